package huizong.grid;

import huizong.text.Memo;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * A label's text without what does not matter in a form: NFKC (so full-width letters, digits and brackets are plain),
 * no white space or line breaks, one kind of bracket and colon, no colon at the end.
 *
 * @param full the whole text so normalised: {@code 1、公务接待(万元)}
 * @param core the same without enumerators, {@code 其中:}, asterisks in front and brackets behind: {@code 公务接待}
 * @param letters the letters of the core, see {@link #letters(String)}
 */
public record Label(String full, String core, long letters) {
    /** Longer texts are prose, never labels. */
    public static final int MAX_LENGTH = 90;

    private static final Pattern FRONT = Pattern.compile("^(?:[*★☆#·•-]+|其中:"
            + "|\\((?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})\\)[、.,]?"
            + "|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:[、,)]|\\.(?![0-9])))");
    private static final Pattern BEHIND = Pattern.compile("(?:\\([^()]*\\)|[:*])$");

    private static final Memo<Label> KNOWN = new Memo<>(Label::make);

    /** The label a text makes. */
    public static Label of(String text) {
        return KNOWN.of(text);
    }

    private static Label make(String text) {
        String full = normalise(text);
        String core = full;
        for (String before = ""; !before.equals(core); ) {
            before = core;
            core = mayBeginWithMark(core) ? FRONT.matcher(core).replaceFirst("") : core;
            String shorter = mayEndWithMark(core) ? BEHIND.matcher(core).replaceFirst("") : core;
            core = shorter.isEmpty() ? core : shorter;
        }
        return new Label(full, core, letters(core));
    }

    /** A bit for each letter of a text, some letters sharing one, to tell fast that two texts are far apart. */
    public static long letters(String text) {
        long letters = 0;
        for (int i = 0; i < text.length(); i++) {
            letters |= 1L << (text.charAt(i) % 61);
        }
        return letters;
    }

    /** Saves trying the patterns on the many labels that have neither enumerator nor bracket. */
    private static boolean mayBeginWithMark(String text) {
        return !text.isEmpty() && ("*★☆#·•-其(一二三四五六七八九十".indexOf(text.charAt(0)) >= 0 || isDigit(text.charAt(0)));
    }

    private static boolean mayEndWithMark(String text) {
        return !text.isEmpty() && "):*".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The text as labels are compared. */
    public static String normalise(String text) {
        String nfkc = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder out = new StringBuilder(nfkc.length());
        for (int i = 0; i < nfkc.length(); i++) {
            char c = nfkc.charAt(i);
            switch (c) {
                case '【', '[', '〔', '{', '〖' -> out.append('(');
                case '】', ']', '〕', '}', '〗' -> out.append(')');
                case '“', '”', '„', '‘', '’', '\'' -> out.append('"');
                case '–', '—', '―', '−' -> out.append('-');
                case '﹕', '∶', '︰' -> out.append(':');
                case '\u200b', '\u200c', '\u200d', '\ufeff', '\u2060', '\u00ad' -> {}
                default -> {
                    if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && !Character.isISOControl(c)) {
                        out.append(c);
                    }
                }
            }
        }
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == ':') {
            end--;
        }
        out.setLength(end);
        return text.contentEquals(out) ? text : out.toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }
}
