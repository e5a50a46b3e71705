package huizong.mapping;

import huizong.grid.Label;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Things found by the labels they are printed with, without trying every anchor on every label. */
public final class LabelIndex<T> {
    private record Entry<T>(int order, Anchor anchor, T thing) {}

    private final Map<String, List<Entry<T>>> plain = new HashMap<>();
    private final List<Entry<T>> patterned = new ArrayList<>();
    private final BitSet lastLetters = new BitSet();
    private boolean anyLetter;

    /** @param things in the order of preference */
    public LabelIndex(List<T> things, Function<T, Anchor> anchor) {
        for (int i = 0; i < things.size(); i++) {
            Entry<T> entry = new Entry<>(i, anchor.apply(things.get(i)), things.get(i));
            entry.anchor().plainSpellings().forEach(text -> plain.computeIfAbsent(text, t -> new ArrayList<>(1))
                    .add(entry));
            entry.anchor().spellings().forEach(this::mayEnd);
            if (!entry.anchor().isPlain()) {
                patterned.add(entry);
            }
        }
    }

    private void mayEnd(LabelPattern pattern) {
        if (pattern.suffix().isEmpty()) {
            anyLetter = true;
        } else {
            lastLetters.set(pattern.suffix().charAt(pattern.suffix().length() - 1));
        }
    }

    /** Whether a text ends like one of the spellings: saves looking for the many labels that do not. */
    private boolean mayMatch(String text) {
        return anyLetter || (!text.isEmpty() && lastLetters.get(text.charAt(text.length() - 1)));
    }

    /** The first whose anchor matches a label, see {@link Anchor#matches}. */
    public Optional<T> first(Label label, OptionalInt fiscalYear) {
        int least = Integer.MAX_VALUE;
        Optional<T> first = Optional.empty();
        for (Entry<T> entry : matching(label, fiscalYear)) {
            if (entry.order() < least) {
                least = entry.order();
                first = Optional.of(entry.thing());
            }
        }
        return first;
    }

    /** All whose anchors match a label, in the order given. */
    public List<T> all(Label label, OptionalInt fiscalYear) {
        List<Entry<T>> found = matching(label, fiscalYear);
        if (found.isEmpty()) {
            return List.of();
        }
        return found.stream()
                .sorted((a, b) -> Integer.compare(a.order(), b.order()))
                .map(Entry::thing)
                .distinct()
                .toList();
    }

    private List<Entry<T>> matching(Label label, OptionalInt fiscalYear) {
        if (!mayMatch(label.full()) && !mayMatch(label.core())) {
            return List.of();
        }
        List<Entry<T>> full = plain.getOrDefault(label.full(), List.of());
        List<Entry<T>> core =
                label.core().equals(label.full()) ? List.of() : plain.getOrDefault(label.core(), List.of());
        List<Entry<T>> found = full;
        for (List<Entry<T>> more : List.of(core, patternedMatching(label, fiscalYear))) {
            if (!more.isEmpty()) {
                found = new ArrayList<>(found);
                found.addAll(more);
            }
        }
        return found;
    }

    private List<Entry<T>> patternedMatching(Label label, OptionalInt fiscalYear) {
        List<Entry<T>> found = List.of();
        for (Entry<T> entry : patterned) {
            if (entry.anchor().matches(label, fiscalYear)) {
                found = found.isEmpty() ? new ArrayList<>() : found;
                found.add(entry);
            }
        }
        return found;
    }
}
