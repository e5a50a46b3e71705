package huizong.mapping;

import huizong.grid.Label;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** A label to look for on a form, with its synonyms. */
public final class Anchor {
    private final List<LabelPattern> spellings;
    private final String where;
    private final Set<String> plain;
    private final List<String> plainSpellings;
    private final List<LabelPattern> patterns;
    /** A bit for each length of a plain spelling, 63 for all from there on. */
    private final long lengths;

    private final List<LabelPattern> words;

    /** @param where file and line of the mapping, for messages */
    public Anchor(List<LabelPattern> spellings, String where) {
        this.spellings = List.copyOf(spellings);
        this.where = where;
        this.patterns = spellings.stream().filter(s -> !s.isPlain()).toList();
        this.plain = spellings.stream()
                .filter(LabelPattern::isPlain)
                .map(LabelPattern::plain)
                .collect(Collectors.toUnmodifiableSet());
        this.plainSpellings = List.copyOf(plain);
        this.words = spellings.stream().filter(LabelPattern::isPlain).toList();
        this.lengths = plain.stream().mapToLong(Anchor::length).reduce(0, (a, b) -> a | b);
    }

    private static long length(String text) {
        return 1L << Math.min(63, text.length());
    }

    public List<LabelPattern> spellings() {
        return spellings;
    }

    public String where() {
        return where;
    }

    /** Whether all spellings are plain text, so that labels can be looked up by {@link #plainSpellings}. */
    public boolean isPlain() {
        return patterns.isEmpty();
    }

    /** The spellings that are plain text, normalised. */
    public List<String> plainSpellings() {
        return plainSpellings;
    }

    /** Whether a label is this one, see {@link LabelPattern#matches}. */
    public boolean matches(Label label, OptionalInt fiscalYear) {
        if (isPlainSpelling(label.full()) || isPlainSpelling(label.core())) {
            return true;
        }
        for (LabelPattern pattern : patterns) {
            if (pattern.matches(label, fiscalYear)) {
                return true;
            }
        }
        return false;
    }

    private boolean isPlainSpelling(String text) {
        return (lengths & length(text)) != 0 && plain.contains(text);
    }

    /** Whether a label is one of the plain spellings but for a slip in a letter, see {@link EditDistance#isSlip}. */
    public boolean nearlyMatches(Label label) {
        for (LabelPattern word : words) {
            if (EditDistance.isSlip(label, word.plain(), word.letters())) {
                return true;
            }
        }
        return false;
    }

    /** Whether labels of one of the spellings state the form's fiscal year. */
    public boolean statesYear() {
        return patterns.stream().anyMatch(LabelPattern::statesYear);
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
        return distance(label, Integer.MAX_VALUE);
    }

    /** The same where it is no more than so many; else the greatest integer. */
    public int distance(Label label, int most) {
        int least = Integer.MAX_VALUE;
        for (LabelPattern spelling : spellings) {
            if (Math.abs(spelling.plain().length() - label.core().length()) <= most
                    && EditDistance.least(spelling.letters(), label.letters()) <= most) {
                least = Math.min(least, EditDistance.between(spelling.plain(), label.core()));
            }
        }
        return least <= most ? least : Integer.MAX_VALUE;
    }

    /**
     * The first spelling as a form of some year prints it, for messages: 2023年预算数 for {@code {year}预算数}, ××年预算数 where
     * the year is not known; {@code *} is left out.
     */
    public String shown(OptionalInt fiscalYear) {
        return spellings.get(0).shown(fiscalYear);
    }

    /** The first spelling as the mapping has it. */
    @Override
    public String toString() {
        return spellings.get(0).toString();
    }
}
