package huizong.cli;

import huizong.grid.Sheet;
import huizong.mapping.Correction;
import huizong.mapping.CorrectionReader;
import huizong.mapping.MappingException;
import huizong.mapping.Mappings;
import huizong.mapping.Registry;
import huizong.rule.RuleBook;
import huizong.workbook.UnreadableException;
import huizong.workbook.WorkbookReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A mappings folder, read and checked.
 *
 * @param folder where it is
 */
record Workspace(Path folder, Mappings mappings, Registry registry, List<Correction> corrections, RuleBook rules) {
    Workspace {
        corrections = List.copyOf(corrections);
    }

    /** @throws MappingException with every mistake in the folder */
    static Workspace open(Path folder) {
        List<String> problems = new ArrayList<>();
        Mappings mappings = Mappings.read(folder, problems);
        Sheet divisions = reference(folder, "divisions.csv", problems);
        Sheet units = reference(folder, "units.csv", problems);
        Sheet aliases = reference(folder, "aliases.csv", problems);
        Registry registry = Registry.of(divisions, units, aliases, problems);
        CorrectionReader reader = new CorrectionReader(registry, mappings, problems);
        List<Correction> corrections = new ArrayList<>();
        for (Correction.Kind kind : Correction.Kind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT) + "s.csv";
            if (Files.exists(folder.resolve("reference").resolve(name))) {
                corrections.addAll(reader.read(kind, name, reference(folder, name, problems)));
            }
        }
        RuleBook rules = RuleBook.read(folder, problems);
        if (!problems.isEmpty()) {
            throw new MappingException(problems);
        }
        return new Workspace(folder, mappings, registry, corrections, rules);
    }

    private static Sheet reference(Path folder, String name, List<String> problems) {
        Path file = folder.resolve("reference").resolve(name);
        try {
            if (Files.isRegularFile(file)) {
                return WorkbookReader.withDefaults().read(file).sheets().get(0);
            }
            problems.add("reference/" + name + ":1: the file is missing");
        } catch (UnreadableException e) {
            problems.add("reference/" + name + ":1: " + e.chinese());
        }
        return new Sheet.Builder(name, huizong.grid.Visibility.VISIBLE).build();
    }
}
