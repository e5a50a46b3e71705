package huizong.workbook.stream;

import huizong.grid.Cell;
import huizong.grid.Sheet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Keeps the first and the last filled rows of a sheet too long to hold. */
public final class Outline implements CellSink {
    /** Filled rows kept at the top: title, caption and header stand there, and rows that show what the columns hold. */
    private static final int HEAD = 200;

    /** Filled rows kept at the bottom: totals, notes and signatures. */
    private static final int TAIL = 100;

    private final Sheet.Builder sheet;
    private final boolean headOnly;
    private final Deque<List<Cell>> tail = new ArrayDeque<>();
    private int row = -1;
    private int filled;

    private Outline(Sheet.Builder sheet, boolean headOnly) {
        this.sheet = sheet;
        this.headOnly = headOnly;
    }

    public static Outline headOf(Sheet.Builder sheet) {
        return new Outline(sheet, true);
    }

    public static Outline of(Sheet.Builder sheet) {
        return new Outline(sheet, false);
    }

    @Override
    public void add(Cell cell) {
        if (cell.ref().row() != row) {
            row = cell.ref().row();
            filled++;
            if (filled > HEAD && !headOnly) {
                if (tail.size() == TAIL) {
                    tail.remove();
                }
                tail.add(new ArrayList<>());
            }
        }
        if (filled <= HEAD) {
            sheet.add(cell);
        } else if (!headOnly) {
            tail.getLast().add(cell);
        }
    }

    @Override
    public boolean isFull() {
        return headOnly && filled > HEAD;
    }

    /** Puts the last rows into the sheet, once all have been read. */
    public void finish() {
        tail.forEach(cells -> cells.forEach(sheet::add));
    }
}
