package huizong.extract;

import huizong.grid.Label;
import huizong.submission.UnitRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The units a workbook's forms name as their filers, found by a name one of which may be the end of the other. */
final class Principals {
    /** A shorter name is not taken for the end of another. */
    private static final int SHORTEST = 4;

    private static final int LONGEST = 60;

    private final List<UnitRef> units;
    private final Map<String, Set<UnitRef>> byName = new HashMap<>();
    private final Map<String, Set<UnitRef>> byEnding = new HashMap<>();

    Principals(Collection<UnitRef> units) {
        this.units = List.copyOf(units);
        for (UnitRef unit : units) {
            String name = Label.normalise(unit.name());
            byName.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(unit);
            endings(name).forEach(end -> byEnding.computeIfAbsent(end, n -> new LinkedHashSet<>())
                    .add(unit));
        }
    }

    List<UnitRef> units() {
        return units;
    }

    /** 市就业服务中心 and 怀化市就业服务中心 are the same unit within one workbook. */
    List<UnitRef> named(String stated) {
        String name = Label.normalise(stated);
        Set<UnitRef> same = new LinkedHashSet<>(byName.getOrDefault(name, Set.of()));
        same.addAll(byEnding.getOrDefault(name, Set.of()));
        endings(name).forEach(end -> same.addAll(byName.getOrDefault(end, Set.of())));
        return List.copyOf(same);
    }

    private static List<String> endings(String name) {
        List<String> endings = new ArrayList<>();
        for (int i = 1; name.length() <= LONGEST && name.length() - i >= SHORTEST; i++) {
            endings.add(name.substring(i));
        }
        return endings;
    }
}
