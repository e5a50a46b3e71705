package huizong.bureau;

import huizong.grid.Sheet;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads who has to file what, from {@code mappings/reference/expected-forms.csv}. A line names a unit, or a group of units by
 * division (those below it included), department and level; a line with {@code exempt} takes units out again.
 */
public final class ExpectationReader {
    private static final String FILE = "reference/expected-forms.csv";
    private static final List<String> SELECTORS = List.of("unit", "division_code", "department", "level");
    private static final Set<String> LEVELS = Set.of("province", "city", "county");
    private static final Set<String> YES = Set.of("yes", "是");

    private final Registry registry;
    private final Map<String, String> formNames;
    private final List<String> problems;
    private final Map<String, ExpectedForm> expected = new LinkedHashMap<>();

    private ExpectationReader(Registry registry, Map<String, String> formNames, List<String> problems) {
        this.registry = registry;
        this.formNames = formNames;
        this.problems = problems;
    }

    /**
     * Reads the list; its first row names the columns.
     *
     * @param formNames the forms known, by id, with their printed names
     * @param problems where mistakes are added, with file and line
     */
    public static List<ExpectedForm> read(
            Sheet sheet, Registry registry, Map<String, String> formNames, List<String> problems) {
        ExpectationReader read = new ExpectationReader(registry, formNames, problems);
        Map<Integer, Map<String, String>> lines = Registry.lines(sheet);
        lines.forEach((line, row) -> {
            if (!isExempt(row)) {
                read.expect(line, row);
            }
        });
        lines.forEach((line, row) -> {
            if (isExempt(row)) {
                read.forms(line, row).forEach(f -> read.expected.remove(key(f)));
            }
        });
        return List.copyOf(read.expected.values());
    }

    private static boolean isExempt(Map<String, String> row) {
        return YES.contains(row.getOrDefault("exempt", ""));
    }

    private static String key(ExpectedForm form) {
        return form.unit().unitId() + "\n" + form.formId() + "\n" + form.fiscalYear();
    }

    private void expect(int line, Map<String, String> row) {
        if (row.containsKey("exempt")) {
            problem(line, "exempt is yes (是) or empty, not " + row.get("exempt"));
        }
        for (ExpectedForm form : forms(line, row)) {
            // of two lines the one that is due earlier counts
            expected.merge(key(form), form, (a, b) -> earlier(a) <= earlier(b) ? a : b);
        }
    }

    private static int earlier(ExpectedForm form) {
        return form.since().map(m -> m.getYear() * 12 + m.getMonthValue()).orElse(0);
    }

    private List<ExpectedForm> forms(int line, Map<String, String> row) {
        int before = problems.size();
        String formId = row.getOrDefault("form_id", "");
        if (!formNames.containsKey(formId)) {
            problem(line, "unknown form \"" + formId + "\"; known: " + String.join(", ", formNames.keySet()));
        }
        Optional<Integer> year = ReferenceValue.year(row.get("fiscal_year"));
        if (year.isEmpty()) {
            problem(line, "fiscal_year is a year like 2023, not \"" + row.getOrDefault("fiscal_year", "") + "\"");
        }
        Optional<YearMonth> since = ReferenceValue.month(row.get("period"));
        if (since.isEmpty() && row.containsKey("period")) {
            problem(line, "period is a month like 2024-03, not \"" + row.get("period") + "\"");
        }
        Optional<LocalDate> dueOn = ReferenceValue.date(row.get("due_on"));
        if (dueOn.isEmpty() && row.containsKey("due_on")) {
            problem(line, "due_on is a date like 2024-03-31, not \"" + row.get("due_on") + "\"");
        }
        List<RegisteredUnit> units = units(line, row, year);
        if (problems.size() > before) {
            return List.of();
        }
        int fiscalYear = year.orElseThrow();
        return units.stream()
                .map(unit -> new ExpectedForm(
                        unit, formId, formNames.getOrDefault(formId, formId), fiscalYear, since, dueOn, line))
                .toList();
    }

    /** A unit abolished before the year, or founded after it, files nothing for it. */
    private List<RegisteredUnit> units(int line, Map<String, String> row, Optional<Integer> year) {
        String division = row.getOrDefault("division_code", "");
        String level = row.getOrDefault("level", "");
        if (SELECTORS.stream().noneMatch(row::containsKey)) {
            problem(line, "names no unit and no group: fill one of " + String.join(", ", SELECTORS));
            return List.of();
        }
        if (!division.isEmpty() && registry.division(division).isEmpty()) {
            problem(line, "unknown division " + division);
            return List.of();
        }
        if (!level.isEmpty() && !LEVELS.contains(level)) {
            problem(line, "level is province, city or county, not " + level);
            return List.of();
        }
        String name = row.getOrDefault("unit", "");
        Optional<RegisteredUnit> named =
                registry.unit(name, Optional.of(division).filter(d -> !d.isEmpty()));
        List<RegisteredUnit> found = year.map(registry::unitsIn).orElseGet(registry::units).stream()
                .filter(u -> name.isEmpty()
                        || u.unitId().equals(name)
                        || named.filter(n -> n.unitId().equals(u.unitId())).isPresent())
                .filter(u -> division.isEmpty() || isWithin(u.divisionCode(), division))
                .filter(u -> !row.containsKey("department")
                        || u.department().filter(row.get("department")::equals).isPresent())
                .filter(u -> level.isEmpty() || u.level().equals(level))
                .toList();
        if (found.isEmpty()) {
            problem(
                    line,
                    "units.csv has no unit " + (name.isEmpty() ? "of this group" : name)
                            + year.map(y -> " in " + y).orElse(""));
        }
        return found;
    }

    private boolean isWithin(String code, String ancestor) {
        Optional<String> at = Optional.of(code);
        for (int i = 0; i < LEVELS.size() && at.isPresent(); i++) {
            if (at.get().equals(ancestor)) {
                return true;
            }
            at = at.flatMap(registry::division).flatMap(Division::parentCode);
        }
        return false;
    }

    private void problem(int line, String what) {
        problems.add(FILE + ":" + line + ": " + what);
    }
}
