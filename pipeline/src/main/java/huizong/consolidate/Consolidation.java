package huizong.consolidate;

import huizong.rule.RuleBook;
import huizong.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Rolls the current filings up by division, with the findings on them, under a new number. */
public final class Consolidation {
    private final Store store;
    private final RuleBook rules;
    private final Path mappings;

    public Consolidation(Store store, RuleBook rules, Path mappings) {
        this.store = store;
        this.rules = rules;
        this.mappings = mappings;
    }

    /**
     * Consolidates in one transaction.
     *
     * @param year only this fiscal year; empty for all
     * @return the consolidation's number
     * @throws UnbalancedException where divisions do not add up; nothing is kept then
     */
    public int run(Period period, OptionalInt year) {
        rules.check(store);
        return store.inTransaction(() -> {
            int id = number(store.query("SELECT coalesce(max(consolidation_id), 0) + 1 FROM mart.consolidation")
                    .rows()
                    .get(0)
                    .get(0));
            store.update(
                    "INSERT INTO mart.consolidation (consolidation_id, period, started_at, fiscal_year)"
                            + " VALUES (?, ?, now()::TIMESTAMP, ?)",
                    id,
                    period.toString(),
                    year.isPresent() ? year.getAsInt() : null);
            rules.run(store, id, year);
            new Explanations(store).apply();
            for (Path script : scripts()) {
                try {
                    store.execute(Files.readString(script));
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot read " + script, e);
                }
            }
            balance();
            store.update(
                    "UPDATE mart.consolidation SET finished_at = now()::TIMESTAMP,"
                            + " submissions = (SELECT count(*) FROM meta.submission WHERE is_current),"
                            + " unplaced = (SELECT count(*) FROM meta.submission WHERE is_current"
                            + " AND (division_code IS NULL OR fiscal_year IS NULL))"
                            + " WHERE consolidation_id = ?",
                    id);
            return id;
        });
    }

    private static int number(Optional<Object> value) {
        return ((Number) value.orElseThrow()).intValue();
    }

    private List<Path> scripts() {
        try (Stream<Path> files = Files.list(mappings.resolve("rollups"))) {
            return files.filter(f -> f.toString().endsWith(".sql")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the roll-ups of " + mappings, e);
        }
    }

    private void balance() {
        try (InputStream in = Optional.ofNullable(Consolidation.class.getResourceAsStream("balance.sql"))
                .orElseThrow(() -> new IllegalStateException("missing resource balance.sql"))) {
            List<List<Optional<Object>>> breaches = store.query(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .rows();
            if (!breaches.isEmpty()) {
                throw new UnbalancedException("汇总不平，未保存任何结果：" + breaches.get(0) + "（共 " + breaches.size()
                        + " 处）。The consolidation does not balance; nothing was kept.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
