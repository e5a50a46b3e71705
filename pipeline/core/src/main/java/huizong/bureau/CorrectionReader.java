package huizong.bureau;

import huizong.grid.Sheet;
import huizong.mapping.FormMapping;
import huizong.mapping.Target;
import huizong.mapping.yaml.Mappings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads 调整表 and 差额表; a line that would fall out of every roll-up, or into the wrong one, is a mistake. */
public final class CorrectionReader {
    /** The columns that roll-ups add, by table. */
    private static final Map<String, Set<String>> ADDED = Map.of(
            "expenditure_item", Set.of("prior_final", "budget", "final"),
            "funding", Set.of("initial_budget", "annual_budget", "executed"),
            "base_data",
                    Set.of(
                            "staff_quota",
                            "staff_actual",
                            "building_approved_area",
                            "building_actual_area",
                            "building_budget",
                            "building_actual"));

    private static final Set<String> SOURCES = Set.of("total", "current_appropriation", "carry_over", "other");
    private static final int WHOLE_DIGITS = 12;
    private static final int DECIMALS = 6;

    private final Registry registry;
    private final Set<String> forms;
    private final Set<String> items;
    private final Set<String> units;
    private final List<String> problems;

    /** @param problems where mistakes are added with file and line */
    public CorrectionReader(Registry registry, Mappings mappings, List<String> problems) {
        this.registry = registry;
        this.forms = mappings.forms().stream().map(FormMapping::formId).collect(Collectors.toSet());
        this.items = mappings.itemCodes();
        this.units = registry.units().stream().map(RegisteredUnit::unitId).collect(Collectors.toSet());
        this.problems = problems;
    }

    /** The lines of one of the two tables. */
    public List<Correction> read(Correction.Kind kind, String file, Sheet sheet) {
        List<Correction> corrections = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        for (Map.Entry<Integer, Map<String, String>> line :
                Registry.lines(sheet).entrySet()) {
            String at = "reference/" + file + ":" + line.getKey();
            List<String> wrong = new ArrayList<>();
            Map<String, String> row = line.getValue();
            Optional<Correction> correction = correction(kind, at, row, wrong);
            List<String> identity = Stream.of(
                            "fiscal_year",
                            "from_division",
                            "to_division",
                            "unit_id",
                            "name",
                            "form_id",
                            "target",
                            "code")
                    .map(c -> row.getOrDefault(c, ""))
                    .toList();
            if (!seen.add(identity)) {
                wrong.add("the same parties, target and code stand on an earlier line; it would count twice");
            }
            wrong.forEach(w -> problems.add(at + ": " + w));
            if (wrong.isEmpty()) {
                correction.ifPresent(corrections::add);
            }
        }
        return corrections;
    }

    private Optional<Correction> correction(
            Correction.Kind kind, String at, Map<String, String> row, List<String> wrong) {
        String year = row.getOrDefault("fiscal_year", "");
        if (!year.matches("20[0-9]{2}")) {
            wrong.add("fiscal_year is a year like 2023, not \"" + year + "\"");
        }
        parties(kind, row, wrong);
        String[] target = row.getOrDefault("target", "").split("\\.", -1);
        String code = row.getOrDefault("code", "");
        String form = row.getOrDefault("form_id", "");
        if (target.length != 2 || !ADDED.getOrDefault(target[0], Set.of()).contains(target[1])) {
            wrong.add("target is table.column of a figure that is added up, such as expenditure_item.final, not \""
                    + row.getOrDefault("target", "") + "\"");
        } else {
            code(target[0], code, wrong);
        }
        if (!forms.contains(form)) {
            wrong.add("unknown form_id \"" + form + "\"");
        }
        Optional<BigDecimal> amount = amount(kind, row.getOrDefault("amount", ""), wrong);
        String basis = row.getOrDefault("basis", "");
        if (basis.isEmpty()) {
            wrong.add("needs its basis: the document it rests on");
        }
        if (!wrong.isEmpty() || amount.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Correction(
                kind,
                Integer.parseInt(year),
                Optional.ofNullable(row.get("from_division")),
                Optional.ofNullable(row.get("to_division")),
                Optional.ofNullable(row.get("unit_id")),
                Optional.ofNullable(row.get("name")),
                form,
                new Target(target[0], target[1]),
                code,
                amount.get(),
                basis,
                at));
    }

    private void parties(Correction.Kind kind, Map<String, String> row, List<String> wrong) {
        if (kind == Correction.Kind.ADJUSTMENT) {
            String from = row.getOrDefault("from_division", "");
            String to = row.getOrDefault("to_division", "");
            for (String division : List.of(from, to)) {
                if (registry.division(division).isEmpty()) {
                    wrong.add("unknown division \"" + division + "\"");
                }
            }
            if (from.equals(to)) {
                wrong.add("a transfer goes from one division to another");
            }
        } else {
            String unit = row.getOrDefault("unit_id", "");
            if (!units.contains(unit)) {
                wrong.add("unknown unit \"" + unit + "\"; the reporting unit must stand in units.csv");
            }
            if (row.getOrDefault("name", "").isEmpty()) {
                wrong.add("needs the name of the unit that does not file");
            }
        }
    }

    private void code(String table, String code, List<String> wrong) {
        boolean known =
                switch (table) {
                    case "expenditure_item" -> items.contains(code);
                    case "funding" -> SOURCES.contains(code);
                    default -> code.isEmpty();
                };
        if (!known) {
            wrong.add("unknown code \"" + code + "\" for " + table);
        }
    }

    private static Optional<BigDecimal> amount(Correction.Kind kind, String text, List<String> wrong) {
        try {
            BigDecimal amount = new BigDecimal(text.replace(",", ""));
            boolean fits = amount.scale() <= DECIMALS && amount.precision() - amount.scale() <= WHOLE_DIGITS;
            if (!fits || amount.signum() == 0 || (kind == Correction.Kind.ADJUSTMENT && amount.signum() < 0)) {
                wrong.add("the amount " + text + " must be over zero, with at most six decimals");
            }
            return Optional.of(amount);
        } catch (NumberFormatException e) {
            wrong.add("the amount \"" + text + "\" is no number");
            return Optional.empty();
        }
    }
}
