package huizong.workbook.shown;

/**
 * A piece of one section of a number format.
 *
 * @param text the literal, or the letters as written: {@code yyyy}, {@code 0}
 */
record FormatToken(Kind kind, String text) {
    enum Kind {
        /** Shown as it is. */
        LITERAL,
        /** {@code 0}, {@code #} or {@code ?}. */
        DIGIT,
        /** {@code General}: as many digits as there are. */
        GENERAL,
        POINT,
        /** Between digits it groups them, behind them each scales by a thousand. */
        COMMA,
        /** A percent sign that scales. */
        PERCENT,
        EXPONENT,
        /** The stroke of a fraction or of a date. */
        STROKE,
        /** Letters that stand for a part of a day or of its time. */
        DAY,
        /** {@code [h]}: hours beyond a day. */
        ELAPSED,
        /** {@code AM/PM}, {@code 上午/下午}. */
        HALF_DAY,
        /** The cell's own text. */
        TEXT
    }
}
