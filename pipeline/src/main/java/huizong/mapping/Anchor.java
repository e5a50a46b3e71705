package huizong.mapping;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** A label to look for on a form, with its synonyms. */
public final class Anchor {
    private final List<LabelPattern> spellings;
    private final String where;
    private final Set<String> plain = new HashSet<>();
    private final List<LabelPattern> patterns;

    /** @param where file and line of the mapping, for messages */
    public Anchor(List<LabelPattern> spellings, String where) {
        this.spellings = List.copyOf(spellings);
        this.where = where;
        this.patterns = spellings.stream().filter(s -> !s.isPlain()).toList();
        spellings.stream().filter(LabelPattern::isPlain).forEach(s -> plain.add(s.plain()));
    }

    public List<LabelPattern> spellings() {
        return spellings;
    }

    public String where() {
        return where;
    }

    /** Whether a label is this one, see {@link LabelPattern#matches}. */
    public boolean matches(Label label, OptionalInt fiscalYear) {
        if (plain.contains(label.core()) || plain.contains(label.full())) {
            return true;
        }
        for (LabelPattern pattern : patterns) {
            if (pattern.matches(label, fiscalYear)) {
                return true;
            }
        }
        return false;
    }

    /** The fiscal year that a matching label states, see {@link LabelPattern#statedYear}. */
    public OptionalInt statedYear(Label label) {
        for (LabelPattern pattern : patterns) {
            OptionalInt year = pattern.statedYear(label);
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
