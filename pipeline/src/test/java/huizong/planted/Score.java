package huizong.planted;

import huizong.store.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was planted beside what was found: one finding is one rule at one severity on one form of one unit. */
final class Score {
    private static final int HUNDRED = 100;
    /** Rules about which filing counts, not about its figures: {@link WhichFilingCountsTest} and {@link WhoseFilingTest}. */
    private static final Set<String> OF_STANDING = Set.of("held-filing", "two-versions", "counted-twice");

    /** One finding's identity; what {@code severity} is empty has the rule's own. */
    private record Key(String rule, String severity, String unit, String form, String project) {}

    private final Map<Key, Integer> planted = new HashMap<>();
    private final Map<Key, Integer> found = new HashMap<>();
    private final Map<String, String> plantOf = new HashMap<>();
    private final Map<String, int[]> byRule = new TreeMap<>();

    void expect(Plant plant, Filing filing) {
        plantOf.put(filing.unit, plant.name());
        for (String expected : plant.expected()) {
            String[] at = expected.split("@");
            String[] rule = at[0].split(":");
            Key key =
                    new Key(rule[0], rule.length > 1 ? rule[1] : "", filing.unit, form(at[1]), project(at[1], filing));
            planted.merge(key, 1, Integer::sum);
        }
    }

    private static String form(String place) {
        return switch (place) {
            case "base" -> "base_data";
            case "overall" -> "overall_self_evaluation";
            case "p1", "p2", "p3" -> "project_self_evaluation";
            default -> place;
        };
    }

    private static String project(String place, Filing filing) {
        if (place.equals("project_monitoring")) {
            return filing.others.get(filing.others.size() - 1).text("project");
        }
        return place.matches("p[123]")
                ? filing.projects.get(place.charAt(1) - '1').text("name")
                : "";
    }

    /** Counts the findings of the database's last consolidation; what reading found is not the rules'. */
    void count(Path database) {
        Map<String, String> usual = new HashMap<>();
        Store.queryReadOnly(database, "SELECT rule_id, severity FROM qa.rule")
                .rows()
                .forEach(r -> usual.put(
                        r.get(0).orElse("").toString(), r.get(1).orElse("").toString()));
        usual.keySet().stream().filter(rule -> !rule.startsWith("read-")).forEach(r -> byRule.put(r, new int[3]));
        Store.queryReadOnly(
                        database,
                        "SELECT rule_id, severity, unit_name, form_id, coalesce(project_name, '') FROM qa.finding"
                                + " WHERE rule_id <> 'read-header-shifted'")
                .rows()
                .forEach(r -> {
                    List<String> v =
                            r.stream().map(x -> x.orElse("").toString()).toList();
                    String severity = Objects.equals(usual.get(v.get(0)), v.get(1)) ? "" : v.get(1);
                    found.merge(new Key(v.get(0), severity, v.get(2), v.get(3), v.get(4)), 1, Integer::sum);
                });
        planted.forEach((key, n) -> {
            int[] counts = byRule.computeIfAbsent(key.rule(), r -> new int[3]);
            counts[0] += n;
            counts[2] += Math.min(n, found.getOrDefault(key, 0));
        });
        found.forEach((key, n) -> byRule.computeIfAbsent(key.rule(), r -> new int[3])[1] += n);
    }

    /** Everything missed, and everything found that was not planted. */
    List<String> differences() {
        List<String> differences = new ArrayList<>();
        TreeSet<String> lines = new TreeSet<>();
        planted.forEach((key, n) -> {
            int missed = n - found.getOrDefault(key, 0);
            if (missed > 0) {
                lines.add(plantOf.get(key.unit()) + ": missed " + missed + " × " + key);
            }
        });
        found.forEach((key, n) -> {
            int invented = n - planted.getOrDefault(key, 0);
            if (invented > 0) {
                lines.add(plantOf.get(key.unit()) + ": without cause " + invented + " × " + key);
            }
        });
        differences.addAll(lines);
        return differences;
    }

    /** Rules for which nothing was planted. */
    List<String> unplanted() {
        return byRule.entrySet().stream()
                .filter(e -> e.getValue()[0] == 0 && !OF_STANDING.contains(e.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** By rule: planted, found, right, precision, recall. */
    String table() {
        StringBuilder table = new StringBuilder(String.format(
                "%-28s %8s %8s %8s %10s %8s%n", "rule", "planted", "found", "right", "precision", "recall"));
        byRule.forEach((rule, n) -> table.append(String.format(
                "%-28s %8d %8d %8d %10s %8s%n", rule, n[0], n[1], n[2], share(n[2], n[1]), share(n[2], n[0]))));
        return table.toString();
    }

    private static String share(int part, int whole) {
        return whole == 0 ? "-" : String.format("%.1f%%", (double) part * HUNDRED / whole);
    }
}
