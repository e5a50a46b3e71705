package huizong.store.load;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;

/**
 * When a filing waits for a bureau's decision; the numbers are the thresholds of the rule {@code held-filing}.
 *
 * @param leastFigures of a filing, from which shares of it mean something
 * @param emptiedShare of its figures that a correction may leave out, below which it replaces it by itself
 * @param changedShare likewise of those that it may change or leave out
 * @param scale how many times a column's sum may grow
 * @param rollUpFigures how many figures besides zero a filing has, from which being the sum of others is no accident
 */
public record HoldTerms(
        int leastFigures, BigDecimal emptiedShare, BigDecimal changedShare, BigDecimal scale, int rollUpFigures) {
    /** The rule whose thresholds these are. */
    public static final String RULE = "held-filing";

    /** Nothing waits: where a bureau has no such rule. */
    public static HoldTerms none() {
        BigDecimal never = BigDecimal.valueOf(Long.MAX_VALUE);
        return new HoldTerms(Integer.MAX_VALUE, never, never, never, Integer.MAX_VALUE);
    }

    /** @param threshold the rule's, by name; empty where it has none of that name */
    public static HoldTerms of(Function<String, Optional<BigDecimal>> threshold) {
        HoldTerms none = none();
        return new HoldTerms(
                threshold.apply("held_least_figures").map(BigDecimal::intValue).orElse(none.leastFigures()),
                threshold.apply("held_emptied_share").orElse(none.emptiedShare()),
                threshold.apply("held_changed_share").orElse(none.changedShare()),
                threshold.apply("held_scale").orElse(none.scale()),
                threshold
                        .apply("roll_up_least_figures")
                        .map(BigDecimal::intValue)
                        .orElse(none.rollUpFigures()));
    }

    boolean holdsAnything() {
        return !equals(none());
    }
}
