package huizong.workbook.word;

import huizong.grid.CellRef;
import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.Place;
import huizong.workbook.word.Block.Line;
import huizong.workbook.word.Block.Table;
import huizong.workbook.word.Block.TableCell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts a table's cells, which come row by row, at the columns of its grid and joins those that are merged. */
final class TableBuilder {
    /** Columns of the grid a cell may span, or a row leave out: Word itself stops at 63. */
    static final int WIDEST = 1_000;

    /** Whether a cell is one with the cell above it, or with the one before it. */
    enum Merge {
        NONE,
        ABOVE,
        BEFORE
    }

    private final int number;
    private final WordCounts counts;
    private final Budget budget;
    private final List<TableCell> cells = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();
    private final List<List<Block>> inner = new ArrayList<>();
    /** Where among the cells the one stands that last began at a column. */
    private final Map<Integer, Integer> lastAt = new HashMap<>();

    private int row = -1;
    private int column;
    private int columns;

    TableBuilder(int number, WordCounts counts, Budget budget) {
        this.number = number;
        this.counts = counts;
        this.budget = budget;
    }

    void width(int twips) {
        if (widths.size() < WIDEST) {
            widths.add(twips);
        }
    }

    /** @param before columns of the grid the row leaves out at its beginning */
    void row(int before) {
        row++;
        column = 0;
        if (row >= CellRef.MAX_ROWS) {
            throw here().refuse("too-many-cells", "行过多", "too many rows", Advice.REDUCE);
        }
        step(before);
        budget.time();
    }

    /** @param span columns of the grid the cell takes */
    void cell(int span, Merge merge, String text, int mark) {
        int at = column;
        counts.cell(text, this::here);
        step(Math.max(1, span));
        int before = cells.size() - 1;
        if (merge == Merge.BEFORE && before >= 0 && cells.get(before).row() == row) {
            cells.set(before, cells.get(before).wider(column - at));
            return;
        }
        Integer above = lastAt.get(at);
        if (merge == Merge.ABOVE && above != null && reaches(cells.get(above), column - at)) {
            cells.set(above, cells.get(above).longer());
            return;
        }
        lastAt.put(at, cells.size());
        cells.add(new TableCell(row, at, 1, column - at, text, mark));
    }

    private boolean reaches(TableCell above, int span) {
        return above.row() + above.rows() == row && above.columns() == span;
    }

    /** Notes what stands in a cell that holds tables. */
    void inner(List<Block> story) {
        inner.add(story);
    }

    /** The text of a cell: its paragraphs, but for blank ones, below each other. */
    static String text(List<? extends Block> blocks) {
        return blocks.stream()
                .filter(b -> b instanceof Line line && !line.isBlank())
                .map(b -> ((Line) b).text())
                .collect(Collectors.joining("\n"));
    }

    private void step(int by) {
        if (by < 0 || by > WIDEST || column + by > CellRef.MAX_COLUMNS) {
            throw here().refuse(
                            "bad-span",
                            "单元格跨 " + by + " 列，没有这么宽的表",
                            "a cell spans " + by + " columns",
                            Advice.SAVE_AGAIN);
        }
        column += by;
        columns = Math.max(columns, column);
        counts.columns(by, this::here);
    }

    /** The place the next cell will take. */
    Place here() {
        return Place.of(Table.name(number), new CellRef(Math.max(0, row), Math.min(column, CellRef.MAX_COLUMNS - 1)));
    }

    Table build() {
        return new Table(number, cells, row + 1, columns, widths, inner);
    }
}
