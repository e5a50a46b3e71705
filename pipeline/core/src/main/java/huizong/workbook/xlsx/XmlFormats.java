package huizong.workbook.xlsx;

import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.Limit;
import huizong.workbook.guard.UnreadableException;
import huizong.workbook.shown.CellFormat;
import huizong.workbook.shown.CellStyle;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** How the styles of an XML spreadsheet show what their cells hold. */
final class XmlFormats {
    private static final String DEFAULT = "Default";

    /** What the formats that have a name look like, in Excel's Chinese and English editions alike. */
    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("General Number", "General"),
            Map.entry("General Date", "yyyy/m/d h:mm"),
            Map.entry("Long Date", "yyyy\"年\"m\"月\"d\"日\""),
            Map.entry("Medium Date", "d-mmm-yy"),
            Map.entry("Short Date", "yyyy/m/d"),
            Map.entry("Long Time", "h:mm:ss"),
            Map.entry("Medium Time", "h:mm AM/PM"),
            Map.entry("Short Time", "h:mm"),
            Map.entry("Currency", "#,##0.00"),
            Map.entry("Euro Currency", "#,##0.00"),
            Map.entry("Fixed", "0.00"),
            Map.entry("Standard", "#,##0.00"),
            Map.entry("Percent", "0.00%"),
            Map.entry("Scientific", "0.00E+00"),
            Map.entry("Yes/No", "\"Yes\";\"Yes\";\"No\""),
            Map.entry("True/False", "\"True\";\"True\";\"False\""),
            Map.entry("On/Off", "\"On\";\"On\";\"Off\""));

    private final Map<String, CellStyle> styles = new HashMap<>();

    /** Reads the element with all styles, which the cursor stands on. */
    void read(XmlCursor xml, Budget budget) throws IOException {
        while (xml.nextChild()) {
            if (xml.isAt(XmlSpreadsheetReader.SHEETS, "Style")) {
                style(xml);
                if (styles.size() > budget.of(Limit.STYLES)) {
                    throw UnreadableException.of(
                            "too-many-styles",
                            "单元格样式超过 " + budget.of(Limit.STYLES) + " 种",
                            "it has more than " + budget.of(Limit.STYLES) + " cell styles",
                            Advice.REDUCE);
                }
            } else {
                xml.skip();
            }
        }
    }

    private void style(XmlCursor xml) throws IOException {
        String id = xml.localAttribute("ID");
        CellStyle parent = of(xml.localAttribute("Parent"));
        CellFormat format = parent.format();
        boolean struck = parent.struck();
        while (xml.nextChild()) {
            if (xml.isAt(XmlSpreadsheetReader.SHEETS, "NumberFormat")) {
                String code = xml.localAttribute("Format");
                format = CellFormat.ofCode(NAMED.getOrDefault(code, code));
            } else if (xml.isAt(XmlSpreadsheetReader.SHEETS, "Font")) {
                struck = xml.localAttribute("StrikeThrough").equals("1");
            }
            xml.skip();
        }
        styles.put(id, format == CellFormat.GENERAL && !struck ? CellStyle.PLAIN : new CellStyle(format, struck));
    }

    /** @param id of a style; the default's where it is empty or nobody declared it */
    CellStyle of(String id) {
        CellStyle style = styles.get(id);
        return style != null ? style : styles.getOrDefault(DEFAULT, CellStyle.PLAIN);
    }
}
