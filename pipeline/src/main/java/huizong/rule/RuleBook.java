package huizong.rule;

import huizong.mapping.MappingException;
import huizong.store.Result;
import huizong.store.Store;
import huizong.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** All rules of a mappings folder. Each runs as one query over all current filings. */
public final class RuleBook {
    /** The columns a rule's query returns, in this order. */
    public static final List<String> COLUMNS = List.of(
            "severity",
            "submission_id",
            "table_name",
            "line_no",
            "column_name",
            "stated",
            "expected",
            "difference",
            "message",
            "message_en");

    private final List<Rule> rules;

    private RuleBook(List<Rule> rules) {
        this.rules = rules;
    }

    public List<Rule> rules() {
        return rules;
    }

    /** Reads {@code rules/*.sql}; mistakes are added to {@code problems} with file and line. */
    public static RuleBook read(Path folder, List<String> problems) {
        List<Rule> rules = new ArrayList<>();
        for (Path file : files(folder.resolve("rules"))) {
            String name = String.valueOf(file.getFileName());
            try {
                RuleReader.read(
                                "rules/" + name,
                                name.substring(0, name.length() - 4),
                                Files.readString(file).replace("\r\n", "\n"),
                                problems)
                        .ifPresent(rules::add);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
        return new RuleBook(rules);
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".sql")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    /** Checks that each rule's SQL holds against the database's schema and returns the columns it must. */
    public void check(Store store) {
        List<String> problems = new ArrayList<>();
        store.execute(resource("macros.sql"));
        for (Rule rule : rules) {
            try {
                thresholds(store, rule);
                Result columns = store.query("SELECT column_name FROM (DESCRIBE " + rule.sql() + ")");
                List<String> names = columns.rows().stream()
                        .map(r -> r.get(0).map(Object::toString).orElse(""))
                        .toList();
                if (!names.equals(COLUMNS)) {
                    problems.add("rules/" + rule.id() + ".sql:1: returns " + names + " instead of " + COLUMNS);
                }
                rule.notEvaluated().ifPresent(sql -> store.query("DESCRIBE " + sql));
            } catch (StoreException e) {
                problems.add("rules/" + rule.id() + ".sql:1: " + firstLine(e));
            }
        }
        if (!problems.isEmpty()) {
            throw new MappingException(problems);
        }
    }

    private static String firstLine(StoreException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /**
     * Runs every rule for a consolidation and stores what they find, together with what reading found.
     *
     * @param year only filings of this fiscal year; empty for all
     */
    public void run(Store store, int consolidationId, OptionalInt year) {
        store.execute("SET VARIABLE consolidation_id = " + consolidationId);
        store.execute("SET VARIABLE only_year = " + (year.isPresent() ? year.getAsInt() : "NULL"));
        store.update("DELETE FROM qa.rule");
        store.update("DELETE FROM qa.not_evaluated");
        for (Rule rule : rules) {
            store.update(
                    "INSERT INTO qa.rule VALUES (?, ?, ?, ?, ?)",
                    rule.id(),
                    rule.severity().code(),
                    rule.title(),
                    rule.basis(),
                    rule.description());
            thresholds(store, rule);
            store.execute("SET VARIABLE rule_id = '" + rule.id() + "'");
            store.execute("SET VARIABLE rule_severity = '" + rule.severity().code() + "'");
            store.execute("CREATE OR REPLACE TEMP TABLE rule_breach AS " + rule.sql());
            insert(store, "insert-findings.sql");
            rule.notEvaluated()
                    .ifPresent(sql -> store.execute("INSERT INTO qa.not_evaluated SELECT '" + rule.id()
                            + "', submission_id, reason FROM (" + sql + ")"));
        }
        insert(store, "reading-findings.sql");
    }

    private static void insert(Store store, String script) {
        store.execute("SET VARIABLE findings_before = (SELECT count(*) FROM qa.finding"
                + " WHERE consolidation_id = getvariable('consolidation_id'))");
        store.execute(resource(script));
    }

    private static void thresholds(Store store, Rule rule) {
        for (Map.Entry<String, String> threshold : rule.thresholds().entrySet()) {
            store.execute("SET VARIABLE " + threshold.getKey() + " = " + threshold.getValue());
        }
    }

    private static String resource(String name) {
        try (InputStream in = Optional.ofNullable(RuleBook.class.getResourceAsStream(name))
                .orElseThrow(() -> new IllegalStateException("missing resource " + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
