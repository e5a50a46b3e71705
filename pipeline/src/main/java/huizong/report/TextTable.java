package huizong.report;

import huizong.store.Result;
import huizong.text.ControlCharacters;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table as plain text, for a terminal or a page of text: columns in line with Chinese widths, nothing a terminal would obey. */
public final class TextTable {
    private static final int MAX_WIDTH = 60;

    private TextTable() {}

    /** Prints the headings and a line a row. */
    public static void print(PrintWriter out, Result result) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(result.columns());
        for (List<Optional<Object>> row : result.rows()) {
            rows.add(
                    row.stream().map(v -> cut(ControlCharacters.plain(text(v)))).toList());
        }
        int[] widths = new int[result.columns().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - width(row.get(i)) + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    /** A value as people write it: numbers without trailing zeros, nothing for what is absent. */
    public static String text(Optional<Object> value) {
        if (value.isPresent() && value.get() instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return value.map(Object::toString).orElse("");
    }

    private static String cut(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i++) {
            width += width(text.substring(i, i + 1));
            if (width > MAX_WIDTH) {
                return text.substring(0, i) + "…";
            }
        }
        return text;
    }

    private static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            width += c >= 0x1100
                            && (c <= 0x115f
                                    || (c >= 0x2e80 && c <= 0xa4cf)
                                    || (c >= 0xac00 && c <= 0xd7a3)
                                    || (c >= 0xf900 && c <= 0xfaff)
                                    || (c >= 0xfe30 && c <= 0xfe4f)
                                    || (c >= 0xff00 && c <= 0xff60))
                    ? 2
                    : 1;
        }
        return width;
    }
}
