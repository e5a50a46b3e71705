package huizong.mapping;

import java.util.Optional;

/** A budget unit as the bureau keeps it in {@code mappings/reference/units.csv}. */
public record RegisteredUnit(
        String unitId,
        String name,
        String divisionCode,
        Optional<String> parentUnitId,
        Optional<String> department,
        String level) {}
