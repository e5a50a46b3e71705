package huizong.workbook;

import huizong.grid.Cell;

/** Takes the non-blank cells of a sheet in rising order. */
@FunctionalInterface
interface CellSink {
    void add(Cell cell);

    /** Whether no more cells are wanted. */
    default boolean isFull() {
        return false;
    }
}
