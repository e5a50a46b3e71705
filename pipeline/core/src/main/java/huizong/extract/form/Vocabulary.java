package huizong.extract.form;

import huizong.grid.Label;
import huizong.mapping.Anchor;
import huizong.mapping.EditDistance;
import huizong.mapping.FormMapping;
import huizong.mapping.LabelPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Every label a form prints, so that a label is never taken for a value. */
public final class Vocabulary {

    private static final int LONGEST_END = 24;

    private final Set<String> plain = new HashSet<>();
    /** By length the plain labels short enough for a slip, and one letter longer or shorter. */
    private final List<List<Word>> byLength = new ArrayList<>();

    /** By their last letter the plain labels a text may end with, the longest first. */
    private final Map<Character, List<String>> byLastLetter = new HashMap<>();

    private final List<LabelPattern> patterns = new ArrayList<>();
    private final List<Anchor> dated = new ArrayList<>();

    /**
     * A plain label.
     *
     * @param letters see {@link Label#letters(String)}
     */
    private record Word(String text, long letters) {}

    private Vocabulary() {
        for (int length = 0; length <= EditDistance.LONGEST_SLIP + 1; length++) {
            byLength.add(new ArrayList<>());
        }
    }

    public static Vocabulary of(FormMapping mapping) {
        Vocabulary vocabulary = new Vocabulary();
        mapping.vocabulary().forEach(anchor -> {
            anchor.spellings().forEach(vocabulary::add);
            if (anchor.statesYear()) {
                vocabulary.dated.add(anchor);
            }
        });
        vocabulary
                .byLastLetter
                .values()
                .forEach(ends ->
                        ends.sort(Comparator.comparingInt(String::length).reversed()));
        return vocabulary;
    }

    /** The labels that state the form's fiscal year. */
    List<Anchor> dated() {
        return dated;
    }

    private void add(LabelPattern pattern) {
        if (pattern.isPlain()) {
            if (plain.add(pattern.plain())) {
                addPlain(pattern.plain());
            }
        } else {
            patterns.add(pattern);
        }
    }

    private void addPlain(String text) {
        int length = text.length();
        if (length < byLength.size()) {
            byLength.get(length).add(new Word(text, Label.letters(text)));
        }
        if (length > 0 && length <= LONGEST_END) {
            byLastLetter
                    .computeIfAbsent(text.charAt(length - 1), l -> new ArrayList<>())
                    .add(text);
        }
    }

    public boolean contains(Label label) {
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

    /** Whether a label is one of the form's but for a slip in a letter, see {@link EditDistance#isSlip}. */
    public boolean nearlyContains(Label label) {
        int length = label.core().length();
        for (int near = Math.max(0, length - 1); near <= length + 1 && near < byLength.size(); near++) {
            for (Word word : byLength.get(near)) {
                if (EditDistance.isSlip(label, word.text(), word.letters())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The longest plain label a normalised text ends with; empty text where there is none. */
    String endOf(String normalised) {
        if (normalised.isEmpty()) {
            return "";
        }
        for (String label : byLastLetter.getOrDefault(normalised.charAt(normalised.length() - 1), List.of())) {
            if (normalised.endsWith(label)) {
                return label;
            }
        }
        return "";
    }
}
