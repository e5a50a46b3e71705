package huizong.text;

/** Characters that are not read but obeyed: by a terminal, a log or a file manager. */
public final class ControlCharacters {
    private ControlCharacters() {}

    /** Whether a character controls, changes the direction of, or breaks the line it stands in. */
    public static boolean is(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** A text without anything a terminal would obey, in one line. */
    public static String plain(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(is(c) ? ' ' : c));
        return out.toString();
    }

    /** The same for a text of several lines, which stay lines. */
    public static String linesOf(String text) {
        return String.join("\n", text.lines().map(ControlCharacters::plain).toList());
    }
}
