package huizong.workbook.stream;

/** What matters of a number format. */
public enum CellFormat {
    PLAIN,
    PERCENT,
    DATE;

    /** The format of a built-in id; locale-dependent East Asian dates included. */
    public static CellFormat ofBuiltIn(int id) {
        if (id == 9 || id == 10) {
            return PERCENT;
        }
        boolean date =
                (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
        return date ? DATE : PLAIN;
    }

    /** The format of a code such as {@code 0.00%} or {@code yyyy"年"m"月"}; literals and colours do not count. */
    public static CellFormat ofCode(String code) {
        boolean quoted = false;
        boolean bracketed = false;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted) {
                continue;
            } else if (c == '\\' || c == '_' || c == '*') {
                i++;
            } else if (c == '[') {
                bracketed = true;
            } else if (c == ']') {
                bracketed = false;
            } else if (bracketed) {
                continue;
            } else if (c == ';') {
                break;
            } else if (c == '%') {
                return PERCENT;
            } else if ("yYmMdDhHsS".indexOf(c) >= 0) {
                return DATE;
            }
        }
        return PLAIN;
    }
}
