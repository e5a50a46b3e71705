package huizong.report;

import huizong.report.print.PartLinks;
import huizong.report.print.PrintedFigures;
import huizong.report.print.PrintedTable;
import huizong.report.print.ResultRow;
import huizong.text.SafeText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.HyperLink;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Worksheet;

/**
 * One division's roll-up in the layout of the form that units file: the labels and figures in the places that the
 * consolidation's layout gives them, a page of upright A4.
 */
final class StandardForm {
    private static final int WIDE = 42;
    private static final int NARROW = 15;
    private static final int LAST = 6;

    private final List<List<ResultRow>> lines;
    private final PrintedFigures figures;
    private final PartLinks links;
    private final ResultRow place;
    private int row;

    /**
     * @param layout the cells of the layout
     * @param links where the form's figures lead to
     */
    StandardForm(List<ResultRow> layout, PrintedFigures figures, PartLinks links, ResultRow place) {
        this.lines = lines(layout);
        this.figures = figures;
        this.links = links;
        this.place = place;
    }

    private static List<List<ResultRow>> lines(List<ResultRow> layout) {
        Map<String, List<ResultRow>> lines = new LinkedHashMap<>();
        layout.forEach(cell -> lines.computeIfAbsent(cell.text("line_no"), line -> new ArrayList<>())
                .add(cell));
        return List.copyOf(lines.values());
    }

    /** Rows that will hold something. */
    int rows() {
        return lines.size() + 1;
    }

    /** @param foot the last line: how many units, of what period, of what number */
    void fill(Worksheet sheet, String foot) {
        sheet.width(0, WIDE);
        for (int c = 1; c <= LAST; c++) {
            sheet.width(c, NARROW);
        }
        for (List<ResultRow> line : lines) {
            String text = filledIn(line.get(0).text("content"));
            switch (line.get(0).text("kind")) {
                case "number" -> across(sheet, text, 10, 18);
                case "title" -> title(sheet, text);
                case "place" -> across(sheet, text, 11, 18);
                case "note" -> across(sheet, text, 10, 30);
                default -> ruled(sheet, line);
            }
        }
        across(sheet, foot, 10, 30);
        page(sheet);
    }

    /** Names under a form the forms it is the sum of, each leading there. */
    static void parts(Worksheet sheet, int firstRow, Map<String, String> places) {
        int at = 0;
        for (Map.Entry<String, String> place : places.entrySet()) {
            int row = firstRow + at / LAST;
            if (at == 0) {
                sheet.value(row, 0, "由以下各表相加（点名称到该表）：");
                sheet.style(row, 0).fontName(PrintedTable.FONT).fontSize(10).set();
            }
            int column = 1 + at % LAST;
            sheet.hyperlink(row, column, HyperLink.internal(place.getValue(), row + ":" + column));
            sheet.value(row, column, SafeText.forWorkbook(place.getKey()));
            sheet.style(row, column)
                    .fontName(PrintedTable.FONT)
                    .fontSize(10)
                    .fontColor(PrintedTable.LINK_COLOR)
                    .wrapText(true)
                    .set();
            at++;
        }
    }

    private String filledIn(String text) {
        long year = place.count("fiscal_year");
        return text.replace("{year}", String.valueOf(year))
                .replace("{year-1}", String.valueOf(year - 1))
                .replace("{unit}", figures.unit())
                .replace("{division}", place.text("division_name"));
    }

    private void title(Worksheet sheet, String text) {
        sheet.value(row, 0, SafeText.forWorkbook(text));
        sheet.range(row, 0, row, LAST).merge();
        sheet.range(row, 0, row, LAST)
                .style()
                .fontName(PrintedTable.TITLE_FONT)
                .fontSize(16)
                .horizontalAlignment("center")
                .verticalAlignment("center")
                .set();
        sheet.rowHeight(row, 34);
        row++;
    }

