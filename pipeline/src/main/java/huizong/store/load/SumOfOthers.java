package huizong.store.load;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells whether a filing's figures are, every one, the sums of those of two or more others. */
final class SumOfOthers {
    /** Choices tried before the search is given up: with figures in cents a dozen lead to the sum or away from it. */
    private static final int MOST_STEPS = 20_000;

    private record Part(String id, Map<String, BigDecimal> figures, BigDecimal total) {}

    private final List<Part> parts;
    private final List<BigDecimal> rest = new ArrayList<>();
    private final List<String> chosen = new ArrayList<>();
    private int steps;

    private SumOfOthers(List<Part> parts) {
        this.parts = parts;
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = parts.size() - 1; i >= 0; i--) {
            sum = sum.add(parts.get(i).total());
            rest.add(0, sum);
        }
        rest.add(BigDecimal.ZERO);
    }

    /**
     * Looks for the parts of a whole.
     *
     * @param whole figures by what they are
     * @param others the same of other filings, by their numbers
     * @return the parts' numbers; empty where it is no sum, or negative figures leave that open
     */
    static Optional<List<String>> find(Map<String, BigDecimal> whole, Map<String, Map<String, BigDecimal>> others) {
        Set<String> keys = new HashSet<>();
        whole.forEach((key, value) -> {
            if (value.signum() != 0) {
                keys.add(key);
            }
        });
        List<Part> parts = new ArrayList<>();
        BigDecimal all = BigDecimal.ZERO;
        Map<String, BigDecimal> target = new HashMap<>();
        for (String key : keys) {
            target.put(key, whole.getOrDefault(key, BigDecimal.ZERO));
            all = all.add(whole.getOrDefault(key, BigDecimal.ZERO));
        }
        others.forEach((id, figures) -> {
            if (fits(figures, target)) {
                parts.add(new Part(id, figures, figures.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
            }
        });
        parts.sort(Comparator.comparing(Part::total).reversed().thenComparing(Part::id));
        if (parts.size() < 2 || target.values().stream().anyMatch(v -> v.signum() < 0)) {
            return Optional.empty();
        }
        SumOfOthers search = new SumOfOthers(parts);
        return search.reach(target, all, 0) ? Optional.of(List.copyOf(search.chosen)) : Optional.empty();
    }

    /** Whether nothing of a part is more than what is left of the whole. */
    private static boolean fits(Map<String, BigDecimal> figures, Map<String, BigDecimal> left) {
        return figures.entrySet().stream()
                .allMatch(e -> e.getValue().signum() >= 0
                        && e.getValue().compareTo(left.getOrDefault(e.getKey(), BigDecimal.ZERO)) <= 0);
    }

    private boolean reach(Map<String, BigDecimal> left, BigDecimal total, int from) {
        if (total.signum() == 0) {
            return chosen.size() >= 2;
        }
        if (from >= parts.size() || rest.get(from).compareTo(total) < 0 || ++steps > MOST_STEPS) {
            return false;
        }
        Part part = parts.get(from);
        if (part.total().compareTo(total) <= 0 && fits(part.figures(), left)) {
            Map<String, BigDecimal> less = new HashMap<>(left);
            part.figures().forEach((key, value) -> less.merge(key, value.negate(), BigDecimal::add));
            chosen.add(part.id());
            if (reach(less, total.subtract(part.total()), from + 1)) {
                return true;
            }
            chosen.remove(chosen.size() - 1);
        }
        return reach(left, total, from + 1);
    }
}
