package huizong.bureau;

import huizong.grid.Sheet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The explanations a bureau gives itself, {@code waivers.csv}, and the errors it lets units explain, {@code exceptions.csv}. */
public record Waivers(List<Waiver> waivers, List<Exemption> exemptions) {
    private static final String WAIVERS = "reference/waivers.csv";
    private static final String EXCEPTIONS = "reference/exceptions.csv";

    public Waivers {
        waivers = List.copyOf(waivers);
        exemptions = List.copyOf(exemptions);
    }

    /**
     * Reads both tables; the first row of each names its columns.
     *
     * @param rules the ids of the rule book
     * @param forms the ids of the forms known
     * @param problems where mistakes are added, with file and line
     */
    public static Waivers of(
            Sheet waivers,
            Sheet exceptions,
            Registry registry,
            Set<String> rules,
            Set<String> forms,
            List<String> problems) {
        List<Waiver> read = new ArrayList<>();
        Registry.lines(waivers).forEach((line, row) -> waiver(line, row, rules, forms, problems)
                .ifPresent(read::add));
        List<Exemption> exemptions = new ArrayList<>();
        Registry.lines(exceptions).forEach((line, row) -> exemption(line, row, registry, rules, problems)
                .ifPresent(exemptions::add));
        return new Waivers(read, exemptions);
    }

    private static Optional<Waiver> waiver(
            int line, Map<String, String> row, Set<String> rules, Set<String> forms, List<String> problems) {
        int before = problems.size();
        String at = WAIVERS + ":" + line + ": ";
        required(row, List.of("rule_id", "unit_name", "explanation", "given_by", "given_on"), at, problems);
        rule(row, rules, at, problems);
        if (row.containsKey("form_id") && !forms.contains(row.get("form_id"))) {
            problems.add(at + "unknown form " + row.get("form_id"));
        }
        Optional<Integer> year = year(row, at, problems);
        Optional<LocalDate> on = on(row, "given_on", at, problems);
        Optional<String> code = Optional.ofNullable(row.get("check_code")).map(c -> c.toUpperCase(Locale.ROOT));
        if (code.isPresent() && !code.get().matches("[0-9A-F]{16}")) {
            problems.add(at + "check_code is the sixteen digits of the list's 核对码, not " + code.get());
        }
        if (problems.size() > before) {
            return Optional.empty();
        }
        return Optional.of(new Waiver(
                code,
                row.getOrDefault("rule_id", ""),
                row.getOrDefault("unit_name", ""),
                year,
                Optional.ofNullable(row.get("form_id")),
                Optional.ofNullable(row.get("project_name")),
                Optional.ofNullable(row.get("stated")),
                Optional.ofNullable(row.get("expected")),
                row.getOrDefault("explanation", ""),
                row.getOrDefault("given_by", ""),
                on.orElseThrow(),
                line));
    }

    private static Optional<Exemption> exemption(
            int line, Map<String, String> row, Registry registry, Set<String> rules, List<String> problems) {
        int before = problems.size();
        String at = EXCEPTIONS + ":" + line + ": ";
        required(row, List.of("rule_id", "approved_by", "approved_on", "reason"), at, problems);
        rule(row, rules, at, problems);
        Optional<String> division = Optional.ofNullable(row.get("division_code"));
        if (division.isPresent() && registry.division(division.get()).isEmpty()) {
            problems.add(at + "unknown division " + division.get());
        }
        Optional<Integer> year = year(row, at, problems);
        Optional<LocalDate> on = on(row, "approved_on", at, problems);
        if (problems.size() > before) {
            return Optional.empty();
        }
        return Optional.of(new Exemption(
                row.getOrDefault("rule_id", ""),
                division,
                Optional.ofNullable(row.get("unit_name")),
                year,
                row.getOrDefault("approved_by", ""),
                on.orElseThrow(),
                row.getOrDefault("reason", ""),
                line));
    }

    private static void required(Map<String, String> row, List<String> columns, String at, List<String> problems) {
        for (String column : columns) {
            if (!row.containsKey(column)) {
                problems.add(at + column + " is empty");
            }
        }
    }

    private static void rule(Map<String, String> row, Set<String> rules, String at, List<String> problems) {
        String rule = row.getOrDefault("rule_id", "");
        if (!rule.isEmpty() && !rule.startsWith("read-") && !rules.contains(rule)) {
            problems.add(at + "unknown rule " + rule);
        }
    }

    private static Optional<Integer> year(Map<String, String> row, String at, List<String> problems) {
        Optional<Integer> year = ReferenceValue.year(row.get("fiscal_year"));
        if (year.isEmpty() && row.containsKey("fiscal_year")) {
            problems.add(at + "fiscal_year is a year like 2023, not \"" + row.get("fiscal_year") + "\"");
        }
        return year;
    }

    private static Optional<LocalDate> on(Map<String, String> row, String column, String at, List<String> problems) {
        Optional<LocalDate> on = ReferenceValue.date(row.get(column));
        if (on.isEmpty() && row.containsKey(column)) {
            problems.add(at + column + " is a date like 2024-03-31, not \"" + row.get(column) + "\"");
        }
        return on;
    }
}
