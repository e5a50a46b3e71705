package huizong.workbook.xlsx;

import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.Limit;
import huizong.workbook.guard.UnreadableException;
import huizong.workbook.stream.CellFormat;
import huizong.workbook.xlsx.XmlCursor.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads which cell styles show percentages and dates. */
final class Styles {
    private Styles() {}

    /**
     * @param part empty where the workbook has none
     * @return by style number
     */
    static CellFormat[] read(ZipPackage zip, String part, Budget budget) throws IOException {
        return part.isEmpty() ? new CellFormat[0] : zip.parse(part, xml -> formats(xml, budget.of(Limit.STYLES)));
    }

    private static CellFormat[] formats(XmlCursor xml, long most) throws IOException {
        List<CellFormat> formats = new ArrayList<>();
        Map<Integer, CellFormat> own = new HashMap<>();
        boolean inCells = false;
        for (Event event = xml.next(); event != Event.FINISHED; event = xml.next()) {
            if (event == Event.END && xml.name().equals("cellXfs")) {
                inCells = false;
            } else if (event == Event.START) {
                switch (xml.name()) {
                    case "numFmt" ->
                        own.put(number(xml.attribute("numFmtId")), CellFormat.ofCode(xml.attribute("formatCode")));
                    case "cellXfs" -> inCells = true;
                    case "xf" -> {
                        if (inCells) {
                            int id = number(xml.attribute("numFmtId"));
                            formats.add(own.getOrDefault(id, CellFormat.ofBuiltIn(id)));
                        }
                    }
                    case "dxfs" -> xml.skip();
                    default -> xml.strange(xml.name());
                }
                if (formats.size() > most || own.size() > most) {
                    throw UnreadableException.of(
                            "too-many-styles",
                            "单元格样式超过 " + most + " 种",
                            "it has more than " + most + " cell styles",
                            Advice.REDUCE);
                }
            }
        }
        return formats.toArray(new CellFormat[0]);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
