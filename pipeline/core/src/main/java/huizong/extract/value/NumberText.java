package huizong.extract.value;

import huizong.text.WhiteSpace;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as people type it: full-width digits, thousands separators, brackets for negative, a unit behind.
 *
 * @param number the number before its unit is applied
 * @param unit what stands behind it: {@code %}, {@code 万元}, {@code 家}; often empty
 */
public record NumberText(BigDecimal number, String unit) {
    private static final int MAX_LENGTH = 64;
    private static final Pattern NUMBER =
            Pattern.compile("^[¥￥]?([+-]?)((?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?:\\.[0-9]*)?|\\.[0-9]+)(.*)$");
    private static final Pattern BRACKETED = Pattern.compile("^\\(([0-9.,]+)\\)$");

    public static Optional<NumberText> parse(String text) {
        Optional<String> whole = whole(text);
        if (whole.isEmpty() || whole.get().length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String plain = whole.get();
        Matcher bracketed = BRACKETED.matcher(plain);
        if (bracketed.matches()) {
            plain = "-" + bracketed.group(1);
        }
        Matcher matcher = NUMBER.matcher(plain);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String unit = matcher.group(3);
        if (!unit.isEmpty() && (Character.isDigit(unit.charAt(0)) || unit.charAt(0) == ',' || unit.charAt(0) == '.')) {
            return Optional.empty();
        }
        String digits = matcher.group(2).replace(",", "");
        BigDecimal number = new BigDecimal(digits.endsWith(".") ? digits + "0" : digits);
        return Optional.of(new NumberText(matcher.group(1).equals("-") ? number.negate() : number, unit));
    }

    /** A text as {@link #compact} makes it, without marks of notes; empty where that would make one number of several. */
    static Optional<String> whole(String text) {
        return isCompact(text) ? Optional.of(text) : WholeNumber.of(WhiteSpace.trim(text));
    }

    static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }

    /** Whether a character has neither a shape nor a width. */
    static boolean isNothing(int c) {
        return c == 0x200b || c == 0x200c || c == 0x200d || c == 0x2060 || c == 0xfeff || c == 0x00ad;
    }

    /** NFKC without white space, one kind of minus. */
    public static String compact(String text) {
        if (isCompact(text)) {
            return text;
        }
        String nfkc = Normalizer.isNormalized(text, Normalizer.Form.NFKC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder out = new StringBuilder(nfkc.length());
        nfkc.codePoints().forEach(c -> {
            if (c == '−' || c == '–') {
                out.append('-');
            } else if (!isSpace(c) && c != 0x200b && c != 0xfeff) {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    /** Whether a text is compact at first sight, as most are: printable ASCII and Han letters, without white space. */
    private static boolean isCompact(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (c > ' ' && c < '\u007f') || (c >= '\u4e00' && c <= '\u9fff') || c == '≥' || c == '≤';
            if (!plain) {
                return false;
            }
        }
        return true;
    }
}
