package huizong.author;

import java.util.List;
import java.util.Optional;

/** A part of a template. */
sealed interface Block {
    /** Something printed that holds no value. */
    record Text(PrintedCell cell) implements Block {}

    /** A label alone in its row, below which a part of the form begins. */
    record Section(PrintedCell cell) implements Block {}

    /**
     * A label, and where its value stands.
     *
     * @param name the label's text
     * @param where {@code right}, {@code below} or {@code inside}
     * @param samples cells that hold the value; none on a blank template
     * @param inside the value's text, where it stands in the label's own cell
     */
    record Field(PrintedCell cell, String name, String where, List<PrintedCell> samples, String inside)
            implements Block {}

    /**
     * A column of a table.
     *
     * @param cell its heading
     * @param parent the heading above that it shares with its neighbours
     * @param side {@code first} or {@code last} where one merged heading stands over two columns, else empty
     * @param samples the data below it
     */
    record Leaf(
            PrintedCell cell,
            Optional<PrintedCell> parent,
            int firstColumn,
            int lastColumn,
            String side,
            List<PrintedCell> samples) {}

    /**
     * A table.
     *
     * @param side a label that runs down its left
     * @param parents headings that stand over others
     * @param labels the texts left of the first column, or in it where they are printed lines
     * @param total the cell that names the row of totals, where it does not stand in a column
     * @param end the first cell behind the table
     */
    record Grid(
            Optional<PrintedCell> side,
            int firstRow,
            int headingRows,
            List<PrintedCell> parents,
            List<Leaf> leaves,
            List<PrintedCell> labels,
            List<Integer> dataRows,
            Optional<PrintedCell> total,
            List<PrintedCell> totals,
            Optional<PrintedCell> end,
            int next)
            implements Block {}
}
