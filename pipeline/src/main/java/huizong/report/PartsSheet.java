package huizong.report;

import huizong.report.print.Column;
import huizong.report.print.Column.Kind;
import huizong.report.print.PartLinks;
import huizong.report.print.PrintedFigures;
import huizong.report.print.PrintedFigures.Total;
import huizong.report.print.PrintedTable;
import huizong.report.print.ReportQuery;
import huizong.report.print.ReportWorkbook;
import huizong.report.print.ResultRow;
import huizong.report.print.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.Worksheet;

/**
 * The sheet of parts: every figure that went into a total, with unit, file, sheet and cell, in such an order that the
 * parts of any one total stand together. A total leads to its parts, selected, so that the spreadsheet shows their sum.
 * Where there are too many, the sheet has the sum of each division's own, and where the figures stand in a file beside it.
 */
final class PartsSheet {
    static final String NAME = "构成明细";

    /** More than so many stand in a file beside the workbook: nobody leafs through them. */
    static final int MOST = 20_000;

    private static final int FIRST_ROW = 4;
    /** The columns of {@link #write}: what is printed of each part, and what its groups have. */
    private static final String PRINTED = "J";

    private static final String ORIGINAL = "I";
    private static final String PRINTED_OF_GROUP = "H";

    private final PrintedFigures figures;
    private final long count;
    private final boolean each;
    private final List<ResultRow> rows;
    private final PartLinks links;
    private final PartLinks departmentLinks;

    private PartsSheet(PrintedFigures figures, long count, boolean each, List<ResultRow> parts) {
        this.each = each;
        String column = each ? PRINTED : PRINTED_OF_GROUP;
        this.figures = figures;
        this.count = count;
        this.rows = printed(parts);
        this.links = new PartLinks(NAME, column);
        this.departmentLinks = new PartLinks(NAME, ORIGINAL);
        for (int i = 0; i < rows.size(); i++) {
            links.add(rows.get(i), FIRST_ROW + i);
            departmentLinks.add(rows.get(i), FIRST_ROW + i);
        }
    }

    /** How many figures went into the totals of a consolidation. */
    static long count(ReportQuery query) {
        return query.rows("part_count").get(0).count("parts");
    }

    /** Each part by itself. */
    static PartsSheet ofParts(ReportQuery query, PrintedFigures figures) {
        return new PartsSheet(figures, count(query), true, query.rows("parts"));
    }

    /** The parts by division, where {@link PartsFile} has them one by one. */
    static PartsSheet ofGroups(ReportQuery query, PrintedFigures figures) {
        return new PartsSheet(figures, count(query), false, query.rows("part_groups"));
    }

    /** Where a division's total leads to: printed parts that add up to it as printed. */
    PartLinks links() {
        return links;
    }

    /** Where a department's or unit's leads to: its rounding is its own, so its originals. */
    PartLinks departmentLinks() {
        return departmentLinks;
    }

    /** The parts with their printed figures: those of a division add up to what is printed for it. */
    private List<ResultRow> printed(List<ResultRow> parts) {
        List<ResultRow> printed = new ArrayList<>();
        for (int from = 0; from < parts.size(); ) {
            int to = from + 1;
            while (to < parts.size() && group(parts.get(to)).equals(group(parts.get(from)))) {
                to++;
            }
            printed.addAll(group(parts.subList(from, to)));
            from = to;
        }
        return printed;
    }

    private static String group(ResultRow part) {
        return PartLinks.key(part, part.text("division_code"))
                + part.text("kind").equals("adjustment");
    }

