package huizong.mapping;

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
        Optional<LocalDate> validTo) {}
