package huizong.report;

import huizong.report.Column.Kind;
import huizong.report.PrintedFigures.Total;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.Worksheet;

/**
 * The sheet of parts: every figure that went into a total, with unit, file, sheet and cell, in such an order that the
 * parts of any one total stand together. A total leads to its parts, selected, so that the spreadsheet shows their sum.
 */
final class PartsSheet {
    static final String NAME = "构成明细";

    /** More than so many are left to the command line: nobody leafs through them. */
    static final int MOST = 20_000;

    private static final int FIRST_ROW = 4;
    private static final String FIGURES = "J";

    private final PrintedFigures figures;
    private final long count;
    private final List<ResultRow> rows;
    /** By total: the first row and the last, as the spreadsheet numbers them. */
    private final Map<String, int[]> ranges = new HashMap<>();

    PartsSheet(ReportQuery query, PrintedFigures figures) {
        this.figures = figures;
        this.count = query.rows("part_count").get(0).count("parts");
        this.rows = count > MOST ? List.of() : printed(query.rows("parts"));
        for (int i = 0; i < rows.size(); i++) {
            range(rows.get(i), FIRST_ROW + i);
        }
    }

    private void range(ResultRow part, int row) {
        String division = part.text("division_code");
        for (String above : part.text("path").split("/")) {
            extend(key(part, above), row);
        }
        if (!part.text("kind").equals("adjustment")) {
            extend(key(part, division + PrintedFigures.OWN), row);
        }
    }

    private void extend(String key, int row) {
        ranges.computeIfAbsent(key, k -> new int[] {row, row})[1] = row;
    }

    private static String key(ResultRow part, String place) {
        return String.join(
                "|",
                part.text("fiscal_year"),
                part.text("table_name"),
                part.text("form_id"),
                part.text("code"),
                part.text("column_name"),
                place);
    }

    /** The rows of a roll-up whose totals lead to their parts. */
    List<ResultRow> linked(List<ResultRow> totals, String table, String codeColumn, List<String> measures) {
        return totals.stream()
                .map(total -> {
                    Map<String, Object> links = new LinkedHashMap<>();
                    for (String measure : measures) {
                        String key = String.join(
                                "|",
                                total.text("fiscal_year"),
                                table,
                                table.equals("funding") ? total.text("form_id") : "",
                                codeColumn.isEmpty() ? "" : total.text(codeColumn),
                                measure,
                                PrintedFigures.place(total));
                        int[] range = ranges.get(key);
                        links.put(
                                measure + "_link",
                                range == null ? "" : "'" + NAME + "'!" + FIGURES + range[0] + ":" + FIGURES + range[1]);
                    }
                    return total.with(links);
                })
                .toList();
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
        return key(part, part.text("division_code")) + part.text("kind").equals("adjustment");
    }

    private List<ResultRow> group(List<ResultRow> parts) {
        ResultRow first = parts.get(0);
        if (!isMoney(first)) {
            return parts.stream()
                    .map(part ->
                            part.with(Map.of("printed", part.number("amount").orElse(BigDecimal.ZERO))))
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
        return !part.text("table_name").equals("base_data")
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
        List<Column> columns = List.of(
                Column.of("年度", "fiscal_year", 7, Kind.YEAR),
                Column.of("区划", "division_name", 18, Kind.TEXT),
                Column.of("主管部门", "department", 24, Kind.TEXT),
                Column.of("单位", "unit_name", 26, Kind.WRAPPED),
                Column.of("填报表", "form_name", 24, Kind.WRAPPED),
                Column.of("项目", "item_name", 20, Kind.WRAPPED),
                Column.of("栏目", "measure", 13, Kind.CENTRED),
                Column.of("行内容", "label", 26, Kind.WRAPPED),
                Column.of("原始数\n（万元、人、㎡）", "amount", 16, Kind.FIGURE),
                Column.of("打印数", "printed", 14, Kind.FIGURE),
                Column.of("文件", "source", 34, Kind.WRAPPED),
                Column.of("工作表", "sheet_name", 14, Kind.WRAPPED),
                Column.of("单元格", "cell_ref", 9, Kind.CENTRED),
                Column.of("原文", "raw_text", 14, Kind.WRAPPED));
        Worksheet sheet = workbook.sheet(NAME, rows.size() + 4);
        String note = count > MOST
                ? "注：本期汇总数由 " + count + " 个填报数构成，超过 " + MOST + " 个的不在此列出；用 huizong trace 命令逐级追溯。"
                : "注：从汇总表的数点过来，选中的就是它的各部分，状态栏显示的和等于该数。原始数未舍位；打印数舍位后仍与汇总数相等。";
        new PrintedTable(sheet, columns, figures.format())
                .head("汇总数构成明细表", "汇总期间：" + period, figures.unitLine() + "、人、平方米", 0)
                .onA3()
                .rows(rows, row -> PrintedTable.Look.PLAIN)
                .close(note);
    }
}