    private List<ResultRow> group(List<ResultRow> parts) {
        ResultRow first = parts.get(0);
        if (!isMoney(first)) {
            return parts.stream()
                    .map(part -> part.number("amount")
                            .map(amount -> part.with(Map.of("printed", amount)))
                            .orElse(part.withNothingIn(List.of("printed"))))
                    .toList();
        }
        List<Optional<BigDecimal>> amounts = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (ResultRow part : parts) {
            amounts.add(part.number("amount"));
            sum = sum.add(part.number("amount").orElse(BigDecimal.ZERO));
        }
        amounts.add(0, Optional.of(sum));
        List<Integer> tree = new ArrayList<>(Collections.nCopies(amounts.size(), 0));
        tree.set(0, -1);
        List<Optional<BigDecimal>> rounded = figures.under(total(first), new Tree(tree), amounts);
        List<ResultRow> rows = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            rows.add(parts.get(i).with(Map.of("printed", rounded.get(i + 1).orElse(BigDecimal.ZERO))));
        }
        return rows;
    }

    private static boolean isMoney(ResultRow part) {
        return List.of("expenditure_item", "funding").contains(part.text("table_name"))
                || List.of("building_budget", "building_actual").contains(part.text("column_name"));
    }

    /** What is printed for a group of parts: a division's own units, or what its total has beyond the divisions below. */
    private Optional<BigDecimal> total(ResultRow part) {
        String mart =
                switch (part.text("table_name")) {
                    case "expenditure_item" -> "expenditure";
                    case "funding" -> "funding";
                    default -> "building";
                };
        String division = part.text("division_code");
        Total whole = new Total(
                mart,
                part.text("fiscal_year"),
                part.text("form_id"),
                division,
                part.text("code"),
                part.text("column_name"));
        Optional<BigDecimal> own = figures.total(whole.at(division + PrintedFigures.OWN));
        if (part.text("kind").equals("adjustment")) {
            return figures.total(whole).map(total -> figures.below(division).stream()
                    .flatMap(place -> figures.total(whole.at(place)).stream())
                    .reduce(total, BigDecimal::subtract));
        }
        return own.isPresent() ? own : figures.total(whole);
    }

    void write(ReportWorkbook workbook, String period) {
        String note = each
                ? "注：从汇总表的数点过来，选中的就是它的各部分，状态栏显示的和等于该数（自评个数看计数）。原始数未舍位；打印数舍位后仍与汇总数相等。"
                : "注：从汇总表的数点过来，选中的就是它的各部分，状态栏显示的和等于该数。本期汇总数由 " + count + " 个填报数构成，逐个列在《构成明细-" + period
                        + ".csv》，“明细行”是其中的行号（第 1 行为表头）。";
        Worksheet sheet = workbook.sheet(NAME, rows.size() + 4);
        new PrintedTable(sheet, each ? partColumns() : groupColumns(), figures.format())
                .head("汇总数构成明细表", "汇总期间：" + period, figures.unitLine() + "、人、平方米、分", 0)
                .onA3()
                .rows(rows, row -> PrintedTable.Look.PLAIN)
                .close(note);
    }

    private static List<Column> partColumns() {
        return List.of(
                Column.of("年度", "fiscal_year", 7, Kind.YEAR),
                Column.of("区划", "division_name", 18, Kind.TEXT),
                Column.of("主管部门", "department", 24, Kind.TEXT),
                Column.of("单位", "unit_name", 26, Kind.WRAPPED),
                Column.of("填报表", "form_name", 24, Kind.WRAPPED),
                Column.of("项目", "item_name", 20, Kind.WRAPPED),
                Column.of("栏目", "measure", 13, Kind.CENTRED),
                Column.of("行内容", "label", 26, Kind.WRAPPED),
                Column.of("原始数\n（万元、人、㎡、分）", "amount", 16, Kind.FIGURE),
                Column.of("打印数", "printed", 14, Kind.FIGURE),
                Column.of("文件", "source", 34, Kind.WRAPPED),
                Column.of("工作表", "sheet_name", 14, Kind.WRAPPED),
                Column.of("单元格", "cell_ref", 9, Kind.CENTRED),
                Column.of("原文", "raw_text", 14, Kind.WRAPPED));
    }

    private static List<Column> groupColumns() {
        return List.of(
                Column.of("年度", "fiscal_year", 7, Kind.YEAR),
                Column.of("区划", "division_name", 24, Kind.TEXT),
                Column.of("填报表", "form_name", 34, Kind.WRAPPED),
                Column.of("项目", "item_name", 30, Kind.WRAPPED),
                Column.of("栏目", "measure", 14, Kind.CENTRED),
                Column.of("填报数\n个数", "figures", 10, Kind.COUNT),
                Column.of("原始数\n（万元、人、㎡）", "amount", 18, Kind.FIGURE),
                Column.of("打印数", "printed", 16, Kind.FIGURE),
                Column.of("明细行", "csv_lines", 22, Kind.CENTRED));
    }
}
