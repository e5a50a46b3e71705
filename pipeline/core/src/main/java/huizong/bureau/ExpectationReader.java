package huizong.bureau;

import huizong.grid.Sheet;
import huizong.mapping.PeriodKind;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

    /** How the period column may be filled in, beside the first month a form is due in. */
    private static final Map<String, PeriodKind> KINDS = Map.ofEntries(
            Map.entry("month", PeriodKind.MONTH),
            Map.entry("月", PeriodKind.MONTH),
            Map.entry("月度", PeriodKind.MONTH),
            Map.entry("quarter", PeriodKind.QUARTER),
            Map.entry("季", PeriodKind.QUARTER),
            Map.entry("季度", PeriodKind.QUARTER),
            Map.entry("half", PeriodKind.HALF),
            Map.entry("半年", PeriodKind.HALF),
            Map.entry("year", PeriodKind.YEAR),
            Map.entry("年", PeriodKind.YEAR),
            Map.entry("年度", PeriodKind.YEAR));

    private final Registry registry;
    private final Map<String, String> formNames;
    private final Map<String, List<PeriodKind>> formPeriods;
    private final List<String> problems;
    private final Map<String, ExpectedForm> expected = new LinkedHashMap<>();

    private ExpectationReader(
            Registry registry,
            Map<String, String> formNames,
            Map<String, List<PeriodKind>> formPeriods,
            List<String> problems) {
        this.registry = registry;
        this.formNames = formNames;
        this.formPeriods = formPeriods;
        this.problems = problems;
    }

    /**
     * Reads the list; its first row names the columns.
     *
     * @param formNames the forms known, by id, with their printed names
     * @param formPeriods what a filing of each may cover, by id
     * @param problems where mistakes are added, with file and line
     */
    public static List<ExpectedForm> read(
            Sheet sheet,
            Registry registry,
            Map<String, String> formNames,
            Map<String, List<PeriodKind>> formPeriods,
            List<String> problems) {
        ExpectationReader read = new ExpectationReader(registry, formNames, formPeriods, problems);
        Map<Integer, Map<String, String>> lines = Registry.lines(sheet);
        lines.forEach((line, row) -> {
            if (!isExempt(row)) {
                read.expect(line, row);
            }
        });
        lines.forEach((line, row) -> {
            if (isExempt(row)) {
                read.forms(line, row).forEach(read::exempt);
            }
        });
        return List.copyOf(read.expected.values());
    }

    private static boolean isExempt(Map<String, String> row) {
        return YES.contains(row.getOrDefault("exempt", ""));
    }

    /** A line that takes a form out takes it out however often it is due. */
    private void exempt(ExpectedForm form) {
        for (PeriodKind kind : PeriodKind.values()) {
            expected.remove(key(form, kind));
        }
    }

    private static String key(ExpectedForm form, PeriodKind kind) {
        return form.unit().unitId() + "\n" + form.formId() + "\n" + form.fiscalYear() + "\n" + kind;
    }

    private void expect(int line, Map<String, String> row) {
        if (row.containsKey("exempt")) {
            problem(line, "exempt is yes (是) or empty, not " + row.get("exempt"));
        }
        for (ExpectedForm form : forms(line, row)) {
            // of two lines the one that is due earlier counts
            expected.merge(key(form, form.kind()), form, (a, b) -> earlier(a) <= earlier(b) ? a : b);
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
        String periods = row.getOrDefault("period", row.getOrDefault("期间", ""));
        Optional<PeriodKind> stated = Optional.ofNullable(KINDS.get(periods.toLowerCase(Locale.ROOT)));
        Optional<YearMonth> since = ReferenceValue.month(periods);
        if (since.isEmpty() && stated.isEmpty() && !periods.isEmpty()) {
            problem(
                    line,
                    "period is month, quarter, half or year (月、季度、半年、年), or the first month it is due in, like"
                            + " 2024-03, not \"" + periods + "\"");
        }
        List<PeriodKind> filed = formPeriods.getOrDefault(formId, List.of(PeriodKind.YEAR));
        if (stated.isPresent() && stated.get() != PeriodKind.YEAR && !filed.contains(stated.get())) {
            problem(line, "form " + formId + " is not filed by " + periods + ": its mapping's period says otherwise");
        }
        PeriodKind kind = stated.orElse(filed.size() == 1 ? filed.get(0) : PeriodKind.YEAR);
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
                        unit, formId, formNames.getOrDefault(formId, formId), fiscalYear, kind, since, dueOn, line))
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