    private void across(Worksheet sheet, String text, int size, double height) {
        sheet.value(row, 0, SafeText.forWorkbook(text));
        sheet.range(row, 0, row, LAST).merge();
        sheet.style(row, 0)
                .fontName(PrintedTable.FONT)
                .fontSize(size)
                .wrapText(true)
                .verticalAlignment("center")
                .set();
        sheet.rowHeight(row, height);
        row++;
    }

    /** A line of the table: its label, and the other cells over the rest of the width in equal parts. */
    private void ruled(Worksheet sheet, List<ResultRow> line) {
        boolean headings = line.get(0).text("kind").equals("heading");
        String label = filledIn(line.get(0).text("content"));
        boolean goesOn = label.isEmpty() && row > 0;
        if (goesOn) {
            sheet.range(row - 1, 0, row, 0).merge();
            style(sheet, 0).set();
        } else {
            text(sheet, 0, label, headings || !label.startsWith(" ") && isText(line) ? "center" : "left");
        }
        int width = LAST / Math.max(1, line.size() - 1);
        for (int i = 1; i < line.size(); i++) {
            int column = 1 + (i - 1) * width;
            for (int c = column + 1; c < column + width; c++) {
                style(sheet, c).set();
            }
            if (width > 1) {
                sheet.range(row, column, row, column + width - 1).merge();
            }
            cell(sheet, column, line.get(i));
        }
        sheet.rowHeight(row, 24);
        row++;
    }

    private static boolean isText(List<ResultRow> line) {
        return line.size() > 1 && line.get(1).text("kind").equals("text");
    }

    private void cell(Worksheet sheet, int column, ResultRow cell) {
        String content = cell.text("content");
        switch (cell.text("kind")) {
            case "heading" -> text(sheet, column, filledIn(content), "center");
            case "figure" -> figure(sheet, column, content, cell.text("blank"));
            default -> text(sheet, column, filledIn(content), "left");
        }
    }

    private void text(Worksheet sheet, int column, String text, String alignment) {
        sheet.value(row, column, SafeText.forWorkbook(text));
        style(sheet, column).wrapText(true).horizontalAlignment(alignment).set();
    }

    /** @param content {@code table.column}, and the code of an item where the table has items */
    private void figure(Worksheet sheet, int column, String content, String blank) {
        int space = content.indexOf(' ');
        String code = space < 0 ? "" : content.substring(space + 1);
        String measure = content.substring(content.indexOf('.') + 1, space < 0 ? content.length() : space);
        Optional<BigDecimal> value = code.isEmpty() ? place.number(measure) : figures.expenditure(place, code, measure);
        if (value.isEmpty()) {
            text(sheet, column, blank, "center");
            return;
        }
        String leadsTo = links.of(place, code.isEmpty() ? "base_data" : "expenditure_item", code, measure);
        if (!leadsTo.isEmpty()) {
            // a link sets the cell's text, by which links are told apart; the figure then takes its place. On a form
            // that is
            // signed it stays black
            sheet.hyperlink(row, column, HyperLink.internal(leadsTo, row + ":" + column));
        }
        sheet.value(row, column, value.get());
        style(sheet, column)
                .format(format(code, measure))
                .horizontalAlignment("right")
                .set();
    }

    private String format(String code, String measure) {
        if (!code.isEmpty()) {
            return figures.format();
        }
        if (measure.endsWith("_rate")) {
            return "0.00%";
        }
        if (measure.endsWith("_area")) {
            return "#,##0.00";
        }
        return measure.startsWith("staff_") ? "#,##0" : figures.format();
    }

    private StyleSetter style(Worksheet sheet, int column) {
        return sheet.style(row, column)
                .fontName(PrintedTable.FONT)
                .fontSize(11)
                .verticalAlignment("center")
                .borderStyle(BorderStyle.THIN);
    }

    private static void page(Worksheet sheet) {
        sheet.pageOrientation("portrait");
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 1);
        sheet.leftMargin(0.6f);
        sheet.rightMargin(0.6f);
    }
}
