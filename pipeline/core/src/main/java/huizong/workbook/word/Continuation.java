package huizong.workbook.word;

import huizong.grid.Label;
import huizong.workbook.word.Block.Table;
import huizong.workbook.word.Block.TableCell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A table and those that go on with it, as when a form runs over the page. Rows count on from part to part; a header
 * that is printed again is counted, and left blank.
 */
final class Continuation {
    /** Labels a row must have to be known as a header printed again. */
    private static final int LEAST_LABELS = 3;

    private Table table;

    Continuation(Table first) {
        this.table = first;
    }

    Table table() {
        return table;
    }

    /** Takes a table up where it goes on with this one. */
    boolean takes(Gap gap, Table next) {
        if (!gap.mayContinue() || next.rows() == 0 || table.columns() != next.columns()) {
            return false;
        }
        Map<Integer, Map<Integer, String>> rows = rows(table);
        Map<Integer, Map<Integer, String>> more = rows(next);
        int repeated = repeated(rows, more);
        if (repeated == 0 && !gap.saysContinued() && beginsAnew(rows, more)) {
            return false;
        }
        List<TableCell> cells = new ArrayList<>(table.cells());
        for (TableCell cell : next.cells()) {
            if (cell.row() >= repeated) {
                cells.add(cell.lower(table.rows()));
            }
        }
        table = new Table(
                table.number(), cells, table.rows() + next.rows(), table.columns(), table.widths(), table.inner());
        return true;
    }

    /** How many of a table's first rows are printed in the other already. */
    private static int repeated(Map<Integer, Map<Integer, String>> rows, Map<Integer, Map<Integer, String>> more) {
        Map<Integer, String> head = more.getOrDefault(0, Map.of());
        if (head.size() < LEAST_LABELS || head.values().stream().anyMatch(Continuation::isFigure)) {
            return 0;
        }
        for (Map.Entry<Integer, Map<Integer, String>> row : rows.entrySet()) {
            if (row.getValue().equals(head)) {
                int same = 1;
                while (more.containsKey(same)
                        && more.getOrDefault(same, Map.of()).equals(rows.get(row.getKey() + same))
                        && more.getOrDefault(same, Map.of()).values().stream().noneMatch(Continuation::isFigure)) {
                    same++;
                }
                return same;
            }
        }
        return 0;
    }

    /** Whether a table begins with the label the other begins with, as another form of the kind does. */
    private static boolean beginsAnew(
            Map<Integer, Map<Integer, String>> rows, Map<Integer, Map<Integer, String>> more) {
        return first(rows).equals(first(more));
    }

    private static String first(Map<Integer, Map<Integer, String>> rows) {
        return rows.values().stream()
                .flatMap(r -> r.values().stream())
                .findFirst()
                .orElse("");
    }

    private static boolean isFigure(String label) {
        return label.matches("[-+]?[0-9][0-9.,]*[%％]?");
    }

    /** What stands in each row, by column. */
    private static Map<Integer, Map<Integer, String>> rows(Table table) {
        Map<Integer, Map<Integer, String>> rows = new TreeMap<>();
        for (TableCell cell : table.cells()) {
            if (!cell.text().isBlank()) {
                rows.computeIfAbsent(cell.row(), r -> new TreeMap<>()).put(cell.column(), Label.normalise(cell.text()));
            }
        }
        return rows;
    }
}
