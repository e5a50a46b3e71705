package huizong.submission;

import java.util.Optional;

/**
 * A budget unit as far as it could be placed.
 *
 * @param unitId its registered id, or {@code auto:<division>:<name>} for one that is not registered
 * @param name its registered name, else as filed
 * @param divisionCode six digits; empty where neither name nor folder says
 * @param level {@code province}, {@code city} or {@code county}: whose budget the unit belongs to
 * @param asFiled the name it was found by, so that it can be found again when the register has changed
 * @param place the division that file and folder name, likewise
 */
public record UnitRef(
        String unitId,
        String name,
        Optional<String> divisionCode,
        Optional<String> level,
        String asFiled,
        Optional<String> place) {
    /** A unit that was found by its name alone. */
    public UnitRef(String unitId, String name, Optional<String> divisionCode, Optional<String> level) {
        this(unitId, name, divisionCode, level, name, Optional.empty());
    }
}
