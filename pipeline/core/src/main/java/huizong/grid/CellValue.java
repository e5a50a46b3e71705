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
     * @param number the number shown, not rounded to what is shown of it: 0.9782 for a cell that shows 97.82%, 72 for a
     *     stored 720000 whose format {@code 0!.0000} shows 72.0000
     * @param percent whether the cell's number format shows a percentage
     * @param scale the powers of ten by which its format shows less than is stored: 4 in the example, mostly 0
     */
    record Number(BigDecimal number, boolean percent, int scale) implements CellValue {
        /** A number that is shown as it is stored. */
        public Number(BigDecimal number, boolean percent) {
            this(number, percent, 0);
        }
    }

    /**
     * A number whose format is a date.
     *
     * @param text as its format shows it: {@code 2023年12月}
     */
    record Date(LocalDate date, String text) implements CellValue {
        /** A day as in {@code 2023-12-31}. */
        public Date(LocalDate date) {
            this(date, date.toString());
        }
    }

    /** TRUE or FALSE. */
    record Bool(boolean value) implements CellValue {}

    /** An error such as {@code #REF!}, or a number no spreadsheet can hold such as {@code NaN} (as written). */
    record Fault(String code) implements CellValue {}

    /** A formula whose result was never stored, or was stored by a program that did not compute it. */
    record Uncomputed(String formula) implements CellValue {}

    /**
     * Something stored in a cell of which a reader of the sheet sees something else, or nothing.
     *
     * @param shown what is seen; where nothing is, what is stored
     */
    record Withheld(String shown, Why why) implements CellValue {}

    /** Why the content of a cell is not to be taken for its value, and what to do about it. */
    enum Why {
        STRUCK_OUT(
                "单元格内容全部加了删除线，不能确定是否仍然有效。如仍有效请去掉删除线，如已作废请清空",
                "all of it is struck out; remove the line or empty the cell"),
        NOT_SHOWN(
                "单元格有内容，但数字格式使它在表上看不到或只显示 ####，请改用普通数字格式",
                "its number format does not show it; use an ordinary number format"),
        SIGN_DIFFERS(
                "单元格存储的正负号与表上显示的不一致，请改用会显示负号的数字格式",
                "its number format shows another sign than is stored; show the sign"),
        WORD_SHOWN(
                "单元格存储的是数字，而数字格式只显示文字，请改填实际应填的内容", "its number format shows a word for a number; file what is meant");

        private final String chinese;
        private final String english;

        Why(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }

        public String chinese() {
            return chinese;
        }

        public String english() {
            return english;
        }
    }

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
            return date.text();
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

    /** A number's digits, without an exponent where they are not absurdly many. */
    static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return Math.abs((long) stripped.scale()) > 40 ? stripped.toString() : stripped.toPlainString();
    }
}
