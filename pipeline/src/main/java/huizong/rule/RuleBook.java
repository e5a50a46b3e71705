package huizong.rule;

import huizong.bureau.RuleOverride;
import huizong.mapping.MappingException;
import huizong.store.Result;
import huizong.store.Store;
import huizong.store.StoreException;
import huizong.text.PackagedText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All rules of a mappings folder. Each runs as one query over all current filings. */
public final class RuleBook {
    /** The columns a rule's query returns, in this order, with DuckDB's types. */
    static final List<String> COLUMNS = List.of(
            "severity VARCHAR",
            "submission_id VARCHAR",
            "table_name VARCHAR",
            "line_no INTEGER",
            "column_name VARCHAR",
            "stated VARCHAR",
            "expected VARCHAR",
            "difference DECIMAL(38,6)",
            "message VARCHAR",
            "message_en VARCHAR");

    private static final int DIFFERENCE = 7;

    /** A column that may follow: the other figures that take part, a list of {@code figure(…)}. */
    static final String FIGURES = "figures";

    private static final Pattern LINE = Pattern.compile("LINE (\\d+):");

    private final List<Script> shared;
    private final Map<String, RuleNames> names;
    private final List<Rule> rules;
    private final List<RuleOverride> overrides;

    private RuleBook(
            List<Script> shared, Map<String, RuleNames> names, List<Rule> rules, List<RuleOverride> overrides) {
        this.shared = List.copyOf(shared);
        this.names = Map.copyOf(names);
        this.rules = List.copyOf(rules);
        this.overrides = List.copyOf(overrides);
    }

    /** Words and views the rules share, from {@code rules/shared/*.sql}. */
    private record Script(String file, String sql) {
        RuleNames names() {
            return new RuleNames(file, sql);
        }
    }

    public List<Rule> rules() {
        return rules;
    }

    /** The same book with other thresholds and severities in some years or divisions. */
    public RuleBook with(List<RuleOverride> others) {
        return new RuleBook(shared, names, rules, others);
    }

    /** The words that rules and roll-ups share, and no rules. */
    public RuleBook wordsOnly() {
        return new RuleBook(shared, Map.of(), List.of(), List.of());
    }

    /** What may be overridden: the threshold names of each rule, {@code severity} among them. */
    public Map<String, java.util.Set<String>> adjustable() {
        Map<String, java.util.Set<String>> names = new TreeMap<>();
        for (Rule rule : rules) {
            names.put(rule.id(), new TreeSet<>(rule.thresholds().keySet()));
            names.get(rule.id()).add("severity");
        }
        return names;
    }

    /**
     * A threshold that holds everywhere and in every year: the bureau's own, else the rule's.
     *
     * @return empty where there is no such rule, or it has no such threshold
     */
    public Optional<BigDecimal> threshold(String ruleId, String name) {
        return overrides.stream()
                .filter(o -> o.ruleId().equals(ruleId) && o.name().equals(name))
                .filter(o -> o.fiscalYear().isEmpty() && o.divisionCode().isEmpty())
                .map(RuleOverride::value)
                .findFirst()
                .or(() -> rules.stream()
                        .filter(r -> r.id().equals(ruleId))
                        .findFirst()
                        .map(r -> r.thresholds().get(name)))
                .map(BigDecimal::new);
    }

