package huizong.submission;

import java.util.Optional;

/**
 * A budget unit as far as it could be placed.
 *
 * @param unitId its registered id, or {@code auto:<name>} for one that is not registered
 * @param name its registered name, else as filed
 * @param divisionCode six digits; empty where neither name nor folder says
 * @param level {@code province}, {@code city} or {@code county}: whose budget the unit belongs to
 */
public record UnitRef(String unitId, String name, Optional<String> divisionCode, Optional<String> level) {}
