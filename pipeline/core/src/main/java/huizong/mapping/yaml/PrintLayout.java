package huizong.mapping.yaml;

import java.util.List;

/**
 * How roll-ups are printed in the layout of the form that units file, from {@code mappings/layouts/}: its labels and
 * headings in their places, and which figure stands where.
 *
 * @param cells line by line, each line from the left
 */
public record PrintLayout(List<Cell> cells) {
    public PrintLayout {
        cells = List.copyOf(cells);
    }

    /** A layout that prints nothing. */
    public static PrintLayout none() {
        return new PrintLayout(List.of());
    }

    /** What a cell is. */
    public enum Kind {
        /** The number above the title. */
        NUMBER,
        /** The title. */
        TITLE,
        /** The line that names the division. */
        PLACE,
        /** A heading of the columns below it. */
        HEADING,
        /** The label of a line. */
        LABEL,
        /** A figure of the roll-ups. */
        FIGURE,
        /** Text as it is. */
        TEXT,
        /** A note under the form. */
        NOTE
    }

    /**
     * A cell.
     *
     * @param line from 1
     * @param place from 0, the label's; the others share the rest of the width
     * @param content text, in which {@code {year}}, {@code {year-1}}, {@code {unit}} and {@code {division}} are filled in; of a
     *     figure {@code table.column}, or {@code expenditure_item.column} and after a blank the item's code
     * @param blank what is printed where there is no such figure
     */
    public record Cell(int line, int place, Kind kind, String content, String blank) {}
}
