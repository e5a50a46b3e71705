package huizong.report.print;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells a plain number from text that merely begins like one. */
public final class Figure {
    private static final Pattern PLAIN = Pattern.compile("[+-]?[0-9]{1,15}(\\.[0-9]{1,12})?");

    private Figure() {}

    /** Whole numbers (people, pieces) without decimals, others with two at least. */
    static String format(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0 ? "#,##0" : "#,##0.00####";
    }

    /** The number, where the text is nothing but one and is short enough for a spreadsheet to hold exactly. */
    public static Optional<BigDecimal> parse(String text) {
        return PLAIN.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
}