    /** Reads {@code rules/*.sql} and {@code rules/shared/*.sql}; mistakes are added to {@code problems} with file and line. */
    public static RuleBook read(Path folder, List<String> problems) {
        List<Rule> rules = new ArrayList<>();
        List<Script> shared = new ArrayList<>();
        Map<String, RuleNames> names = new HashMap<>();
        for (Path file : files(folder.resolve("rules/shared"))) {
            Script script = new Script("rules/shared/" + file.getFileName(), text(file));
            shared.add(script);
            script.names().ofShared(problems);
        }
        List<RuleNames> inShared = shared.stream().map(Script::names).toList();
        Map<String, String> owners = new HashMap<>();
        for (Path file : files(folder.resolve("rules"))) {
            String name = String.valueOf(file.getFileName());
            String text = text(file);
            RuleReader.read("rules/" + name, name.substring(0, name.length() - 4), text, problems)
                    .ifPresent(rule -> {
                        RuleNames used = new RuleNames(rule.file(), text);
                        used.of(rule, inShared, problems);
                        names.put(rule.id(), used);
                        for (String threshold : rule.thresholds().keySet()) {
                            String owner = owners.put(threshold, rule.file());
                            if (owner != null) {
                                problems.add(rule.file() + ":1: threshold " + threshold + " is already in " + owner);
                            }
                        }
                        rules.add(rule);
                    });
        }
        return new RuleBook(shared, names, rules, List.of());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
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

    /**
     * Checks that each rule's SQL holds against the database's schema and returns the columns it must. The database is
     * confined for good: what is checked may come from elsewhere.
     *
     * @throws MappingException naming the file and line of each mistake
     */
    public void check(Store store) {
        store.confine();
        prepare(store);
        List<String> problems = new ArrayList<>();
        Map<String, java.util.Set<String>> places = places(store);
        for (Rule rule : rules) {
            Optional.ofNullable(names.get(rule.id())).ifPresent(used -> used.places(places, problems));
            try {
                Result columns = store.query("SELECT column_name, column_type FROM (DESCRIBE " + rule.sql() + "\n)");
                List<String> found = columns.rows().stream()
                        .map(r -> r.get(0).orElse("") + " " + r.get(1).orElse(""))
                        // a difference may be given with less room than there is for it
                        .map(column -> column.startsWith("difference DECIMAL(") ? COLUMNS.get(DIFFERENCE) : column)
                        .toList();
                boolean figures = found.size() == COLUMNS.size() + 1
                        && found.get(COLUMNS.size()).startsWith(FIGURES + " ");
                if (!(figures ? found.subList(0, COLUMNS.size()) : found).equals(COLUMNS)) {
                    problems.add(rule.file() + ":1: returns " + found + " instead of " + COLUMNS);
                }
                rule.notEvaluated()
                        .ifPresent(sql -> store.query("SELECT submission_id, reason FROM (" + sql + "\n) LIMIT 0"));
            } catch (StoreException e) {
                problems.add(problem(rule.file(), e));
            }
        }
        if (!problems.isEmpty()) {
            throw new MappingException(problems);
        }
    }

    /**
     * Runs each rule by itself on what is on file and says where one fails on it; nothing is stored.
     *
     * @return the file and line of each mistake
     */
    public List<String> failing(Store store) {
        prepare(store);
        store.execute("SET VARIABLE consolidation_id = 0");
        store.execute("SET VARIABLE only_year = NULL");
        List<String> problems = new ArrayList<>();
        for (Rule rule : rules) {
            try {
                RuleRun.judge(store, rule);
            } catch (StoreException e) {
                problems.add(problem(rule.file(), RuleFailedException.isOfData(e) ? Products.lineIn(rule) : 1, e));
            }
        }
        return problems;
    }

    /** Where a finding may stand: the tables that forms fill, the filing itself, and the list of who has to file what. */
    private static Map<String, java.util.Set<String>> places(Store store) {
        Map<String, java.util.Set<String>> places = new TreeMap<>();
        for (List<Optional<Object>> column :
                store.query(PackagedText.read(RuleBook.class, "places.sql")).rows()) {
            places.computeIfAbsent(Result.text(column.get(0)), table -> new TreeSet<>())
                    .add(Result.text(column.get(1)));
        }
        return places;
    }

    /** Fills {@code qa.rule} and {@code qa.threshold}, and sets up what the rules' SQL relies on. */
    private void prepare(Store store) {
        store.update("DELETE FROM qa.threshold");
        for (Rule rule : rules) {
            rule.thresholds()
                    .forEach((name, value) -> store.update(
                            "INSERT INTO qa.threshold VALUES (?, ?, NULL, NULL, ?, ?)",
                            rule.id(),
                            name,
                            value,
                            rule.file()));
        }
        for (RuleOverride other : overrides) {
            store.update(
                    "INSERT INTO qa.threshold VALUES (?, ?, ?, ?, ?, ?)",
                    other.ruleId(),
                    other.name(),
                    other.fiscalYear().isPresent() ? other.fiscalYear().getAsInt() : null,
                    other.divisionCode().orElse(null),
                    other.value(),
                    other.source());
        }
        RuleRun.script(store, "prepare.sql");
        StoredFigures.define(store);
        for (Script script : shared) {
            try {
                store.execute(script.sql());
            } catch (StoreException e) {
                throw new MappingException(List.of(problem(script.file(), e)));
            }
        }
    }

    /** Where DuckDB names a line, it is the file's: queries are sent with the lines in front of them. */
    static String problem(String file, StoreException e) {
        return problem(file, 1, e);
    }

    /** @param otherwise the line where DuckDB names none */
    private static String problem(String file, int otherwise, StoreException e) {
        String message = String.valueOf(e.getMessage());
        Matcher line = LINE.matcher(message);
        return file + ":" + (line.find() ? line.group(1) : otherwise) + ": "
                + message.lines().findFirst().orElse("");
    }

    /**
     * Does something that runs the rules, and does it again without the filings that one of them turned out to fail on.
     *
     * @param work to be done wholly or not at all, in a transaction of its own
     * @throws MappingException where a rule fails whatever is on file: its file and line
     */
    public <T> T judging(Store store, Function<Unjudged, T> work) {
        Unjudged unjudged = new Unjudged();
        while (true) {
            try {
                return work.apply(unjudged);
            } catch (RuleFailedException e) {
                prepare(store);
                if (!unjudged.add(e.rule(), Culprits.of(store, e.rule()), e.reason())) {
                    throw new MappingException(List.of(e.rule().file() + ":1: " + e.reason()));
                }
            }
        }
    }

    /** Runs every rule, as {@link #run(Store, int, OptionalInt, Unjudged)}, in a transaction of its own. */
    public void run(Store store, int consolidationId, OptionalInt year) {
        judging(
                store,
                unjudged -> store.inTransaction(() -> {
                    run(store, consolidationId, year, unjudged);
                    return true;
                }));
    }

    /**
     * Runs every rule for a consolidation and stores what they find, together with what reading found; to be called
     * within {@link #judging}.
     *
     * @param year only filings of this fiscal year; empty for all
     * @throws MappingException where a rule's SQL does not hold: its file and line
     */
    public void run(Store store, int consolidationId, OptionalInt year, Unjudged unjudged) {
        prepare(store);
        new RuleRun(store, consolidationId, year, unjudged).run(rules);
    }
}
