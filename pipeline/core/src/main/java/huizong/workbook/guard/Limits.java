package huizong.workbook.guard;

import java.util.Arrays;
import java.util.function.Function;

/** What a file may cost before it is refused. Immutable. */
public final class Limits {
    private final long[] values;

    private Limits(long[] values) {
        this.values = values;
    }

    /** The limits for form workbooks. */
    public static Limits defaults() {
        return new Limits(
                Arrays.stream(Limit.values()).mapToLong(Limit::ordinarily).toArray());
    }

    /** The limits for lists that are read piece by piece. */
    public static Limits forLists() {
        return new Limits(
                Arrays.stream(Limit.values()).mapToLong(Limit::forLists).toArray());
    }

    /**
     * The defaults with what system properties such as {@code huizong.limit.file-size=134217728} say instead.
     *
     * @throws IllegalArgumentException where a property is no positive whole number
     */
    public static Limits configured() {
        return configured(defaults(), Limit::property);
    }

    /**
     * The limits for lists with what system properties such as {@code huizong.list-limit.file-size} say instead.
     *
     * @throws IllegalArgumentException where a property is no positive whole number
     */
    public static Limits configuredForLists() {
        return configured(forLists(), Limit::listProperty);
    }

    private static Limits configured(Limits defaults, Function<Limit, String> property) {
        Limits limits = defaults;
        for (Limit limit : Limit.values()) {
            String stated = System.getProperty(property.apply(limit));
            if (stated != null) {
                limits = limits.with(limit, number(property.apply(limit), stated));
            }
        }
        return limits;
    }

    private static long number(String property, String stated) {
        try {
            return Long.parseLong(stated.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(property + " is no whole number: " + stated, e);
        }
    }

    /** The same but for one. */
    public Limits with(Limit limit, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(limit.property() + " must be 1 or more: " + value);
        }
        long[] changed = values.clone();
        changed[limit.ordinal()] = value;
        return new Limits(changed);
    }

    public long of(Limit limit) {
        return values[limit.ordinal()];
    }
}
