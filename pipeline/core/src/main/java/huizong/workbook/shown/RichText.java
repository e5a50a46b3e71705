package huizong.workbook.shown;

/**
 * A text whose runs may be struck out or raised. What is struck out is no longer said; raised and lowered digits are
 * marks, and are written as such: {@code 72¹}, {@code m²}.
 *
 * @param all everything written
 * @param left what is not struck out, in a cell whose own font strikes nothing out
 * @param leftIfStruck what is not struck out in a cell whose own font strikes out: runs with a font of their own
 */
public record RichText(String all, String left, String leftIfStruck) {
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉";

    /** How a run stands on its line. */
    public enum Height {
        LEVEL,
        RAISED,
        LOWERED
    }

    /** A text without runs. */
    public static RichText of(String text) {
        return new RichText(text, text, "");
    }

    /** Whether it is the same in every cell, or in every cell but one that strikes all of it out. */
    public boolean isPlain() {
        return leftIfStruck.isEmpty() && left.equals(all);
    }

    /** What is not struck out in a cell. */
    public String left(CellStyle style) {
        return style.struck() ? leftIfStruck : left;
    }

    /** Puts a text together run by run. */
    public static final class Builder {
        private final StringBuilder all = new StringBuilder();
        private final StringBuilder left = new StringBuilder();
        private final StringBuilder leftIfStruck = new StringBuilder();

        /** Adds a run in the cell's own font. */
        public Builder add(String text) {
            all.append(text);
            left.append(text);
            return this;
        }

        /** Adds a run in a font of its own. */
        public Builder add(String text, boolean struck, Height height) {
            all.append(text);
            if (!struck) {
                String seen =
                        switch (height) {
                            case LEVEL -> text;
                            case RAISED -> marks(text, RAISED);
                            case LOWERED -> marks(text, LOWERED);
                        };
                left.append(seen);
                leftIfStruck.append(seen);
            }
            return this;
        }

        public int length() {
            return all.length();
        }

        public RichText build() {
            return new RichText(all.toString(), left.toString(), leftIfStruck.toString());
        }

        private static String marks(String text, String digits) {
            StringBuilder marks = new StringBuilder(text.length());
            for (int i = 0; i < text.length(); i++) {
                int digit = Character.digit(text.charAt(i), 10);
                marks.append(digit < 0 ? text.charAt(i) : digits.charAt(digit));
            }
            return marks.toString();
        }
    }
}
