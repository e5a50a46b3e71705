package huizong.report.print;

import java.util.ArrayList;
import java.util.List;

/**
 * A table's lines (or its columns) and which of them add up to which; parents stand before their parts.
 *
 * @param parents for each line its parent's place, -1 for none
 */
public record Tree(List<Integer> parents) {
    public Tree {
        parents = List.copyOf(parents);
        for (int i = 0; i < parents.size(); i++) {
            if (parents.get(i) >= i) {
                throw new IllegalArgumentException("line " + i + " stands before its parent " + parents.get(i));
            }
        }
    }

    int size() {
        return parents.size();
    }

    /** The parts of a line; none for a line that is made of nothing else. */
    List<Integer> parts(int line) {
        List<Integer> parts = new ArrayList<>();
        for (int i = line + 1; i < size(); i++) {
            if (parents.get(i) == line) {
                parts.add(i);
            }
        }
        return parts;
    }

    /** The line and all it is part of. */
    List<Integer> upward(int line) {
        List<Integer> lines = new ArrayList<>();
        for (int at = line; at >= 0; at = parents.get(at)) {
            lines.add(at);
        }
        return lines;
    }

    /** With one more part under each line that has parts: what the parts leave over. It stands after all others. */
    Tree withRests() {
        List<Integer> all = new ArrayList<>(parents);
        for (int i = 0; i < size(); i++) {
            if (!parts(i).isEmpty()) {
                all.add(i);
            }
        }
        return new Tree(all);
    }
}
