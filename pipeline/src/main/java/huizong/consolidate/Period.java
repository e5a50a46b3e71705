package huizong.consolidate;

import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The month a consolidation is for. */
public record Period(YearMonth month) {
    /** Parses {@code 2024-06}. */
    public static Optional<Period> parse(String text) {
        try {
            return Optional.of(new Period(YearMonth.parse(text)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return month.toString();
    }
}
