package huizong.workbook.xlsx;

import huizong.grid.CellValue;
import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.Limit;
import huizong.workbook.guard.UnreadableException;
import huizong.workbook.shown.CellStyle;
import huizong.workbook.shown.RichText;
import huizong.workbook.shown.RunFont;
import huizong.workbook.xlsx.XmlCursor.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The texts a workbook's sheets refer to by number. */
final class SharedStrings {
    /** Bytes of memory a string takes beside its characters. */
    private static final int STRING = 56;

    private final List<CellValue> strings = new ArrayList<>();

    /** By number, those that a cell's own style may change. */
    private final Map<Integer, RichText> rich = new HashMap<>();

    private SharedStrings() {}

    int size() {
        return strings.size();
    }

    /** What a cell of a style shows of a text. */
    CellValue at(int index, CellStyle style) {
        RichText runs = rich.isEmpty() ? null : rich.get(index);
        return runs != null
                ? style.text(runs)
                : style == CellStyle.PLAIN ? strings.get(index) : style.text(strings.get(index));
    }

    /** @param part empty where the workbook has none; one that is missing is missed by the first cell that needs it */
    static SharedStrings read(ZipPackage zip, String part, Budget budget) throws IOException {
        SharedStrings strings = new SharedStrings();
        if (!part.isEmpty() && zip.has(part)) {
            zip.parse(part, xml -> {
                strings.read(xml, budget);
                return true;
            });
        }
        return strings;
    }

    private void read(XmlCursor xml, Budget budget) throws IOException {
        int longest = (int) budget.of(Limit.CELL_TEXT);
        long characters = 0;
        boolean inside = false;
        for (Event event = xml.next(); event != Event.FINISHED; event = xml.next()) {
            if (event != Event.START) {
                continue;
            }
            if (!inside || !xml.name().equals("si")) {
                if (xml.name().equals("sst") && !inside) {
                    inside = true;
                } else if (xml.name().equals("sst")) {
                    throw UnreadableException.of(
                            "duplicate-part-body",
                            "共享字符串表出现两次",
                            "it has two tables of shared strings",
                            Advice.SAVE_AGAIN);
                } else {
                    xml.skip();
                }
                continue;
            }
            RichText text = richText(xml, longest);
            if (!text.isPlain()) {
                rich.put(strings.size(), text);
            }
            strings.add(text.all().isEmpty() ? CellValue.Blank.INSTANCE : CellValue.Text.of(text.all()));
            characters += text.all().length();
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
    }

    /**
     * The text of the element the cursor stands on, phonetic guides left out.
     *
     * @param longest characters a cell can hold; a longer text comes back cut, but still longer than that
     */
    static RichText richText(XmlCursor xml, int longest) throws IOException {
        String only = "";
        RichText.Builder runs = null;
        for (Event event = xml.next(); event != Event.END; event = xml.next()) {
            if (event != Event.START) {
                continue;
            }
            switch (xml.name()) {
                case "t" -> {
                    String text = text(xml, longest);
                    if (runs == null && only.isEmpty()) {
                        only = text;
                    } else {
                        runs = runs == null ? new RichText.Builder().add(only) : runs;
                        runs.add(runs.length() <= longest ? text : "");
                    }
                }
                case "r" -> {
                    runs = runs == null ? new RichText.Builder().add(only) : runs;
                    run(xml, longest, runs);
                }
                default -> xml.skip();
            }
        }
        return runs == null ? RichText.of(only) : runs.build();
    }

    /** A character may be written as the seven of _x000D_. */
    private static String text(XmlCursor xml, int longest) throws IOException {
        return unescape(xml.text(longest * 7));
    }

    private static void run(XmlCursor xml, int longest, RichText.Builder runs) throws IOException {
        String text = "";
        boolean ownFont = false;
        RunFont font = RunFont.PLAIN;
        for (Event event = xml.next(); event != Event.END; event = xml.next()) {
            if (event != Event.START) {
                continue;
            }
            switch (xml.name()) {
                case "t" -> text += runs.length() <= longest ? text(xml, longest) : "";
                case "rPr" -> {
                    ownFont = true;
                    font = FontReader.read(xml);
                }
                default -> xml.skip();
            }
        }
        if (ownFont) {
            runs.add(text, font.struck(), font.height());
        } else {
            runs.add(text);
        }
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
