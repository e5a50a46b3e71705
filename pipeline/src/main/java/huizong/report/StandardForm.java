package huizong.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Worksheet;

/**
 * One division's roll-up in the layout of the form that units file, 部门整体支出绩效评价基础数据表: the same labels in the same
 * places, a page of upright A4.
 */
final class StandardForm {
    private static final List<String[]> LINES = List.of(
            new String[] {"三公经费", "three_public"},
            new String[] {"   1、公务用车购置和维护经费", "three_public.vehicle"},
            new String[] {"       其中：公车购置", "three_public.vehicle.purchase"},
            new String[] {"             公车运行维护", "three_public.vehicle.operation"},
            new String[] {"   2、出国经费", "three_public.abroad"},
            new String[] {"   3、公务接待", "three_public.reception"},
            new String[] {"项目支出：", "project"},
            new String[] {"    1、业务工作经费", "project.business"},
            new String[] {"    2、运行维护经费", "project.operation"},
            new String[] {"    3、专项资金", "project.special"},
            new String[] {"       各专项合计", "project.special.item"},
            new String[] {"    4、其他事业类发展资金", "project.other"},
            new String[] {"       各项目合计", "project.other.item"},
            new String[] {"公用经费", "public_funds"},
            new String[] {"    其中：办公费", "public_funds.office"},
            new String[] {"          水费、电费、差旅费", "public_funds.utilities_travel"},
            new String[] {"          会议费、培训费", "public_funds.meeting_training"},
            new String[] {"政府采购金额", "procurement"},
            new String[] {"部门基本支出预算调整", "basic_adjustment"});
    private static final List<String> WITHOUT_PRIOR = List.of("procurement", "basic_adjustment");

    /** Rows that hold something. */
    static final int ROWS = LINES.size() + 10;

    private static final int WIDE = 42;
    private static final int NARROW = 15;
    private static final int LAST = 6;

    private final PrintedFigures figures;
    private final ResultRow place;
    private final String below;
    private int row;

    /** @param below the line at the foot: how many units, of what period, of what number */
    StandardForm(PrintedFigures figures, ResultRow place, String below) {
        this.figures = figures;
        this.place = place;
        this.below = below;
    }

    void fill(Worksheet sheet) {
        int year = (int) place.count("fiscal_year");
        sheet.width(0, WIDE);
        for (int c = 1; c <= LAST; c++) {
            sheet.width(c, NARROW);
        }
        title(sheet);
        texts(sheet, "财政供养人员情况", "编制数", year + "年实际在职人数", "控制率");
        sheet.range(row - 1, 0, row, 0).merge();
        triple(sheet, "", number("staff_quota"), number("staff_actual"), number("staff_control_rate"), "0.00%");
        texts(sheet, "经费控制情况（" + figures.unit() + "）", (year - 1) + "年决算数", year + "年预算数", year + "年决算数");
        for (String[] line : LINES) {
            triple(
                    sheet,
                    line[0],
                    figures.expenditure(place, line[1], "prior_final"),
                    figures.expenditure(place, line[1], "budget"),
                    figures.expenditure(place, line[1], "final"),
                    figures.format());
            if (WITHOUT_PRIOR.contains(line[1])
                    && figures.expenditure(place, line[1], "prior_final").isEmpty()) {
                sheet.value(row - 1, 1, "——");
                ruled(sheet, row - 1, 1).horizontalAlignment("center").set();
            }
        }
        building(sheet);
        note(sheet, "厉行节约保障措施", "（文字栏不汇总，见各单位填报）");
        closing(sheet);
        page(sheet);
    }

    private void title(Worksheet sheet) {
        sheet.value(0, 0, "附件1-1");
        sheet.style(0, 0).fontName(PrintedTable.FONT).fontSize(10).set();
        sheet.value(1, 0, "部门整体支出绩效评价基础数据表（汇总）");
        sheet.range(1, 0, 1, LAST).merge();
        sheet.range(1, 0, 1, LAST)
                .style()
                .fontName(PrintedTable.TITLE_FONT)
                .fontSize(16)
                .horizontalAlignment("center")
                .verticalAlignment("center")
                .set();
        sheet.rowHeight(1, 34);
        sheet.value(2, 0, SafeText.forWorkbook("汇总区划：" + place.text("division_name")));
        sheet.range(2, 0, 2, LAST).merge();
        sheet.style(2, 0).fontName(PrintedTable.FONT).fontSize(11).set();
        row = 3;
    }

