package huizong.consolidate;

import huizong.catalog.TableCatalog;
import huizong.mapping.MappingException;
import huizong.rule.RuleBook;
import huizong.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tries the rules and roll-ups of a mappings folder before anything is filed: in a database in memory that has no way out,
 * on filings whose figures are as extreme as can be stored. What would fail on some unit's slip one day fails here, with
 * file and line.
 */
public final class MappingTrial {
    private final Path folder;
    private final RuleBook rules;
    private final TableCatalog catalog;

    public MappingTrial(Path folder, RuleBook rules, TableCatalog catalog) {
        this.folder = folder;
        this.rules = rules;
        this.catalog = catalog;
    }

    /**
     * Tries them.
     *
     * @param formIds the forms that units may file
     * @throws MappingException with the file and line of each mistake
     */
    public void run(Collection<String> formIds) {
        try (Store store = Store.inMemory(catalog)) {
            rules.check(store);
            store.inTransaction(() -> {
                new ExtremeFilings(store, sql()).file(formIds, catalog);
                return true;
            });
            List<String> problems = rules.failing(store);
            if (!problems.isEmpty()) {
                throw new MappingException(problems);
            }
            // without findings nothing is set aside: what extreme figures do to the totals is what is tried
            Consolidation consolidation = new Consolidation(store, rules.wordsOnly(), folder);
            consolidation.run(Terms.of(new Period(YearMonth.of(2024, 1))));
            // the next month without one unit: everything changes, and by as much as can be
            store.update("UPDATE meta.submission SET is_current = false WHERE unit_id = 'U1'");
            consolidation.run(Terms.of(new Period(YearMonth.of(2024, 2))));
        }
    }

    private String sql() {
        StringBuilder all = new StringBuilder();
        for (String place : List.of("rules", "rules/shared", "rollups")) {
            for (Path file : files(folder.resolve(place))) {
                try {
                    all.append(Files.readString(file)).append('\n');
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot read " + file, e);
                }
            }
        }
        return all.toString();
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(
                    files.filter(f -> f.toString().endsWith(".sql")).sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }
}
