package huizong.text;

import java.util.regex.Pattern;

/**
 * Makes text from a filed workbook harmless in what we write: a unit may have typed anything into a cell, and our
 * readers open the result in Excel or a browser.
 */
public final class SafeText {
    /** The most characters Excel takes in one cell. */
    public static final int CELL_LIMIT = 32_767;

    public static final String CUT_MARK = "……〔原文过长，以下截去〕";

    private static final String ESCAPED_UNDERSCORE = "_x005F_";
    private static final Pattern ESCAPE_LOOKALIKE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");
    private static final Pattern SHEET_NAME_FORBIDDEN = Pattern.compile("[\\\\/?*\\[\\]:\\p{Cntrl}]");
    private static final Pattern FILE_NAME_FORBIDDEN = Pattern.compile("[^\\p{IsHan}\\p{Alnum}_-]");
    private static final int SHEET_NAME_LIMIT = 31;
    private static final int FILE_NAME_LIMIT = 60;

    private SafeText() {}

    /** Control characters, lone surrogates and direction overrides made visible; line ends as LF. */
    public static String visible(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean paired = isPairStart(text, i);
            if (paired) {
                if (out != null) {
                    out.append(c).append(text.charAt(i + 1));
                }
                i++;
                continue;
            }
            String shown = shown(text, i);
            if (out == null && !(shown.length() == 1 && shown.charAt(0) == c)) {
                out = new StringBuilder(text.length()).append(text, 0, i);
            }
            if (out != null) {
                out.append(shown);
            }
        }
        return out == null ? text : out.toString();
    }

    private static boolean isPairStart(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }

    private static String shown(String text, int i) {
        char c = text.charAt(i);
        if (c == '\r') {
            return i + 1 < text.length() && text.charAt(i + 1) == '\n' ? "" : "\n";
        }
        if (c == '\t') {
            return " ";
        }
        if (c == 0x2028 || c == 0x2029) {
            return "\n";
        }
        if (c < 0x20 && c != '\n') {
            return String.valueOf((char) (0x2400 + c));
        }
        boolean isControl = c >= 0x7F && c <= 0x9F;
        boolean isDirection =
                c == 0x061C || c == 0x200E || c == 0x200F || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
        if (isControl || isDirection || Character.isSurrogate(c) || c >= 0xFFFE) {
            return "\uFFFD";
        }
        return String.valueOf(c);
    }

    /** Cut to what a cell holds, saying so. */
    public static String cut(String text) {
        if (text.length() <= CELL_LIMIT) {
            return text;
        }
        int end = CELL_LIMIT - CUT_MARK.length();
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        int escape = text.lastIndexOf(ESCAPED_UNDERSCORE, end - 1);
        if (escape >= 0 && escape + ESCAPED_UNDERSCORE.length() > end) {
            end = escape;
        }
        return text.substring(0, end) + CUT_MARK;
    }

    /** For a workbook's text cell; {@code _x0041_} is escaped, or Excel would show it as {@code A}. */
    public static String forWorkbook(String text) {
        return cut(escaped(visible(text)));
    }

    private static String escaped(String text) {
        return ESCAPE_LOOKALIKE.matcher(text).replaceAll(ESCAPED_UNDERSCORE);
    }

    /** For a field of a CSV file: what Excel would take for a formula gets an apostrophe before it. */
    public static String forCsv(String text) {
        String shown = visible(text);
        boolean formula = isFormulaLike(text) || isFormulaLike(shown);
        return cut(formula ? "'" + shown : shown);
    }

    /** Whether a spreadsheet might take the text for a formula, full-width signs and leading blanks included. */
    public static boolean isFormulaLike(String text) {
        if (text.isEmpty()) {
            return false;
        }
        char start = text.charAt(0);
        if (start == '\t' || start == '\r') {
            return true;
        }
        int first = 0;
        while (first < text.length() && isUnseen(text.charAt(first))) {
            first++;
        }
        return first < text.length() && "=+-@＝＋－＠".indexOf(text.charAt(first)) >= 0;
    }

    private static boolean isUnseen(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }

    /** For an HTML page, in text and in quoted attributes. */
    public static String forHtml(String text) {
        String shown = visible(text);
        StringBuilder out = new StringBuilder(shown.length() + 16);
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** A sheet name Excel accepts; whether it is taken already is the workbook's to know. */
    public static String sheetName(String name) {
        String safe = SHEET_NAME_FORBIDDEN.matcher(visible(name)).replaceAll("_");
        safe = safe.replaceAll("^'+|'+$", "").strip();
        if (safe.isEmpty()) {
            safe = "工作表";
        }
        return safe.length() <= SHEET_NAME_LIMIT ? safe : safe.substring(0, SHEET_NAME_LIMIT);
    }

    /** Part of a file name that cannot leave its folder: letters, digits, Han characters, {@code -} and {@code _}. */
    public static String fileNamePart(String part) {
        String safe = FILE_NAME_FORBIDDEN.matcher(part).replaceAll("_");
        if (safe.isEmpty()) {
            return "_";
        }
        return safe.length() <= FILE_NAME_LIMIT ? safe : safe.substring(0, FILE_NAME_LIMIT);
    }
}
