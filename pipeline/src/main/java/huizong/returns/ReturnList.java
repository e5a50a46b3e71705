package huizong.returns;

import huizong.returns.AnnotatedReturn.Mark;
import huizong.submission.ReturnSheet;
import java.util.List;
import java.util.Optional;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;

/** The sheet 填报问题清单 before a unit's own sheets: what is wrong, where, and what to do, with a link to each cell. */
final class ReturnList {
    private static final List<String> HEADINGS = List.of("序号", "级别", "工作表", "单元格", "问题与处理", "填报值", "应为", "规则");
    private static final int[] WIDTHS = {6, 8, 18, 10, 64, 18, 18, 22};
    private static final int HEADING_ROW = 3;
    private static final int LINK_COLUMN = 3;

    private static final float LINE_HEIGHT = 15;
    /** Excel allows 409 points. */
    private static final int MOST_LINES = 27;

    private final Workbook workbook;
    private final CellStyle plain;
    private final CellStyle link;
    private final CellStyle heading;
    private final CellStyle title;
    private final CellStyle note;

    private ReturnList(Workbook workbook) {
        this.workbook = workbook;
        this.plain = bordered();
        this.link = bordered();
        Font blue = workbook.createFont();
        blue.setColor(IndexedColors.BLUE.getIndex());
        blue.setUnderline(Font.U_SINGLE);
        link.setFont(blue);
        Font bold = workbook.createFont();
        bold.setBold(true);
        this.heading = bordered();
        heading.setFont(bold);
        heading.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        heading.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        this.title = workbook.createCellStyle();
        title.setFont(bold);
        this.note = workbook.createCellStyle();
    }

    /** @param fileName the file the list is about, where it is not the workbook the list stands in */
    static void insert(Workbook workbook, List<Mark> marks, Optional<String> fileName) {
        for (int i = workbook.getNumberOfSheets() - 1; i >= 0; i--) {
            if (isOurs(workbook.getSheetAt(i))) {
                workbook.removeSheetAt(i);
            }
        }
        new ReturnList(workbook).write(marks, fileName);
    }

    private static boolean isOurs(Sheet sheet) {
        Row first = sheet.getSheetName().startsWith(ReturnSheet.NAME) ? sheet.getRow(0) : null;
        Cell cell = first == null ? null : first.getCell(0);
        return cell != null && cell.toString().strip().equals(ReturnSheet.MARKER);
    }

    private void write(List<Mark> marks, Optional<String> fileName) {
        String name = ReturnSheet.NAME;
        for (int n = 2; workbook.getSheet(name) != null; n++) {
            name = ReturnSheet.NAME + n;
        }
        Sheet sheet = workbook.createSheet(name);
        workbook.setSheetOrder(name, 0);
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            workbook.getSheetAt(i).setSelected(i == 0);
        }
        workbook.setActiveSheet(0);
        workbook.setFirstVisibleTab(0);
        text(sheet.createRow(0), 0, ReturnSheet.MARKER, title);
        text(sheet.createRow(1), 0, fileName.map(n -> about(n)).orElseGet(() -> count(marks)), note);
        Row headings = sheet.createRow(HEADING_ROW);
        for (int c = 0; c < HEADINGS.size(); c++) {
            sheet.setColumnWidth(c, WIDTHS[c] * 256);
            text(headings, c, HEADINGS.get(c), heading);
        }
        for (int i = 0; i < marks.size(); i++) {
            line(sheet.createRow(HEADING_ROW + 1 + i), i + 1, marks.get(i));
        }
        sheet.createFreezePane(0, HEADING_ROW + 1);
        sheet.getPrintSetup().setLandscape(true);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.setRepeatingRows(
                org.apache.poi.ss.util.CellRangeAddress.valueOf((HEADING_ROW + 1) + ":" + (HEADING_ROW + 1)));
    }

    private static String about(String fileName) {
        return "文件：" + fileName + "。原文件无法打开或无法加注，只列出问题；请按说明处理后重新报送原表。";
    }

    private static String count(List<Mark> marks) {
        long errors = marks.stream().filter(m -> m.severity().equals("error")).count();
        long warnings =
                marks.stream().filter(m -> m.severity().equals("warning")).count();
        return "错误 " + errors + " 处（必须更正），警告 " + warnings + " 处（请核实，属实的说明原因），提示 " + (marks.size() - errors - warnings)
                + " 处。请在原表上更正后重新报送，单元格的底色和批注不必清除。";
    }

    /** Not every program fits the height to wrapped text by itself. */
    private static float height(Mark mark) {
        int lines = 1;
        String[] texts = {"", "", mark.sheetName(), "", mark.message(), mark.stated(), mark.expected(), mark.title()};
        for (int c = 0; c < texts.length; c++) {
            int width = texts[c].codePoints().map(p -> p < 0x1100 ? 1 : 2).sum();
            lines = Math.max(lines, (width + WIDTHS[c] - 3) / (WIDTHS[c] - 2));
        }
        return Math.min(lines, MOST_LINES) * LINE_HEIGHT;
    }

    private void line(Row row, int number, Mark mark) {
        row.setHeightInPoints(height(mark));
        Cell first = row.createCell(0);
        first.setCellValue(number);
        first.setCellStyle(plain);
        text(row, 1, AnnotatedReturn.level(mark.severity()), plain);
        text(row, 2, mark.sheetName(), plain);
        text(row, LINK_COLUMN, mark.cellRef(), plain);
        if (!mark.sheetName().isEmpty() && workbook.getSheet(mark.sheetName()) != null) {
            String cell = mark.cellRef().isEmpty() ? "A1" : mark.cellRef();
            Hyperlink to = workbook.getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
            to.setAddress("'" + mark.sheetName().replace("'", "''") + "'!" + cell);
            row.getCell(LINK_COLUMN).setHyperlink(to);
            row.getCell(LINK_COLUMN).setCellStyle(link);
            if (mark.cellRef().isEmpty()) {
                row.getCell(LINK_COLUMN).setCellValue("整表");
            }
        }
        text(row, 4, mark.message(), plain);
        text(row, 5, mark.stated(), plain);
        text(row, 6, mark.expected(), plain);
        text(row, 7, mark.title().isEmpty() ? mark.ruleId() : mark.title(), plain);
    }

    private void text(Row row, int column, String text, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellValue(AnnotatedReturn.safe(workbook, text));
        cell.setCellStyle(style);
    }

    private CellStyle bordered() {
        CellStyle style = workbook.createCellStyle();
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        return style;
    }
}
