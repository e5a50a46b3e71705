package huizong.workbook.word;

import java.util.List;
import java.util.Set;

/** A piece of a document as it stands between others, from top to bottom. */
sealed interface Block {
    /** How a line is set, where that tells what it begins. */
    enum Look {
        /** It begins a page or a section. */
        NEW_PAGE,
        HEADING,
        CENTRED
    }

    /**
     * A paragraph; a blank one parts what stands above from what stands below.
     *
     * @param text what is shown of it, without what is deleted or hidden
     * @param mark the number of its element in the part it was read from; 0 where it has none
     */
    record Line(String text, Set<Look> looks, int mark) implements Block {
        static Line of(String text) {
            return new Line(text, Set.of(), 0);
        }

        boolean isBlank() {
            return text.isBlank();
        }

        boolean is(Look look) {
            return looks.contains(look);
        }
    }

    /**
     * A table with its cells at the columns of its grid.
     *
     * @param number in the order in which the document's tables begin, from 1
     * @param cells from left to right and top to bottom; those merged into another are part of it
     * @param widths of the grid's columns, in twentieths of a point; empty where the document does not say
     * @param inner what stands in each cell that holds tables of its own
     */
    record Table(
            int number, List<TableCell> cells, int rows, int columns, List<Integer> widths, List<List<Block>> inner)
            implements Block {
        public Table {
            cells = List.copyOf(cells);
            widths = List.copyOf(widths);
            inner = List.copyOf(inner);
        }

        /** What the table is called where nothing better is known. */
        static String name(int number) {
            return "表" + number;
        }
    }

    /**
     * A cell of a table.
     *
     * @param row zero-based
     * @param column zero-based column of the grid it begins at
     * @param rows how many rows it spans
     * @param columns how many columns of the grid it spans
     * @param mark the number of its first paragraph's element; 0 where it has none
     */
    record TableCell(int row, int column, int rows, int columns, String text, int mark) {
        TableCell longer() {
            return new TableCell(row, column, rows + 1, columns, text, mark);
        }

        TableCell wider(int by) {
            return new TableCell(row, column, rows, columns + by, text, mark);
        }

        TableCell lower(int by) {
            return new TableCell(row + by, column, rows, columns, text, mark);
        }
    }
}
