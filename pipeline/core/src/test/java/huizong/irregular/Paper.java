package huizong.irregular;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A sheet that can still be rearranged as people do in a spreadsheet program. */
final class Paper {
    /** A merged region. */
    static final class Merge {
        int top;
        int left;
        int bottom;
        int right;

        Merge(int top, int left, int bottom, int right) {
            this.top = top;
            this.left = left;
            this.bottom = bottom;
            this.right = right;
        }

        boolean covers(int row, int column) {
            return row >= top && row <= bottom && column >= left && column <= right;
        }
    }

    String name;
    boolean hidden;
    final List<Ink> inks = new ArrayList<>();
    final List<Merge> merges = new ArrayList<>();
    final Set<Integer> hiddenRows = new TreeSet<>();
    final Set<Integer> hiddenColumns = new TreeSet<>();

    Paper(String name) {
        this.name = name;
    }

    Optional<Ink> at(int row, int column) {
        return inks.stream().filter(i -> i.row == row && i.column == column).findFirst();
    }

    Optional<Merge> mergeAt(int row, int column) {
        return merges.stream().filter(m -> m.covers(row, column)).findFirst();
    }

    int height() {
        int last = inks.stream().mapToInt(i -> i.row).max().orElse(-1);
        return Math.max(last, merges.stream().mapToInt(m -> m.bottom).max().orElse(-1)) + 1;
    }

    int width() {
        int last = inks.stream().mapToInt(i -> i.column).max().orElse(-1);
        return Math.max(last, merges.stream().mapToInt(m -> m.right).max().orElse(-1)) + 1;
    }

    /** Moves everything from a row on down, widening the merges that reach over it. */
    void insertRows(int at, int count) {
        inks.stream().filter(i -> i.row >= at).forEach(i -> i.row += count);
        for (Merge merge : merges) {
            if (merge.top >= at) {
                merge.top += count;
            }
            if (merge.bottom >= at) {
                merge.bottom += count;
            }
        }
    }

    /** Moves everything from a column on to the right, widening the merges that reach over it. */
    void insertColumns(int at, int count) {
        inks.stream().filter(i -> i.column >= at).forEach(i -> i.column += count);
        for (Merge merge : merges) {
            if (merge.left >= at) {
                merge.left += count;
            }
            if (merge.right >= at) {
                merge.right += count;
            }
        }
    }

    /** Deletes a row as a spreadsheet does: its cells are gone, merges shrink. */
    void deleteRow(int row) {
        inks.removeIf(i -> i.row == row);
        inks.stream().filter(i -> i.row > row).forEach(i -> i.row--);
        merges.removeIf(m -> m.top == row && m.bottom == row);
        for (Merge merge : merges) {
            if (merge.top > row) {
                merge.top--;
            }
            if (merge.bottom >= row) {
                merge.bottom--;
            }
        }
        merges.removeIf(m -> m.top == m.bottom && m.left == m.right);
    }

    Ink write(int row, int column, Object content) {
        at(row, column).ifPresent(inks::remove);
        Ink ink = new Ink(row, column, content);
        inks.add(ink);
        return ink;
    }

    /** Takes over another paper's cells below this one's. */
    void append(Paper other, int gap) {
        int down = height() + gap;
        other.insertRows(0, down);
        inks.addAll(other.inks);
        merges.addAll(other.merges);
        other.hiddenRows.forEach(r -> hiddenRows.add(r + down));
    }
}
