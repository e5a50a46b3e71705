package huizong.workbook.xls;

import huizong.workbook.shown.BuiltInFormats;
import huizong.workbook.shown.CellFormat;
import huizong.workbook.shown.CellStyle;
import huizong.workbook.shown.RichText;
import huizong.workbook.shown.RichText.Height;
import huizong.workbook.shown.RunFont;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.Font;

/** How the cell styles and the runs of text in an .xls show what they hold. */
final class XlsStyles {
    private final HSSFWorkbook workbook;
    private final Map<Short, CellStyle> styles = new HashMap<>();

    XlsStyles(HSSFWorkbook workbook) {
        this.workbook = workbook;
    }

    CellStyle of(HSSFCell cell) {
        HSSFCellStyle style = cell.getCellStyle();
        CellStyle known = styles.get(style.getIndex());
        if (known == null) {
            CellFormat format = format(style);
            boolean struck = font(style.getFontIndex()).struck();
            known = format == CellFormat.GENERAL && !struck ? CellStyle.PLAIN : new CellStyle(format, struck);
            styles.put(style.getIndex(), known);
        }
        return known;
    }

    /** The file's own code goes before a built-in format; where it has none, that is shown as here and not as in America. */
    private static CellFormat format(HSSFCellStyle style) {
        int id = style.getDataFormat();
        String code = style.getDataFormatString();
        boolean builtIn = BuiltInFormats.code(id).isPresent() || code == null || code.equals(builtIn(id));
        return builtIn ? CellFormat.ofBuiltIn(id) : CellFormat.ofCode(code);
    }

    private static String builtIn(int id) {
        String code = id < 50 ? BuiltinFormats.getBuiltinFormat(id) : null;
        return code == null ? "" : code;
    }

    private RunFont font(int index) {
        Font font = workbook.getFontAt(index);
        Height height =
                switch (font.getTypeOffset()) {
                    case Font.SS_SUPER -> Height.RAISED;
                    case Font.SS_SUB -> Height.LOWERED;
                    default -> Height.LEVEL;
                };
        return new RunFont(font.getStrikeout(), height);
    }

    RichText text(HSSFRichTextString text) {
        String all = text.getString();
        int runs = text.numFormattingRuns();
        if (runs == 0) {
            return RichText.of(all);
        }
        RichText.Builder rich = new RichText.Builder().add(part(all, 0, text.getIndexOfFormattingRun(0)));
        for (int i = 0; i < runs; i++) {
            int end = i + 1 < runs ? text.getIndexOfFormattingRun(i + 1) : all.length();
            RunFont font = font(text.getFontOfFormattingRun(i));
            rich.add(part(all, text.getIndexOfFormattingRun(i), end), font.struck(), font.height());
        }
        return rich.build();
    }

    private static String part(String text, int from, int to) {
        int end = Math.min(text.length(), Math.max(0, to));
        return text.substring(Math.min(Math.max(0, from), end), end);
    }
}
