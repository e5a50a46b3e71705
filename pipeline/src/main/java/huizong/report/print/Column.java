package huizong.report.print;

/**
 * A column of a printed table.
 *
 * @param heading the printed heading
 * @param source the query's column
 * @param width in characters of the default font; a Chinese character takes two
 */
public record Column(String heading, String source, double width, Kind kind) {
    /** What a column's cells are, and so how they are set. */
    public enum Kind {
        /** Text on one line. */
        TEXT,
        /** Text on one line, in the middle. */
        CENTRED,
        /** Text over several lines. */
        WRAPPED,
        /** An amount, with the decimals of the consolidation; a {@code Long} without any. */
        MONEY,
        /** A fraction, shown as a percentage. */
        RATE,
        /** A whole number. */
        COUNT,
        /** A place in an order, in the middle. */
        ORDINAL,
        /** A score, two decimals. */
        SCORE,
        /** A year, no separator. */
        YEAR,
        /** As filed: a number where it is one, otherwise text. */
        FIGURE,
        /** Text over several lines that the reader fills in: the only unlocked cells of a protected sheet. */
        ANSWER,
        /** Text that leads to the place in the workbook which the column {@code <source>_link} names, if any. */
        LINK,
        /** Text in the middle, coloured where it begins with 缺. */
        MARK
    }

    public static Column of(String heading, String source, double width, Kind kind) {
        return new Column(heading, source, width, kind);
    }
}
