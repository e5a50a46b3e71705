package huizong.bureau;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A budget unit as the bureau keeps it in {@code mappings/reference/units.csv}.
 *
 * @param validFrom the first day it exists under this name; empty when it always has
 * @param validTo the last day; empty while it still does
 */
public record RegisteredUnit(
        String unitId,
        String name,
        String divisionCode,
        Optional<String> parentUnitId,
        Optional<String> department,
        String level,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validTo) {
    /** Whether it holds on some day of a year. */
    boolean existsIn(int year) {
        return from().getYear() <= year && to().getYear() >= year;
    }

    /** Whether both hold on some day. */
    boolean overlaps(RegisteredUnit other) {
        return from().compareTo(other.to()) <= 0 && other.from().compareTo(to()) <= 0;
    }

    /** The one whose time begins later. */
    RegisteredUnit later(RegisteredUnit other) {
        return other.from().isAfter(from()) ? other : this;
    }

    private LocalDate from() {
        return validFrom.orElse(LocalDate.MIN);
    }

    private LocalDate to() {
        return validTo.orElse(LocalDate.MAX);
    }
}
