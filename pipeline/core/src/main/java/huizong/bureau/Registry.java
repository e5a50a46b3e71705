package huizong.bureau;

import huizong.grid.Cell;
import huizong.grid.Label;
import huizong.grid.Sheet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The divisions, units and other names of {@code mappings/reference/*.csv}. */
public final class Registry {
    private static final Set<String> LEVELS = Set.of("province", "city", "county", "own");

    private final List<Division> divisions = new ArrayList<>();
    /** A unit that changed its parent, department or division has a line for each time. */
    private final List<RegisteredUnit> units = new ArrayList<>();

    private final Map<String, Division> byCode = new HashMap<>();
    private final Map<String, RegisteredUnit> unitByName = new HashMap<>();
    private final Map<String, RegisteredUnit> unitByAlias = new HashMap<>();
    /** By division and the name without it; several where two units differ only in how they name their place. */
    private final Map<String, Set<RegisteredUnit>> unitByPlace = new HashMap<>();

    private final List<Alias> aliases = new ArrayList<>();
    private final Map<String, Set<String>> projectByAlias = new HashMap<>();
    private PlaceNames places = new PlaceNames(List.of());

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

    /** Each unit as it is now, or was last. */
    public List<RegisteredUnit> units() {
        Map<String, RegisteredUnit> latest = new LinkedHashMap<>();
        units.forEach(u -> latest.merge(u.unitId(), u, RegisteredUnit::later));
        return List.copyOf(latest.values());
    }

    /** Each unit that exists in some part of a year, as it is at its end, or was last in it. */
    public List<RegisteredUnit> unitsIn(int year) {
        Map<String, RegisteredUnit> last = new LinkedHashMap<>();
        units.stream().filter(u -> u.existsIn(year)).forEach(u -> last.merge(u.unitId(), u, RegisteredUnit::later));
        return List.copyOf(last.values());
    }

    /** Every line of the register: each unit in each time of its validity. */
    public List<RegisteredUnit> unitHistory() {
        return List.copyOf(units);
    }

    /** The other names of units and projects. */
    public List<Alias> aliases() {
        return List.copyOf(aliases);
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
        if (unit == null) {
            unit = unitByAlias.get("/" + key);
        }
        if (unit != null) {
            return Optional.of(unit);
        }
        Set<RegisteredUnit> same =
                placeKey(key, divisionHint).map(unitByPlace::get).orElse(Set.of());
        return same.size() == 1 ? same.stream().findFirst() : Optional.empty();
    }

    /**
     * The lowest division that a unit's name or a folder path names; empty where it names none, or leaves open which:
     * 邵阳 may be the city or the county.
     */
    public Optional<Division> divisionIn(String text) {
        return places.find(text);
    }

    /** What a project is called on its own form; empty where divisions call different projects so. */
    public Optional<String> projectAlias(String name) {
        Set<String> projects = projectByAlias.getOrDefault(Label.normalise(name), Set.of());
        return projects.size() == 1 ? projects.stream().findFirst() : Optional.empty();
    }

    /** Division and the rest of a name: 靖州县人社局, 靖州人社局 and, filed from there, 县人社局 are the same. */
    Optional<String> placeKey(String name, Optional<String> division) {
        Optional<String> named = places.leading(name).map(l -> l.division().code() + "/" + l.rest());
        return named.or(() -> division.map(byCode::get)
                .filter(d -> name.length() > 2 && d.name().endsWith(name.substring(0, 1)))
                .map(d -> d.code() + "/" + name.substring(1)));
    }

    private void readDivisions(Sheet sheet, List<String> problems) {
        Map<Integer, String> parents = new LinkedHashMap<>();
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
            if (!LEVELS.contains(division.level())) {
                problems.add("reference/divisions.csv:" + line.getKey() + ": unknown level " + division.level());
                continue;
            }
            divisions.add(division);
            division.parentCode().ifPresent(p -> parents.put(line.getKey(), p));
            if (!division.isOwn()) {
                if (byCode.put(division.code(), division) != null) {
                    problems.add("reference/divisions.csv:" + line.getKey() + ": code " + division.code() + " twice");
                }
            }
        }
        parents.forEach((line, parent) -> {
            if (!byCode.containsKey(parent)) {
                problems.add("reference/divisions.csv:" + line + ": unknown parent " + parent);
            }
        });
        places = new PlaceNames(divisions.stream().filter(d -> !d.isOwn()).toList());
    }

    private void readUnits(Sheet sheet, List<String> problems) {
        Map<Integer, String> parents = new LinkedHashMap<>();
        Map<String, List<RegisteredUnit>> times = new HashMap<>();
        for (Map.Entry<Integer, Map<String, String>> line : lines(sheet).entrySet()) {
            Map<String, String> row = line.getValue();
            String code = row.getOrDefault("division_code", "");
            Division division = byCode.get(code);
            if (division == null) {
                problems.add("reference/units.csv:" + line.getKey() + ": unknown division " + code);
                continue;
            }
            RegisteredUnit unit = new RegisteredUnit(
                    row.getOrDefault("unit_id", ""),
                    row.getOrDefault("name", ""),
                    code,
                    Optional.ofNullable(row.get("parent_unit_id")),
                    Optional.ofNullable(row.get("department")),
                    row.getOrDefault("level", division.level()),
                    date(row, "valid_from", line.getKey(), problems),
                    date(row, "valid_to", line.getKey(), problems));
            if (unit.unitId().isEmpty() || unit.name().isEmpty()) {
                problems.add("reference/units.csv:" + line.getKey() + ": needs unit_id and name");
                continue;
            }
            List<RegisteredUnit> before = times.computeIfAbsent(unit.unitId(), i -> new ArrayList<>());
            if (before.stream().anyMatch(unit::overlaps)) {
                problems.add("reference/units.csv:" + line.getKey() + ": unit " + unit.unitId()
                        + " stands twice in overlapping times; close the earlier line by its valid_to");
            }
            before.add(unit);
            units.add(unit);
            unit.parentUnitId().ifPresent(p -> parents.put(line.getKey(), p));
            RegisteredUnit latest = before.stream().reduce(unit, RegisteredUnit::later);
            placeKey(Label.normalise(unit.name()), Optional.of(code)).ifPresent(k -> {
                Set<RegisteredUnit> same = unitByPlace.computeIfAbsent(k, n -> new HashSet<>());
                same.removeAll(before);
                same.add(latest);
            });
            RegisteredUnit namesake = unitByName.put(Label.normalise(unit.name()), latest);
            if (namesake != null && !namesake.unitId().equals(unit.unitId())) {
                problems.add("reference/units.csv:" + line.getKey() + ": the name " + unit.name() + " stands twice");
            }
        }
        Set<String> ids = units.stream().map(RegisteredUnit::unitId).collect(Collectors.toSet());
        Map<String, String> above = new HashMap<>();
        units().forEach(u -> u.parentUnitId().ifPresent(p -> above.put(u.unitId(), p)));
        parents.forEach((line, parent) -> {
            if (!ids.contains(parent)) {
                problems.add("reference/units.csv:" + line + ": unknown parent unit " + parent);
            } else if (isCircle(parent, above)) {
                problems.add("reference/units.csv:" + line + ": the parents of " + parent + " lead back to it");
            }
        });
    }

    private static boolean isCircle(String unitId, Map<String, String> above) {
        Set<String> seen = new HashSet<>();
        for (String id = unitId; id != null; id = above.get(id)) {
            if (!seen.add(id)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<LocalDate> date(Map<String, String> row, String column, int line, List<String> problems) {
        String text = row.get(column);
        Optional<LocalDate> date = ReferenceValue.date(text);
        if (text != null && date.isEmpty()) {
            problems.add("reference/units.csv:" + line + ": " + column + " " + text + " is no date like 2023-01-01");
        }
        return date;
    }

    private void readAliases(Sheet sheet, List<String> problems) {
        for (Map.Entry<Integer, Map<String, String>> line : lines(sheet).entrySet()) {
            Map<String, String> row = line.getValue();
            String at = "reference/aliases.csv:" + line.getKey() + ": ";
            aliases.add(new Alias(
                    row.getOrDefault("kind", ""),
                    row.getOrDefault("alias", ""),
                    row.getOrDefault("name", ""),
                    Optional.ofNullable(row.get("division_code"))));
            String alias = Label.normalise(row.getOrDefault("alias", ""));
            String name = row.getOrDefault("name", "");
            String scope = row.getOrDefault("division_code", "");
            if (alias.isEmpty() || name.isEmpty()) {
                problems.add(at + "needs alias and name");
            } else if (!scope.isEmpty() && !byCode.containsKey(scope)) {
                problems.add(at + "unknown division " + scope);
            } else if (row.getOrDefault("kind", "").equals("project")) {
                projectByAlias.computeIfAbsent(alias, a -> new HashSet<>()).add(name);
            } else if (!row.getOrDefault("kind", "").equals("unit")) {
                problems.add(at + "kind is unit or project");
            } else if (!unitByName.containsKey(Label.normalise(name))) {
                problems.add(at + "unknown unit " + name);
            } else {
                unitByAlias.put(scope + "/" + alias, unitByName.get(Label.normalise(name)));
            }
        }
    }

    /** The filled cells of each line below the header, by column name; keyed by line number. */
    static Map<Integer, Map<String, String>> lines(Sheet sheet) {
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
