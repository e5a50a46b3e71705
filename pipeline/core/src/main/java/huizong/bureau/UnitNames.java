package huizong.bureau;

import huizong.grid.Label;
import java.util.Optional;

/**
 * Tells whose a name is, the same whenever it is asked: a unit of the register, or one that is known only from what it
 * files. The latter is told apart by its division too, since every county has a 民政局.
 */
public final class UnitNames {
    /** What the numbers of units begin with that are not registered. */
    public static final String UNREGISTERED = "auto:";

    /**
     * Whose a name is.
     *
     * @param unitId as registered, or {@code auto:<division>:<name>}
     * @param name as registered, or as filed
     * @param divisionCode empty where neither name nor place says
     * @param level of that division
     */
    public record Whose(String unitId, String name, Optional<String> divisionCode, Optional<String> level) {
        public boolean isRegistered() {
            return !unitId.startsWith(UNREGISTERED);
        }
    }

    private final Registry registry;

    public UnitNames(Registry registry) {
        this.registry = registry;
    }

    /** @param place the division that the filing's file or folder names */
    public Whose of(String name, Optional<String> place) {
        Optional<String> named = registry.divisionIn(name).map(Division::code);
        Optional<RegisteredUnit> registered =
                registry.unit(name, place).or(() -> named.flatMap(own -> registry.unit(name, Optional.of(own))));
        if (registered.isPresent() && !isElsewhere(name, registered.get(), place)) {
            RegisteredUnit unit = registered.get();
            return new Whose(unit.unitId(), unit.name(), Optional.of(unit.divisionCode()), level(unit.divisionCode()));
        }
        boolean placedWithin =
                place.isPresent() && (named.isEmpty() || place.get().startsWith(stem(named.get())));
        Optional<String> division = placedWithin ? place : named;
        return new Whose(number(name, division), name, division, division.flatMap(this::level));
    }

    /** 靖州县民政局, 靖州民政局 and, filed from there, 县民政局 and 民政局 are one unit. */
    private String number(String name, Optional<String> division) {
        String key = Label.normalise(name);
        if (division.isEmpty()) {
            return UNREGISTERED + key;
        }
        String inFront = division.get() + "/";
        String rest = registry.placeKey(key, division)
                .filter(k -> k.startsWith(inFront))
                .map(k -> k.substring(inFront.length()))
                .orElse(key);
        return UNREGISTERED + division.get() + ":" + rest;
    }

    /** Whether a name that names no place is filed from a division that has nothing to do with its registered unit's. */
    private boolean isElsewhere(String name, RegisteredUnit unit, Optional<String> place) {
        if (place.isEmpty() || registry.divisionIn(name).isPresent()) {
            return false;
        }
        String own = stem(unit.divisionCode());
        String other = stem(place.get());
        return !own.startsWith(other) && !other.startsWith(own);
    }

    /** The digits of a code that its parts share: 4312 for 431200. */
    private static String stem(String code) {
        String stem = code;
        while (stem.endsWith("00")) {
            stem = stem.substring(0, stem.length() - 2);
        }
        return stem;
    }

    private Optional<String> level(String code) {
        return registry.division(code).map(Division::level);
    }
}
