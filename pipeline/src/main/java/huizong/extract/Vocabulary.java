package huizong.extract;

import huizong.mapping.Anchor;
import huizong.mapping.EditDistance;
import huizong.mapping.FormMapping;
import huizong.mapping.Label;
import huizong.mapping.LabelPattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every label a form prints, so that a label is never taken for a value. */
final class Vocabulary {
    private static final int SHORTEST_NEAR = 4;
    /** Longer labels are told apart by more than a slip. */
    static final int LONGEST_NEAR = 12;

    private static final int LONGEST_END = 24;

    private final Set<String> plain = new HashSet<>();
    /** By length the plain labels short enough for a slip, and one letter longer or shorter. */
    private final List<List<Word>> byLength = new ArrayList<>();

    private final SortedSet<Integer> nearLengths = new TreeSet<>();
    private final BitSet lengths = new BitSet();
    private final List<LabelPattern> patterns = new ArrayList<>();
    private final List<Anchor> dated = new ArrayList<>();

    /**
     * A plain label.
     *
     * @param letters see {@link EditDistance#letters}
     */
    private record Word(String text, long letters) {}

    private Vocabulary() {
        for (int length = 0; length <= LONGEST_NEAR + 1; length++) {
            byLength.add(new ArrayList<>());
        }
    }

    static Vocabulary of(FormMapping mapping) {
        return of(mapping.vocabulary());
    }

    static Vocabulary of(Stream<Anchor> anchors) {
        Vocabulary vocabulary = new Vocabulary();
        anchors.forEach(anchor -> {
            anchor.spellings().forEach(vocabulary::add);
            if (anchor.statesYear()) {
                vocabulary.dated.add(anchor);
            }
        });
        return vocabulary;
    }

    /** The labels that state the form's fiscal year. */
    List<Anchor> dated() {
        return dated;
    }

    private void add(LabelPattern pattern) {
        if (pattern.isPlain()) {
            if (plain.add(pattern.plain())) {
                addNear(pattern.plain());
            }
        } else {
            patterns.add(pattern);
        }
    }

    private void addNear(String text) {
        int length = text.length();
        lengths.set(length);
        if (length < byLength.size()) {
            byLength.get(length).add(new Word(text, EditDistance.letters(text)));
        }
        for (int near = length - 1; near <= length + 1; near++) {
            if (near >= SHORTEST_NEAR && near <= LONGEST_NEAR) {
                nearLengths.add(near);
            }
        }
    }

    boolean contains(Label label) {
        if (plain.contains(label.full()) || (!label.core().equals(label.full()) && plain.contains(label.core()))) {
            return true;
        }
        for (LabelPattern pattern : patterns) {
            if (pattern.matches(label, OptionalInt.empty())) {
                return true;
            }
        }
        return false;
    }

    /** How long the texts are that {@link #nearlyContains} may find. */
    SortedSet<Integer> nearLengths() {
        return nearLengths;
    }

    /** Whether a text is one of the labels but for a slip in a single letter. */
    boolean nearlyContains(Label label) {
        int length = label.core().length();
        if (length < SHORTEST_NEAR || length > LONGEST_NEAR) {
            return false;
        }
        long letters = EditDistance.letters(label.core());
        for (int near = length - 1; near <= length + 1; near++) {
            for (Word word : byLength.get(near)) {
                if (EditDistance.least(word.letters(), letters) <= 1 && EditDistance.isOne(word.text(), label.core())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The longest plain label a normalised text ends with; empty text where there is none. */
    String endOf(String normalised) {
        for (int length = Math.min(normalised.length(), LONGEST_END); length > 0; length--) {
            if (lengths.get(length)) {
                String tail = normalised.substring(normalised.length() - length);
                if (plain.contains(tail)) {
                    return tail;
                }
            }
        }
        return "";
    }
}
