package huizong.extract;

import huizong.bureau.Registry;
import huizong.grid.Sheet;
import huizong.grid.Visibility;
import huizong.mapping.MappingException;
import huizong.mapping.yaml.Mappings;
import huizong.workbook.WorkbookReader;
import huizong.workbook.guard.UnreadableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a mappings folder that reading forms takes: the templates with their tables, and the registers of divisions
 * and units.
 *
 * @param folder where it is
 */
public record MappingsFolder(Path folder, Mappings mappings, Registry registry) {
    private static final String REFERENCE = "reference";

    /** Reads what is there; mistakes are added to {@code problems} with file and line. */
    public static MappingsFolder read(Path folder, List<String> problems) {
        Mappings mappings = Mappings.read(folder, problems);
        Registry registry = Registry.of(
                register(folder, "divisions.csv", problems),
                register(folder, "units.csv", problems),
                register(folder, "aliases.csv", problems),
                problems);
        return new MappingsFolder(folder, mappings, registry);
    }

    /** @throws MappingException with every mistake in it */
    public static MappingsFolder read(Path folder) {
        List<String> problems = new ArrayList<>();
        MappingsFolder read = read(folder, problems);
        if (!problems.isEmpty()) {
            throw new MappingException(problems);
        }
        return read;
    }

    /** A list of {@code reference/} that a bureau may do without; an empty sheet where it does. */
    public Sheet list(String name, List<String> problems) {
        return Files.isRegularFile(folder.resolve(REFERENCE).resolve(name))
                ? register(folder, name, problems)
                : nothing(name);
    }

    private static Sheet register(Path folder, String name, List<String> problems) {
        Path file = folder.resolve(REFERENCE).resolve(name);
        try {
            if (Files.isRegularFile(file)) {
                return WorkbookReader.withDefaults().read(file).sheets().get(0);
            }
            problems.add(REFERENCE + "/" + name + ":1: the file is missing");
        } catch (UnreadableException e) {
            problems.add(REFERENCE + "/" + name + ":1: " + e.chinese());
        }
        return nothing(name);
    }

    private static Sheet nothing(String name) {
        return new Sheet.Builder(name, Visibility.VISIBLE).build();
    }
}
