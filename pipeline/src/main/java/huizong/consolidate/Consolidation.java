package huizong.consolidate;

import huizong.rule.RuleBook;
import huizong.store.Store;
import huizong.text.PackagedText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Rolls the current filings up by division and by department, with the findings on them, under a new number. What is
 * stored under a number never changes: the filings that counted and those that did not, the registers, rules and
 * corrections of that moment, and every total.
 */
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
     * @return the consolidation's number
     * @throws UnbalancedException where totals are not the sum of their parts; nothing is kept then
     * @throws PeriodLockedException where the period is closed
     */
    public int run(Terms terms) {
        return run(terms, step -> {});
    }

    /**
     * Consolidates in one transaction, step by step.
     *
     * @param ended told the name of each step as it ends, in this order: {@code rules}, {@code freeze}, each roll-up's
     *     script, {@code balance}, {@code commit}
     */
    public int run(Terms terms, Consumer<String> ended) {
        int number = inTransaction(terms, ended);
        ended.accept("commit");
        return number;
    }

    private int inTransaction(Terms terms, Consumer<String> ended) {
        new PeriodLock(store).requireOpen(terms.period());
        rules.check(store);
        RollUps rollUps = RollUps.read(mappings);
        return rules.judging(
                store,
                unjudged -> store.inTransaction(() -> {
                    int id = number(store.query("SELECT coalesce(max(consolidation_id), 0) + 1 FROM mart.consolidation")
                            .rows()
                            .get(0)
                            .get(0));
                    begin(id, terms);
                    rules.run(store, id, terms.year(), unjudged);
                    store.execute(PackagedText.read(Consolidation.class, "explain-findings.sql"));
                    ended.accept("rules");
                    store.execute(PackagedText.read(Consolidation.class, "freeze.sql"));
                    ended.accept("freeze");
                    rollUps.run(store, ended);
                    balance();
                    ended.accept("balance");
                    finish(id);
                    return id;
                }));
    }

    private void begin(int id, Terms terms) {
        store.update(
                "INSERT INTO mart.consolidation (consolidation_id, period, started_at, fiscal_year, excluded_errors,"
                        + " print_unit, print_digits) VALUES (?, ?, now()::TIMESTAMP, ?, ?, ?, ?)",
                id,
                terms.period().toString(),
                terms.year().isPresent() ? terms.year().getAsInt() : null,
                terms.excludesErrors(),
                terms.printUnit(),
                terms.printDigits());
        store.update(PackagedText.read(Consolidation.class, "previous.sql"), id);
        new UsedFiles(store, mappings).record(id);
        store.execute("SET VARIABLE period = '" + terms.period() + "'");
        store.execute("SET VARIABLE exclude_errors = " + terms.excludesErrors());
        store.execute("SET VARIABLE previous_id = (SELECT previous_id FROM mart.consolidation WHERE consolidation_id = "
                + id + ")");
        store.execute("SET VARIABLE previous_period = (SELECT period FROM mart.consolidation WHERE consolidation_id ="
                + " getvariable('previous_id'))");
    }

    private void finish(int id) {
        store.update(
                "UPDATE mart.consolidation SET finished_at = now()::TIMESTAMP,"
                        + " submissions = (SELECT count(*) FROM mart.consolidation_filing f"
                        + " WHERE f.consolidation_id = $1 AND f.included),"
                        + " unplaced = (SELECT count(*) FROM mart.consolidation_filing f"
                        + " WHERE f.consolidation_id = $1 AND f.reason_code = 'unplaced'),"
                        + " implausible = (SELECT count(*) FROM mart.consolidation_filing f"
                        + " WHERE f.consolidation_id = $1 AND f.reason_code = 'implausible'),"
                        + " workbooks_loaded = (SELECT count(*) FROM meta.workbook WHERE status = 'loaded'),"
                        + " workbooks_refused = (SELECT count(*) FROM meta.workbook WHERE status = 'rejected'),"
                        + " workbooks_duplicate = (SELECT count(*) FROM meta.workbook WHERE status = 'duplicate')"
                        + " WHERE consolidation_id = $1",
                id);
    }

    private static int number(Optional<Object> value) {
        return ((Number) value.orElseThrow()).intValue();
    }

    private void balance() {
        List<List<Optional<Object>>> breaches = store.query(PackagedText.read(Consolidation.class, "balance.sql"))
                .rows();
        if (!breaches.isEmpty()) {
            throw new UnbalancedException("汇总不平，未保存任何结果（核对、汇总表、年度、区划或单位、项目、栏目、合计、各部分之和）："
                    + breaches.get(0).stream()
                            .map(v -> v.map(Object::toString).orElse(""))
                            .collect(Collectors.joining(" | "))
                    + "（共 " + breaches.size() + " 处）。The consolidation does not balance; nothing was kept.");
        }
    }
}
