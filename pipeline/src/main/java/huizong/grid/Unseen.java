package huizong.grid;

/** Characters that are not read but obeyed: by a terminal, a log or a file manager. */
public final class Unseen {
    private Unseen() {}

    /** Whether a character controls, changes the direction of, or breaks the line it stands in. */
    public static boolean is(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
