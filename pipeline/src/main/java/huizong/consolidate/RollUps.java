package huizong.consolidate;

import huizong.mapping.MappingException;
import huizong.rule.RuleNames;
import huizong.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The roll-ups of a mappings folder: SQL scripts that run in the order of their names. */
final class RollUps {
    /** What is set before they run. */
    private static final Set<String> BOUND =
            Set.of("consolidation_id", "only_year", "period", "previous_id", "previous_period", "exclude_errors");

    private final List<RollUpScript> scripts;

    private RollUps(List<RollUpScript> scripts) {
        this.scripts = List.copyOf(scripts);
    }

    /** @throws MappingException where a script uses a variable that nothing sets */
    static RollUps read(Path mappings) {
        List<RollUpScript> scripts = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        try (Stream<Path> files = Files.list(mappings.resolve("rollups"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".sql")).sorted().toList()) {
                RollUpScript script = RollUpScript.read(file);
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
     * @throws MappingException where one does not hold: its file and line
     */
    void run(Store store, Consumer<String> ended) {
        for (RollUpScript script : scripts) {
            script.run(store);
            ended.accept(script.name());
        }
    }
}
