package huizong.workbook.stream;

import huizong.grid.Cell;

/** Takes the non-blank cells of a sheet in rising order. */
@FunctionalInterface
public interface CellSink {
    void add(Cell cell);

    /** Whether no more cells are wanted. */
    default boolean isFull() {
        return false;
    }
}
