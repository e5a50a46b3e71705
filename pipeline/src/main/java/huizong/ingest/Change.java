package huizong.ingest;

/**
 * A value that differs from the filing it replaces.
 *
 * @param before as filed earlier, empty where it was not
 * @param after as filed now, empty where it no longer is
 */
public record Change(String sheetName, String cellRef, String before, String after) {
    @Override
    public String toString() {
        return sheetName + "!" + cellRef + "  " + shown(before) + " → " + shown(after);
    }

    private static String shown(String text) {
        return text.isEmpty() ? "（空）" : text;
    }
}
