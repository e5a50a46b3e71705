package huizong.workbook.xlsx;

import huizong.grid.CellValue;
import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.Limit;
import huizong.workbook.guard.UnreadableException;
import huizong.workbook.xlsx.XmlCursor.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The texts a workbook's sheets refer to by number. */
final class SharedStrings {
    /** Bytes of memory a string takes beside its characters. */
    private static final int STRING = 56;

    private final List<CellValue> strings;

    private SharedStrings(List<CellValue> strings) {
        this.strings = strings;
    }

    int size() {
        return strings.size();
    }

    /** A text, or a blank. */
    CellValue at(int index) {
        return strings.get(index);
    }

    /** @param part empty where the workbook has none */
    static SharedStrings read(ZipPackage zip, String part, Budget budget) throws IOException {
        if (part.isEmpty()) {
            return new SharedStrings(List.of());
        }
        return zip.parse(part, xml -> new SharedStrings(strings(xml, budget)));
    }

    private static List<CellValue> strings(XmlCursor xml, Budget budget) throws IOException {
        List<CellValue> strings = new ArrayList<>();
        int longest = (int) budget.of(Limit.CELL_TEXT);
        long characters = 0;
        for (Event event = xml.next(); event != Event.FINISHED; event = xml.next()) {
            if (event != Event.START) {
                continue;
            }
            if (!xml.name().equals("si")) {
                xml.strange(xml.name());
                continue;
            }
            String text = richText(xml, longest);
            strings.add(text.isEmpty() ? CellValue.Blank.INSTANCE : CellValue.Text.of(text));
            characters += text.length();
            if (strings.size() > budget.of(Limit.CELL_TAGS)
                    || 2 * characters > budget.of(Limit.EXPANDED_TEXT)
                    || 2 * characters + (long) STRING * strings.size() > budget.of(Limit.SHARED_TEXT)) {
                throw UnreadableException.of(
                        "too-much-text",
                        "共享字符串过多（第 " + strings.size() + " 条起）",
                        "too many shared strings, from number " + strings.size() + " on",
                        Advice.REDUCE);
            }
        }
        return strings;
    }

    /**
     * The text of the element the cursor stands on, runs joined, phonetic guides left out.
     *
     * @param longest characters a cell can hold; a longer text comes back cut, but still longer than that
     */
    static String richText(XmlCursor xml, int longest) throws IOException {
        String only = "";
        StringBuilder joined = null;
        int depth = 1;
        while (depth > 0) {
            Event event = xml.next();
            if (event == Event.END) {
                depth--;
            } else if (event == Event.START) {
                switch (xml.name()) {
                    case "t" -> {
                        // a character may be written as the seven of _x000D_
                        String text = xml.text(longest * 7);
                        if (joined == null && only.isEmpty()) {
                            only = text;
                        } else {
                            joined = joined == null ? new StringBuilder(only) : joined;
                            if (joined.length() <= longest * 7) {
                                joined.append(text);
                            }
                        }
                    }
                    case "r" -> depth++;
                    default -> xml.skip();
                }
            }
        }
        return unescape(joined == null ? only : joined.toString());
    }

    /** Decodes {@code _x000D_}. */
    static String unescape(String text) {
        int at = text.indexOf("_x");
        if (at < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        while (at >= 0) {
            if (at + 7 <= text.length() && text.charAt(at + 6) == '_' && isHex(text, at + 2)) {
                out.append(text, from, at).append((char) Integer.parseInt(text.substring(at + 2, at + 6), 16));
                from = at + 7;
                at = text.indexOf("_x", from);
            } else {
                at = text.indexOf("_x", at + 1);
            }
        }
        return out.append(text, from, text.length()).toString();
    }

    private static boolean isHex(String text, int from) {
        for (int i = from; i < from + 4; i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'A' && c <= 'F' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }
}
