package huizong.rule;

import huizong.mapping.MappingException;
import huizong.store.Store;
import huizong.store.StoreException;
import huizong.text.PackagedText;
import java.util.List;
import java.util.OptionalInt;

/** One run of the rules: arithmetic first, then the slips that explain it, then the rest, then their order. */
final class RuleRun {
    private final Store store;

    RuleRun(Store store, int consolidationId, OptionalInt year) {
        this.store = store;
        store.execute("SET VARIABLE consolidation_id = " + consolidationId);
        store.execute("SET VARIABLE only_year = " + (year.isPresent() ? year.getAsInt() : "NULL"));
    }

    void run(List<Rule> rules) {
        store.update("DELETE FROM qa.rule");
        store.update("DELETE FROM qa.not_evaluated");
        List<Rule> arithmetic = rules.stream().filter(Rule::arithmetic).toList();
        arithmetic.forEach(this::run);
        if (!arithmetic.isEmpty()) { // the identities they rest on are the mappings', too
            new Repair(store).run();
            script(store, "hints.sql");
        }
        rules.stream().filter(rule -> !rule.arithmetic()).forEach(this::run);
        script(store, "reading-rules.sql");
        insert("reading-findings.sql");
        script(store, "priority.sql");
    }

    private void run(Rule rule) {
        store.update(
                "INSERT INTO qa.rule (rule_id, severity, title, basis, description, title_en) VALUES (?, ?, ?, ?, ?, ?)",
                rule.id(),
                rule.severity().code(),
                rule.title(),
                rule.basis(),
                rule.description(),
                rule.titleEn());
        store.execute("SET VARIABLE rule_id = '" + rule.id() + "'");
        store.execute("SET VARIABLE rule_severity = '" + rule.severity().code() + "'");
        try {
            store.update("DELETE FROM rule_breach");
            store.execute("INSERT INTO rule_breach BY NAME SELECT * FROM (" + rule.sql() + "\n)");
            insert("insert-findings.sql");
            rule.notEvaluated()
                    .ifPresent(sql -> store.execute("INSERT INTO qa.not_evaluated SELECT DISTINCT ON (submission_id)"
                            + " getvariable('rule_id'), submission_id, reason FROM (" + sql
                            + "\n) JOIN meta.submission s USING (submission_id) WHERE s.is_current"
                            + " AND (getvariable('only_year') IS NULL OR s.fiscal_year = getvariable('only_year'))"));
        } catch (StoreException e) {
            throw new MappingException(List.of(RuleBook.problem(rule.file(), e)));
        }
    }

    private void insert(String script) {
        store.execute("SET VARIABLE findings_before = (SELECT count(*) FROM qa.finding"
                + " WHERE consolidation_id = getvariable('consolidation_id'))");
        script(store, script);
    }

    static void script(Store store, String name) {
        store.execute(PackagedText.read(RuleRun.class, name));
    }
}
