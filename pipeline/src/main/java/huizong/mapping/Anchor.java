package huizong.mapping;

import java.util.List;
import java.util.OptionalInt;

/**
 * A label to look for on a form, with its synonyms.
 *
 * @param where file and line of the mapping, for messages
 */
public record Anchor(List<LabelPattern> spellings, String where) {
    public Anchor {
        spellings = List.copyOf(spellings);
    }

    /** Whether a label is this one, see {@link LabelPattern#matches}. */
    public boolean matches(Label label, OptionalInt fiscalYear) {
        for (LabelPattern spelling : spellings) {
            if (spelling.matches(label, fiscalYear)) {
                return true;
            }
        }
        return false;
    }

    /** The fiscal year that a matching label states, see {@link LabelPattern#statedYear}. */
    public OptionalInt statedYear(Label label) {
        for (LabelPattern spelling : spellings) {
            OptionalInt year = spelling.statedYear(label);
            if (year.isPresent()) {
                return year;
            }
        }
        return OptionalInt.empty();
    }

    /** The smallest edit distance between a label and one of the spellings. */
    public int distance(Label label) {
        return spellings.stream()
                .mapToInt(s -> EditDistance.between(s.plain(), label.core()))
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /** The first spelling, for messages. */
    @Override
    public String toString() {
        return spellings.get(0).toString();
    }
}