    private Optional<BigDecimal> number(String column) {
        return place.number(column);
    }

    private void texts(Worksheet sheet, String label, String... headings) {
        cell(sheet, 0, label, true);
        for (int i = 0; i < headings.length; i++) {
            pair(sheet, i);
            cell(sheet, 1 + 2 * i, headings[i], true);
        }
        next(sheet);
    }

    /** A label and three figures, each over two columns. */
    private void triple(
            Worksheet sheet,
            String label,
            Optional<BigDecimal> first,
            Optional<BigDecimal> second,
            Optional<BigDecimal> third,
            String format) {
        cell(sheet, 0, label, false);
        List<Optional<BigDecimal>> values = List.of(first, second, third);
        for (int i = 0; i < values.size(); i++) {
            pair(sheet, i);
            boolean people = format.endsWith("%") && i < 2;
            figure(sheet, 1 + 2 * i, values.get(i), people ? "#,##0" : format);
        }
        next(sheet);
    }

    private void pair(Worksheet sheet, int i) {
        ruled(sheet, row, 2 + 2 * i).set();
        sheet.range(row, 1 + 2 * i, row, 2 + 2 * i).merge();
    }

    private void building(Worksheet sheet) {
        List<String> headings = List.of(
                "批复规模（㎡）",
                "实际规模（㎡）",
                "规模控制率",
                "预算投资（" + figures.unit() + "）",
                "实际投资（" + figures.unit() + "）",
                "投资概算控制率");
        cell(sheet, 0, "楼堂馆所控制情况", true);
        for (int i = 0; i < headings.size(); i++) {
            cell(sheet, 1 + i, headings.get(i), true);
        }
        sheet.range(row, 0, row + 1, 0).merge();
        next(sheet);
        ruled(sheet, row, 0).set();
        figure(sheet, 1, number("building_approved_area"), "#,##0.00");
        figure(sheet, 2, number("building_actual_area"), "#,##0.00");
        figure(sheet, 3, number("building_area_control_rate"), "0.00%");
        figure(sheet, 4, number("building_budget"), figures.format());
        figure(sheet, 5, number("building_actual"), figures.format());
        figure(sheet, 6, number("building_cost_control_rate"), "0.00%");
        next(sheet);
    }

    private void note(Worksheet sheet, String label, String text) {
        cell(sheet, 0, label, true);
        cell(sheet, 1, text, false);
        for (int c = 2; c <= LAST; c++) {
            ruled(sheet, row, c).set();
        }
        sheet.range(row, 1, row, LAST).merge();
        next(sheet);
    }

    private void closing(Worksheet sheet) {
        for (String line : List.of("说明：各栏为所辖单位填报数的合计；其中项是上级项目的一部分，不与上级项目相加；控制率按汇总数重新计算；没有单位填报的栏目空白。", below)) {
            sheet.value(row, 0, SafeText.forWorkbook(line));
            sheet.range(row, 0, row, LAST).merge();
            sheet.style(row, 0)
                    .fontName(PrintedTable.FONT)
                    .fontSize(10)
                    .wrapText(true)
                    .verticalAlignment("center")
                    .set();
            sheet.rowHeight(row, 30);
            row++;
        }
    }

    private void cell(Worksheet sheet, int column, String text, boolean centred) {
        sheet.value(row, column, SafeText.forWorkbook(text));
        StyleSetter style = ruled(sheet, row, column).wrapText(true);
        if (centred) {
            style.horizontalAlignment("center");
        }
        style.set();
    }

    private void figure(Worksheet sheet, int column, Optional<BigDecimal> value, String format) {
        value.ifPresent(v -> sheet.value(row, column, v));
        ruled(sheet, row, column).format(format).horizontalAlignment("right").set();
    }

    private static StyleSetter ruled(Worksheet sheet, int row, int column) {
        return sheet.style(row, column)
                .fontName(PrintedTable.FONT)
                .fontSize(11)
                .verticalAlignment("center")
                .borderStyle(BorderStyle.THIN);
    }

    private void next(Worksheet sheet) {
        sheet.rowHeight(row, 24);
        row++;
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
