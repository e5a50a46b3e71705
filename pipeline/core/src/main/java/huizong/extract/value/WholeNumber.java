package huizong.extract.value;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Judges what stands in and around the digits of a text before it is taken away: white space that groups digits by three
 * and a note's mark behind them may go; digits that white space, a line break or a mark keeps apart are no one number.
 */
final class WholeNumber {
    /** Where white space stood between digits; no cell holds it. */
    private static final char GAP = '\u0001';

    private static final Pattern GROUPED =
            Pattern.compile("(?<![0-9.,\u0001])[0-9]{1,3}(?:\u0001[0-9]{3})+(?![0-9,\u0001])");

    private static final Pattern MARK = Pattern.compile("\\(?[0-9]{1,2}[.)]?");

    private enum Between {
        NOTHING,
        /** A single space. */
        SPACE,
        /** A line break, a tab, several spaces or a note's mark. */
        WALL
    }

    private final StringBuilder out = new StringBuilder();
    private Between between = Between.NOTHING;
    private boolean torn;

    private WholeNumber() {}

    /** A text as {@link NumberText#compact} makes it; empty where that would make one number of several. */
    static Optional<String> of(String text) {
        WholeNumber number = new WholeNumber();
        text.codePoints().forEach(number::add);
        String plain = number.out.toString();
        if (plain.indexOf(GAP) >= 0) {
            plain = GROUPED.matcher(plain).replaceAll(group -> group.group().replace(String.valueOf(GAP), ""));
        }
        return number.torn || plain.indexOf(GAP) >= 0 ? Optional.empty() : Optional.of(plain);
    }

    private void add(int c) {
        if (c == GAP || NumberText.isNothing(c)) {
            return;
        }
        if (NumberText.isSpace(c)) {
            boolean breaks = c == '\n' || c == '\r' || c == '\t' || c == 0x0b || c == 0x2028 || c == 0x2029;
            between = breaks || between != Between.NOTHING ? Between.WALL : Between.SPACE;
            return;
        }
        String plain = c == '−' || c == '–' ? "-" : normal(c);
        if (plain.chars().anyMatch(WholeNumber::isDigit) && !Character.isDigit(c) && !isUnit(c, plain)) {
            torn |= !MARK.matcher(plain).matches();
            between = Between.WALL;
            return;
        }
        if (between != Between.NOTHING && out.length() > 0 && isOfNumber(last()) && isOfNumber(plain.charAt(0))) {
            torn |= between == Between.WALL;
            out.append(GAP);
        }
        between = Between.NOTHING;
        out.append(plain);
    }

    private static String normal(int c) {
        return c < 128 || (c >= '\u4e00' && c <= '\u9fff')
                ? Character.toString(c)
                : Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
    }

    private char last() {
        return out.charAt(out.length() - 1);
    }

    /** Whether a character with a digit in it is a unit, ㎡, or part of one, the ² of m². */
    private boolean isUnit(int c, String plain) {
        boolean raised = c == '²' || c == '³';
        return Character.isLetter(plain.charAt(0)) || raised && out.length() > 0 && Character.isLetter(last());
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isOfNumber(char c) {
        return isDigit(c) || c == '.' || c == ',';
    }
}
