package huizong.store.load;

import huizong.store.Result;
import huizong.store.Store;
import huizong.store.load.HeldFilings.Place;
import huizong.store.load.Revisions.Numbered;
import huizong.text.PackagedText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds roll-ups that a department files beside its units: a filing that says it is one, or whose every figure is the sum
 * of others'. Counted, its units would count twice.
 */
final class SuspectedRollUps {
    private static final int GROUPS_AT_ONCE = 50;
    private static final Vector NOTHING = new Vector("", "", Map.of());

    private final Store store;

    SuspectedRollUps(Store store) {
        this.store = store;
    }

    /** Filings that call themselves a roll-up. */
    List<Held> named(List<Numbered> filings) {
        List<Held> held = new ArrayList<>();
        Set<String> ids = filings.stream().map(Numbered::id).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, Place> places = ids.isEmpty() ? Map.of() : new HeldFilings(store).places(ids);
        for (Numbered filing : filings) {
            String word = RollUpNames.in(filing.submission()).orElse("");
            Place place = places.get(filing.id());
            if (place != null) {
                held.add(new Held(
                        filing.id(),
                        Held.Kind.ROLL_UP,
                        Optional.empty(),
                        "“" + place.path() + "”工作表“" + place.sheet() + "”（单位“" + place.unit() + "”）按名称“" + word
                                + "”是汇总表，所属单位另行报送时会重复计算，未计入汇总。如是本单位自己的数，请改工作表名和单位名称后重报；" + place.remedy(),
                        place.path() + ", sheet " + place.sheet() + " (" + place.unit() + "), is a roll-up by its name "
                                + word + "; its units file as well, so it is not counted. If these are the unit's own"
                                + " figures, rename the sheet or the unit and file it again." + place.remedyEn()));
            }
        }
        return held;
    }

    /** A filing with its figures by table, code and column. */
    private record Vector(String id, String unit, Map<String, BigDecimal> figures) {}

    /**
     * Filings that are the sum of others of the same workbook, batch, folder or department.
     *
     * @param batch where a filing of it takes part
     * @param least how many figures besides zero make it no accident
     */
    List<Held> sums(int batch, int least) {
        store.execute("SET VARIABLE roll_up_batch = " + batch);
        store.execute(PackagedText.read(SuspectedRollUps.class, "roll-up-groups.sql"));
        Map<Integer, List<String>> groups = new TreeMap<>();
        store.query("SELECT group_no, submission_id FROM roll_up_member ORDER BY ALL")
                .rows()
                .forEach(r -> groups.computeIfAbsent(((Number) r.get(0).orElse(0)).intValue(), g -> new ArrayList<>())
                        .add(Result.text(r.get(1))));
        Map<String, List<String>> found = new TreeMap<>();
        Set<String> known = new HashSet<>(new HeldFilings(store).known());
        for (int first = 1; first <= groups.size(); first += GROUPS_AT_ONCE) {
            int last = first + GROUPS_AT_ONCE - 1;
            Map<String, Vector> vectors = vectors(first, last);
            for (int number = first; number <= Math.min(last, groups.size()); number++) {
                List<Vector> group = groups.getOrDefault(number, List.of()).stream()
                        .filter(vectors::containsKey)
                        .map(id -> vectors.getOrDefault(id, NOTHING))
                        .toList();
                for (Vector whole : group) {
                    if (!known.contains(whole.id()) && count(whole) >= least) {
                        parts(whole, group).ifPresent(p -> {
                            found.put(whole.id(), p);
                            known.add(whole.id());
                        });
                    }
                }
            }
        }
        return held(found);
    }

    private static long count(Vector vector) {
        return vector.figures().values().stream().filter(v -> v.signum() != 0).count();
    }

    private static Optional<List<String>> parts(Vector whole, List<Vector> group) {
        Map<String, Map<String, BigDecimal>> others = new LinkedHashMap<>();
        for (Vector other : group) {
            if (!other.unit().equals(whole.unit()) && count(other) > 0) {
                others.put(other.id(), other.figures());
            }
        }
        return SumOfOthers.find(whole.figures(), others);
    }

    private List<Held> held(Map<String, List<String>> found) {
        Set<String> ids = new LinkedHashSet<>(found.keySet());
        found.values().forEach(ids::addAll);
        Map<String, Place> places = ids.isEmpty() ? Map.of() : new HeldFilings(store).places(ids);
        List<Held> held = new ArrayList<>();
        found.forEach((id, parts) -> {
            Place place = places.get(id);
            if (place == null) {
                return;
            }
            String names = parts.stream()
                    .limit(5)
                    .map(places::get)
                    .map(p -> p == null ? "" : "“" + p.path() + "”" + p.sheet() + "（" + p.unit() + "）")
                    .collect(Collectors.joining("、"));
            held.add(new Held(
                    id,
                    Held.Kind.SUM,
                    parts.stream().findFirst(),
                    "“" + place.path() + "”工作表“" + place.sheet() + "”（单位“" + place.unit() + "”）的每个数都等于 " + parts.size()
                            + " 份其他填报之和：" + names + (parts.size() > 5 ? " 等" : "") + "。多半是部门汇总表，计入会重复，未计入汇总。"
                            + place.remedy(),
                    place.path() + ", sheet " + place.sheet() + " (" + place.unit() + "): every figure is the sum of "
                            + parts.size() + " other filings: " + names + ". Probably a department's roll-up; it is not"
                            + " counted." + place.remedyEn()));
        });
        return held;
    }

    private Map<String, Vector> vectors(int first, int last) {
        Map<String, Map<String, BigDecimal>> figures = new HashMap<>();
        Map<String, String> units = new HashMap<>();
        for (List<Optional<Object>> row : store.query(
                        PackagedText.read(SuspectedRollUps.class, "roll-up-figures.sql"), first, last)
                .rows()) {
            String id = Result.text(row.get(0));
            units.put(id, Result.text(row.get(1)));
            figures.computeIfAbsent(id, i -> new HashMap<>())
                    .merge(Result.text(row.get(2)), (BigDecimal) row.get(3).orElse(BigDecimal.ZERO), BigDecimal::add);
        }
        Map<String, Vector> vectors = new HashMap<>();
        figures.forEach((id, f) -> vectors.put(id, new Vector(id, units.getOrDefault(id, ""), f)));
        return vectors;
    }
}
