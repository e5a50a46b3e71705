package huizong.grid;

import huizong.text.Memo;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** What one cell holds, before anyone decides what it means. */
public sealed interface CellValue {
    /** Nothing: no value, or an empty string. */
    record Blank() implements CellValue {
        public static final Blank INSTANCE = new Blank();
    }

    /** Text exactly as filed, never empty (white space counts as text). */
    final class Text implements CellValue {
        private static final Memo<Text> KNOWN = new Memo<>(Text::new);

        private final String text;
        private Optional<Label> label = Optional.empty();

        public Text(String text) {
            this.text = text;
        }

        /** The same, shared by all cells that hold it where it is short, and with it what is made of it. */
        public static Text of(String text) {
            return KNOWN.of(text);
        }

        public String text() {
            return text;
        }

        @Override
        public Label label() {
            Optional<Label> known = label;
            if (known.isEmpty()) {
                known = Optional.of(Label.of(text)); // made twice at worst, where two threads ask at once
                label = known;
            }
            return known.get();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Text that && text.equals(that.text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }

        @Override
        public String toString() {
            return "Text[text=" + text + "]";
        }
    }

    /**
     * A finite number, at the 15 significant digits a spreadsheet shows (so {@code 897.3200000000001} is 897.32).
     *
     * @param number the stored number: 0.9782 for a cell that shows 97.82%
     * @param percent whether the cell's number format shows a percentage
     */
    record Number(BigDecimal number, boolean percent) implements CellValue {}

    /** A number whose format is a date. */
    record Date(LocalDate date) implements CellValue {}

    /** TRUE or FALSE. */
    record Bool(boolean value) implements CellValue {}

    /** An error such as {@code #REF!}, or a number no spreadsheet can hold such as {@code NaN} (as written). */
    record Fault(String code) implements CellValue {}

    /** A formula whose result was never stored. */
    record Uncomputed(String formula) implements CellValue {}

    /** What is shown, as labels are compared. */
    default Label label() {
        return Label.of(shown());
    }

    default boolean isBlank() {
        return this instanceof Blank;
    }

    /** What a person reading the cell sees, near enough: the text, {@code 97.82%}, {@code 897.32}, {@code #REF!}. */
    default String shown() {
        if (this instanceof Text text) {
            return text.text();
        }
        if (this instanceof Number n) {
            return n.percent() ? plain(n.number().movePointRight(2)) + "%" : plain(n.number());
        }
        if (this instanceof Date date) {
            return date.date().toString();
        }
        if (this instanceof Bool bool) {
            return bool.value() ? "TRUE" : "FALSE";
        }
        if (this instanceof Fault fault) {
            return fault.code();
        }
        if (this instanceof Uncomputed uncomputed) {
            return "=" + uncomputed.formula();
        }
        return "";
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return Math.abs((long) stripped.scale()) > 40 ? stripped.toString() : stripped.toPlainString();
    }
}
