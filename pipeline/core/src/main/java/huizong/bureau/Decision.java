package huizong.bureau;

import java.util.Optional;

/**
 * What a bureau decided about a filing that waits for it, a line of {@code mappings/reference/decisions.csv}: a
 * correction that changes nearly everything, a department's own roll-up.
 *
 * @param unit the unit's name or number; empty: whoever's forms stand in the file
 * @param formId empty for all forms of the file
 * @param fiscalYear empty for all years
 * @param file the file's name, or the first digits, at least eight, of its SHA-256
 * @param accepted whether it counts
 * @param basis what the decision rests on
 * @param line where it stands
 */
public record Decision(
        Optional<String> unit,
        Optional<String> formId,
        Optional<Integer> fiscalYear,
        String file,
        boolean accepted,
        String basis,
        int line) {
    /** Whether {@code file} says the content rather than a name, which another file may have too. */
    public boolean namesContent() {
        return file.matches("[0-9a-f]{8,64}");
    }

    /** The decision itself, wherever in the list it stands. */
    public String key() {
        return String.join(
                "\n",
                unit.orElse(""),
                formId.orElse(""),
                fiscalYear.map(String::valueOf).orElse(""),
                file,
                accepted ? "accept" : "reject");
    }
}
