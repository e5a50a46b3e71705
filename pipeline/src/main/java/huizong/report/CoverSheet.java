package huizong.report;

import huizong.report.print.PrintedTable;
import huizong.report.print.ResultRow;
import huizong.text.SafeText;
import java.util.List;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Worksheet;

/** The front of the roll-up workbook: what was consolidated, and how much of what should be there is. */
final class CoverSheet {
    private static final List<String[]> LINES = List.of(
            new String[] {"汇总期间", "period"},
            new String[] {"汇总范围", "scope"},
            new String[] {"填报年度", "years"},
            new String[] {"应报（份）", "expected"},
            new String[] {"已报（份）", "received"},
            new String[] {"未报（份）", "missing"},
            new String[] {"退回（份）", "rejected"},
            new String[] {"计入汇总填报（份）", "submissions"},
            new String[] {"未归属区划、未计入（份）", "unplaced"},
            new String[] {"读入工作簿（个）", "loaded"},
            new String[] {"拒收工作簿（个）", "refused"},
            new String[] {"重复工作簿（个）", "duplicates"},
            new String[] {"异常：错误（条）", "errors"},
            new String[] {"异常：警告（条）", "warnings"},
            new String[] {"异常：提示（条）", "notices"},
            new String[] {"汇总批次", "consolidation_id"},
            new String[] {"汇总时间", "made_at"});

    private static final List<String> WITHOUT_LIST = List.of("expected", "missing");

    /** Rows that hold something. */
    static final int ROWS = LINES.size() + 1;

    private static final int FIRST_LINE = 3;

    private final ResultRow cover;

    CoverSheet(ResultRow cover) {
        this.cover = cover;
    }

    void fill(Worksheet sheet) {
        sheet.hideGridLines();
        sheet.width(0, 16);
        sheet.width(1, 30);
        sheet.width(2, 60);
        sheet.width(3, 16);
        sheet.value(1, 0, "部门预算绩效自评汇总表");
        sheet.range(1, 0, 1, 3).merge();
        sheet.range(1, 0, 1, 3)
                .style()
                .fontName(PrintedTable.TITLE_FONT)
                .fontSize(22)
                .horizontalAlignment("center")
                .verticalAlignment("center")
                .set();
        sheet.rowHeight(1, 60);
        int row = FIRST_LINE;
        for (String[] line : LINES) {
            sheet.value(row, 1, line[0]);
            style(sheet, row, 1, "center");
            put(sheet, row, line[1]);
            style(sheet, row, 2, "left");
            sheet.rowHeight(row, 22);
            row++;
        }
        sheet.pageOrientation("landscape");
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 1);
    }

    private void put(Worksheet sheet, int row, String source) {
        if (cover.value(source).isEmpty()) {
            sheet.value(row, 2, WITHOUT_LIST.contains(source) ? "—（没有应报清单）" : "—");
        } else if (cover.value(source).filter(Number.class::isInstance).isPresent()) {
            sheet.value(row, 2, cover.count(source));
        } else {
            sheet.value(row, 2, SafeText.forWorkbook(cover.text(source)));
        }
    }

    private static void style(Worksheet sheet, int row, int column, String alignment) {
        sheet.style(row, column)
                .fontName(PrintedTable.FONT)
                .fontSize(12)
                .borderStyle(BorderStyle.THIN)
                .horizontalAlignment(alignment)
                .verticalAlignment("center")
                .wrapText(true)
                .set();
    }
}
