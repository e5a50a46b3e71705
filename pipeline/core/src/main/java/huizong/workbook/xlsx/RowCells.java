package huizong.workbook.xlsx;

import huizong.grid.Cell;
import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Place;
import huizong.workbook.stream.CellSink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The cells of the row last read, which some programs write in several pieces of one number. */
final class RowCells {
    private final String sheet;
    private final List<Cell> cells = new ArrayList<>();
    private boolean inOrder = true;

    RowCells(String sheet) {
        this.sheet = sheet;
    }

    /** A cell that holds something. */
    void add(Cell cell) {
        inOrder &= cells.isEmpty()
                || cells.get(cells.size() - 1).ref().column() < cell.ref().column();
        cells.add(cell);
    }

    /** Hands the cells over, once no more of their row can come. */
    void release(CellSink sink, SheetTally tally) {
        if (cells.isEmpty()) {
            return;
        }
        if (!inOrder) {
            cells.sort(Comparator.comparing(Cell::ref));
            for (int i = 1; i < cells.size(); i++) {
                if (cells.get(i).ref().equals(cells.get(i - 1).ref())) {
                    throw Place.of(sheet, cells.get(i).ref())
                            .refuse(
                                    "duplicate-cell",
                                    "同一行写了两次，两处都有这个单元格",
                                    "its row is written twice, and the cell stands in both",
                                    Advice.SAVE_AGAIN);
                }
            }
        }
        Cell last = cells.get(cells.size() - 1);
        tally.row(sheet, last.ref().row(), last.ref().column() + 1);
        cells.forEach(sink::add);
        cells.clear();
        inOrder = true;
    }
}
