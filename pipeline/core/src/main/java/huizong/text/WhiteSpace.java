package huizong.text;

/** White space as people type it: ideographic, no-break and zero-width spaces too. */
public final class WhiteSpace {
    private WhiteSpace() {}

    /** Text without the white space around it, ideographic spaces included. */
    public static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && is(text.charAt(from))) {
            from++;
        }
        while (to > from && is(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** Whether a character takes room and shows nothing. */
    public static boolean is(char c) {
        if ((c > ' ' && c < '\u007f') || (c >= '\u4e00' && c <= '\u9fff')) {
            return false;
        }
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || c == '\ufeff'
                || c == '\u200b';
    }
}
