package huizong.mapping;

import huizong.grid.Cell;
import huizong.grid.Sheet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The divisions, units and other names of {@code mappings/reference/*.csv}. */
public final class Registry {
    private final List<Division> divisions = new ArrayList<>();
    private final List<RegisteredUnit> units = new ArrayList<>();
    private final Map<String, Division> byCode = new HashMap<>();
    private final Map<String, List<Division>> byName = new LinkedHashMap<>();
    private final Map<String, RegisteredUnit> unitByName = new HashMap<>();
    private final Map<String, RegisteredUnit> unitByAlias = new HashMap<>();

    private Registry() {}

    /**
     * Reads the three tables; the first row of each names its columns.
     *
     * @param problems where mistakes are added, with file and line
     */
    public static Registry of(Sheet divisions, Sheet units, Sheet aliases, List<String> problems) {
        Registry registry = new Registry();
        registry.readDivisions(divisions, problems);
        registry.readUnits(units, problems);
        registry.readAliases(aliases, problems);
        return registry;
    }

    /** All divisions, 本级 leaves included. */
    public List<Division> divisions() {
        return List.copyOf(divisions);
    }

    public List<RegisteredUnit> units() {
        return List.copyOf(units);
    }

    public Optional<Division> division(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /**
     * The unit of a name.
     *
     * @param divisionHint the division the filing came from; without it only names that need no context are known
     */
    public Optional<RegisteredUnit> unit(String name, Optional<String> divisionHint) {
        String key = Label.normalise(name);
        RegisteredUnit unit = unitByName.get(key);
        if (unit == null && divisionHint.isPresent()) {
            unit = unitByAlias.get(divisionHint.get() + "/" + key);
        }
        return Optional.ofNullable(unit == null ? unitByAlias.get("/" + key) : unit);
    }

    /** The lowest division a text names, the longest name first; empty where it names none or more than one. */
    public Optional<Division> divisionIn(String text) {
        String normalised = Label.normalise(text);
        Optional<Division> best = Optional.empty();
        int bestRank = -1;
        for (Map.Entry<String, List<Division>> entry : byName.entrySet()) {
            if (normalised.contains(entry.getKey())) {
                for (Division division : entry.getValue()) {
                    if (entry.getValue().size() > 1 && !parentIsNamed(division, normalised)) {
                        continue;
                    }
                    int rank = rank(division) * 100 + entry.getKey().length();
                    if (rank > bestRank) {
                        bestRank = rank;
                        best = Optional.of(division);
                    }
                }
            }
        }
        return best;
    }

    private boolean parentIsNamed(Division division, String text) {
        Division parent = division.parentCode().map(byCode::get).orElse(null);
        return parent != null && text.contains(Label.normalise(parent.name()));
    }

    private static int rank(Division division) {
        return switch (division.level()) {
            case "county" -> 3;
            case "city" -> 2;
            default -> 1;
        };
    }

    private void readDivisions(Sheet sheet, List<String> problems) {
        for (Map.Entry<Integer, Map<String, String>> line : lines(sheet).entrySet()) {
            Map<String, String> row = line.getValue();
            Division division = new Division(
                    row.getOrDefault("division_code", ""),
                    row.getOrDefault("name", ""),
                    row.getOrDefault("short_name", ""),
                    row.getOrDefault("level", ""),
                    Optional.ofNullable(row.get("parent_code")));
            if (!division.code().matches("[0-9]{6}") || division.name().isEmpty()) {
                problems.add("reference/divisions.csv:" + line.getKey() + ": needs a six-digit code and a name");
                continue;
            }
            divisions.add(division);
            if (!division.isOwn()) {
                if (byCode.put(division.code(), division) != null) {
                    problems.add("reference/divisions.csv:" + line.getKey() + ": code " + division.code() + " twice");
                }
                for (String name : List.of(division.name(), division.shortName())) {
                    if (name.length() >= 2) {
                        List<Division> named = byName.computeIfAbsent(Label.normalise(name), n -> new ArrayList<>());
                        if (!named.contains(division)) {
                            named.add(division);
                        }
                    }
                }
            }
        }
        for (Division division : divisions) {
            if (division.parentCode().isPresent()
                    && !byCode.containsKey(division.parentCode().get())) {
                problems.add("reference/divisions.csv: unknown parent "
                        + division.parentCode().get() + " of " + division.name());
            }
        }
    }

    private void readUnits(Sheet sheet, List<String> problems) {
        for (Map.Entry<Integer, Map<String, String>> line : lines(sheet).entrySet()) {
            Map<String, String> row = line.getValue();
            String code = row.getOrDefault("division_code", "");
            Division division = byCode.get(code);
            if (division == null) {
                problems.add("reference/units.csv:" + line.getKey() + ": unknown division \"" + code + "\"");
                continue;
            }
            RegisteredUnit unit = new RegisteredUnit(
                    row.getOrDefault("unit_id", ""),
                    row.getOrDefault("name", ""),
                    code,
                    Optional.ofNullable(row.get("parent_unit_id")),
                    Optional.ofNullable(row.get("department")),
                    row.getOrDefault("level", division.level()));
            if (unit.unitId().isEmpty() || unit.name().isEmpty()) {
                problems.add("reference/units.csv:" + line.getKey() + ": needs unit_id and name");
                continue;
            }
            units.add(unit);
            if (unitByName.put(Label.normalise(unit.name()), unit) != null) {
                problems.add("reference/units.csv:" + line.getKey() + ": the name " + unit.name() + " stands twice");
            }
        }
    }

    private void readAliases(Sheet sheet, List<String> problems) {
        for (Map.Entry<Integer, Map<String, String>> line : lines(sheet).entrySet()) {
            Map<String, String> row = line.getValue();
            if (!row.getOrDefault("kind", "").equals("unit")) {
                continue;
            }
            RegisteredUnit unit = unitByName.get(Label.normalise(row.getOrDefault("name", "")));
            if (unit == null) {
                problems.add("reference/aliases.csv:" + line.getKey() + ": unknown unit \""
                        + row.getOrDefault("name", "") + "\"");
                continue;
            }
            unitByAlias.put(
                    row.getOrDefault("division_code", "") + "/" + Label.normalise(row.getOrDefault("alias", "")), unit);
        }
    }

    /** The filled cells of each line below the header, by column name; keyed by line number. */
    private static Map<Integer, Map<String, String>> lines(Sheet sheet) {
        Map<Integer, String> names = new HashMap<>();
        for (Cell cell : sheet.row(0)) {
            names.put(cell.ref().column(), cell.value().shown().strip());
        }
        Map<Integer, Map<String, String>> lines = new LinkedHashMap<>();
        for (int r = 1; r < sheet.height(); r++) {
            Map<String, String> row = new HashMap<>();
            for (Cell cell : sheet.row(r)) {
                String text = cell.value().shown().strip();
                String name = names.get(cell.ref().column());
                if (name != null && !text.isEmpty()) {
                    row.put(name, text);
                }
            }
            if (!row.isEmpty()) {
                lines.put(r + 1, row);
            }
        }
        return lines;
    }
}
