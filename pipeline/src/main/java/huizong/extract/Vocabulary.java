package huizong.extract;

import huizong.mapping.Anchor;
import huizong.mapping.EditDistance;
import huizong.mapping.FormMapping;
import huizong.mapping.Label;
import huizong.mapping.LabelPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every label a form prints, so that a label is never taken for a value. */
final class Vocabulary {
    private static final int SHORTEST_NEAR = 4;
    private static final int LONGEST_NEAR = 12;

    private final Set<String> plain = new HashSet<>();
    private final Map<Integer, List<String>> byLength = new HashMap<>();
    private final SortedSet<Integer> nearLengths = new TreeSet<>();
    private final List<LabelPattern> patterns = new ArrayList<>();
    private final List<Anchor> dated = new ArrayList<>();

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
                byLength.computeIfAbsent(pattern.plain().length(), l -> new ArrayList<>())
                        .add(pattern.plain());
                for (int near = pattern.plain().length() - 1;
                        near <= pattern.plain().length() + 1;
                        near++) {
                    if (near >= SHORTEST_NEAR && near <= LONGEST_NEAR) {
                        nearLengths.add(near);
                    }
                }
            }
        } else {
            patterns.add(pattern);
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
        for (int near = length - 1; near <= length + 1; near++) {
            for (String text : byLength.getOrDefault(near, List.of())) {
                if (EditDistance.isOne(text, label.core())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The longest plain label a normalised text ends with; empty text where there is none. */
    String endOf(String normalised) {
        for (int from = Math.max(0, normalised.length() - 24); from < normalised.length(); from++) {
            String tail = normalised.substring(from);
            if (plain.contains(tail)) {
                return tail;
            }
        }
        return "";
    }
}
