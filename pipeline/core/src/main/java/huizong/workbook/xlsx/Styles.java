package huizong.workbook.xlsx;

import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.Limit;
import huizong.workbook.guard.UnreadableException;
import huizong.workbook.shown.CellFormat;
import huizong.workbook.shown.CellStyle;
import huizong.workbook.shown.RunFont;
import huizong.workbook.xlsx.XmlCursor.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads how cell styles show what their cells hold. */
final class Styles {
    private final List<CellStyle> styles = new ArrayList<>();
    private final Map<Integer, CellFormat> formats = new HashMap<>();
    private final List<RunFont> fonts = new ArrayList<>();
    private final long most;

    private Styles(long most) {
        this.most = most;
    }

    /**
     * @param part empty where the workbook has none
     * @return by style number
     */
    static CellStyle[] read(ZipPackage zip, String part, Budget budget) throws IOException {
        Styles styles = new Styles(budget.of(Limit.STYLES));
        if (!part.isEmpty()) {
            zip.parse(part, xml -> {
                styles.read(xml);
                return true;
            });
        }
        return styles.styles.toArray(new CellStyle[0]);
    }

    private void read(XmlCursor xml) throws IOException {
        for (Event event = xml.next(); event != Event.FINISHED; event = xml.next()) {
            if (event == Event.START) {
                switch (xml.name()) {
                    case "styleSheet" -> {}
                    case "numFmts" -> each(xml, "numFmt");
                    case "fonts" -> each(xml, "font");
                    case "cellXfs" -> each(xml, "xf");
                    default -> xml.skip();
                }
            }
        }
    }

    /** Reads the elements of one name that stand right in the element the cursor stands on. */
    private void each(XmlCursor xml, String name) throws IOException {
        for (Event event = xml.next(); event != Event.END; event = xml.next()) {
            if (event != Event.START) {
                continue;
            }
            if (!xml.name().equals(name)) {
                xml.skip();
                continue;
            }
            switch (name) {
                case "numFmt" -> {
                    CellFormat format = CellFormat.ofCode(xml.attribute("formatCode"));
                    formats.put(number(xml.attribute("numFmtId")), format);
                    xml.skip();
                }
                case "font" -> fonts.add(FontReader.read(xml));
                default -> {
                    styles.add(style(xml));
                    xml.skip();
                }
            }
            if (styles.size() > most || formats.size() > most || fonts.size() > most) {
                throw UnreadableException.of(
                        "too-many-styles",
                        "单元格样式超过 " + most + " 种",
                        "it has more than " + most + " cell styles",
                        Advice.REDUCE);
            }
        }
    }

    private CellStyle style(XmlCursor xml) {
        CellFormat format = formats.computeIfAbsent(number(xml.attribute("numFmtId")), CellFormat::ofBuiltIn);
        int font = number(xml.attribute("fontId"));
        boolean struck = font >= 0 && font < fonts.size() && fonts.get(font).struck();
        return format == CellFormat.GENERAL && !struck ? CellStyle.PLAIN : new CellStyle(format, struck);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
