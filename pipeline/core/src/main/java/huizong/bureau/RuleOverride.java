package huizong.bureau;

import huizong.grid.Sheet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One line of {@code mappings/reference/thresholds.csv}: another threshold or severity of a rule, in a year or a division.
 *
 * @param name a threshold of the rule, or {@code severity}
 * @param fiscalYear empty for all
 * @param divisionCode that division and those below it; empty for all
 * @param value a number, or {@code error}, {@code warning} or {@code notice}
 * @param source file and line
 */
public record RuleOverride(
        String ruleId,
        String name,
        OptionalInt fiscalYear,
        Optional<String> divisionCode,
        String value,
        String source) {
    private static final String FILE = "reference/thresholds.csv";
    private static final Set<String> SEVERITIES = Set.of("error", "warning", "notice");

    /**
     * Reads the table; its first row names the columns.
     *
     * @param adjustable by rule, what may be overridden
     * @param problems where mistakes are added, with file and line
     */
    public static List<RuleOverride> read(
            Sheet sheet, Registry registry, Map<String, Set<String>> adjustable, List<String> problems) {
        List<RuleOverride> overrides = new ArrayList<>();
        Map<List<Object>, String> seen = new HashMap<>();
        Registry.lines(sheet).forEach((number, row) -> {
            String at = FILE + ":" + number + ": ";
            int before = problems.size();
            String rule = row.getOrDefault("rule_id", "");
            String name = row.getOrDefault("name", "");
            String year = row.getOrDefault("fiscal_year", "");
            String division = row.getOrDefault("division_code", "");
            String value = row.getOrDefault("value", "");
            if (!adjustable.containsKey(rule)) {
                problems.add(at + "unknown rule \"" + rule + "\"");
            } else if (!adjustable.get(rule).contains(name)) {
                problems.add(at + "unknown threshold \"" + name + "\" of " + rule + "; known: "
                        + String.join(", ", adjustable.get(rule)));
            } else if (name.equals("severity") && !SEVERITIES.contains(value)) {
                problems.add(at + "severity is error, warning or notice, not \"" + value + "\"");
            } else if (!name.equals("severity") && !value.matches("-?[0-9]{1,11}(\\.[0-9]{1,6})?")) {
                problems.add(at + "\"" + value + "\" is no number such as 0.8");
            }
            if (!year.isEmpty() && !year.matches("(19|20)[0-9]{2}")) {
                problems.add(at + "fiscal_year \"" + year + "\" is no year such as 2024");
            }
            if (!division.isEmpty() && registry.division(division).isEmpty()) {
                problems.add(at + "unknown division " + division);
            }
            String earlier = seen.put(List.of(rule, name, year, division), FILE + ":" + number);
            if (earlier != null) {
                problems.add(at + "the same rule, name, year and division stand already in " + earlier);
            }
            if (problems.size() == before) {
                overrides.add(new RuleOverride(
                        rule,
                        name,
                        year.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(year)),
                        division.isEmpty() ? Optional.empty() : Optional.of(division),
                        value,
                        FILE + ":" + number));
            }
        });
        return overrides;
    }
}
