package huizong.extract.table;

import huizong.mapping.LineBinding;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Tells the printed lines of a form from rows of free items that are named like one: 业务工作经费 below 市级专项资金 is one of its
 * projects. A name alone does not tell; the order of the form's lines and their nesting do. Rows are asked for from top
 * to bottom.
 */
final class LinePlaces {
    /** What a row named like a line is. */
    enum Place {
        /** The line of the form. */
        LINE,
        /** One of the items above which it stands. */
        ITEM,
        /** The same, but the form has that line nowhere else, so that it may have been moved here. */
        DOUBTFUL_ITEM
    }

    static final int NONE = -1;

    private final List<LineBinding> lines;
    private final int[] lineAt;
    private final int[] parents;
    private final int[] last;
    private final BitSet seen = new BitSet();
    private int open = NONE;

    /** @param lineAt for each labelled row the number of the line it is named like, or {@link #NONE} */
    LinePlaces(List<LineBinding> lines, int[] lineAt) {
        this.lines = lines;
        this.lineAt = lineAt.clone();
        this.parents = new int[lines.size()];
        this.last = new int[lines.size()];
        Arrays.fill(last, NONE);
        for (int p = 0; p < lineAt.length; p++) {
            if (lineAt[p] != NONE) {
                last[lineAt[p]] = p;
            }
        }
        for (int j = 0; j < parents.length; j++) {
            parents[j] = parent(j);
        }
    }

    private int parent(int line) {
        int parent = NONE;
        for (int k = 0; k < lines.size(); k++) {
            if (k != line
                    && isWithin(line, k)
                    && (parent == NONE
                            || lines.get(k).code().length()
                                    > lines.get(parent).code().length())) {
                parent = k;
            }
        }
        return parent;
    }

    /** Whether a line is another, or one of its details. */
    private boolean isWithin(int line, int other) {
        String code = lines.get(line).code();
        String outer = lines.get(other).code();
        return code.equals(outer) || (code.startsWith(outer) && code.charAt(outer.length()) == '.');
    }

    /** What the next row that is named like a line is. */
    Place of(int position) {
        int line = lineAt[position];
        Place place = itemsOpen() ? inside(position, line) : Place.LINE;
        if (place == Place.LINE) {
            seen.set(line);
            open = line;
        }
        return place;
    }

    /** Whether rows stand below a line that takes free items. */
    private boolean itemsOpen() {
        return open != NONE && lines.get(open).items().isPresent();
    }

    /** Whether a line might stand in a row where nothing is named quite like it. */
    boolean mayStand(int position, int line) {
        return !itemsOpen() || (!seen.get(line) && last[line] == NONE && nests(line) && isInOrder(position, line));
    }

    private Place inside(int position, int line) {
        if (seen.get(line)) {
            return Place.ITEM;
        }
        if (isWithin(open, line)) {
            return Place.DOUBTFUL_ITEM;
        }
        boolean fits = nests(line) && isInOrder(position, line);
        if (last[line] > position) {
            if (fits && !heads(last[line], line)) {
                return heads(position, line) ? Place.LINE : Place.DOUBTFUL_ITEM;
            }
            return Place.ITEM;
        }
        if (!nests(line)) {
            return Place.ITEM;
        }
        boolean opens = lines.get(line).items().isPresent() || heads(position, line);
        return fits || opens ? Place.LINE : Place.DOUBTFUL_ITEM;
    }

    /** Whether a line may stand right behind the open items: at the top, or below what they are below, too. */
    private boolean nests(int line) {
        int parent = parents[line];
        return parent == NONE || last[parent] == NONE || isWithin(open, parent);
    }

    /** Whether a line comes after the open one, and none that the form has between them is still to come. */
    private boolean isInOrder(int position, int line) {
        if (line < open) {
            return false;
        }
        for (int k = open + 1; k < line; k++) {
            if (!seen.get(k) && last[k] > position) {
                return false;
            }
        }
        return true;
    }

    /** Whether the row below is named like one of a line's details. */
    private boolean heads(int position, int line) {
        int next = position + 1 < lineAt.length ? lineAt[position + 1] : NONE;
        return next != NONE && next != line && isWithin(next, line);
    }
}
