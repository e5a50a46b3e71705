package huizong.grid;

import java.util.function.Consumer;

/**
 * The rows of a sheet too long to hold, read from its file each time they are asked for.
 */
@FunctionalInterface
public interface LongRows {
    /**
     * Some rows of the sheet.
     *
     * @param sheet their cells at their true addresses, the regions merged over them, and from above only the cells
     *     whose merged region reaches down into them
     * @param firstRow where they begin
     * @param lastRow where they end; the next piece begins below
     */
    record Piece(Sheet sheet, int firstRow, int lastRow) {}

    /** Hands over all rows from the first to the last, piece by piece; what an exception stops has not been read. */
    void each(Consumer<Piece> piece);
}
