package huizong.consolidate;

import huizong.mapping.MappingException;
import huizong.rule.RuleNames;
import huizong.store.Store;
import huizong.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The roll-ups of a mappings folder: SQL scripts that run in the order of their names. */
final class RollUps {
    /** What is set before they run. */
    private static final Set<String> BOUND = Set.of("consolidation_id", "only_year", "previous_id", "exclude_errors");

    private static final Pattern LINE = Pattern.compile("LINE (\\d+):");

    private final List<Script> scripts;

    private record Script(String name, String sql) {
        String file() {
            return "rollups/" + name;
        }
    }

    private RollUps(List<Script> scripts) {
        this.scripts = List.copyOf(scripts);
    }

    /** @throws MappingException where a script uses a variable that nothing sets */
    static RollUps read(Path mappings) {
        List<Script> scripts = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        try (Stream<Path> files = Files.list(mappings.resolve("rollups"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".sql")).sorted().toList()) {
                Script script = new Script(String.valueOf(file.getFileName()), Files.readString(file));
                new RuleNames(script.file(), script.sql()).variables(BOUND, problems);
                scripts.add(script);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the roll-ups of " + mappings, e);
        }
        if (!problems.isEmpty()) {
            throw new MappingException(problems);
        }
        return new RollUps(scripts);
    }

    /**
     * Runs them all.
     *
     * @param ended told each script's name as it ends
     * @throws MappingException where one does not hold: its file, and the line where DuckDB names one
     */
    void run(Store store, Consumer<String> ended) {
        for (Script script : scripts) {
            try {
                store.execute(script.sql());
            } catch (StoreException e) {
                throw new MappingException(List.of(problem(script, e)));
            }
            ended.accept(script.name());
        }
    }

    private static String problem(Script script, StoreException e) {
        String message = String.valueOf(e.getMessage());
        Matcher line = LINE.matcher(message);
        return script.file() + ":" + (line.find() ? line.group(1) : "1") + ": "
                + message.lines().findFirst().orElse("");
    }
}
