package huizong.report;

import huizong.report.print.Column;
import huizong.report.print.Column.Kind;
import huizong.report.print.PartLinks;
import huizong.report.print.PrintedFigures;
import huizong.report.print.PrintedFigures.Total;
import huizong.report.print.PrintedTable;
import huizong.report.print.PrintedTable.Look;
import huizong.report.print.ReportQuery;
import huizong.report.print.ReportWorkbook;
import huizong.report.print.ResultRow;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.Worksheet;

/** 与上期对比, 与上年对比: what was filed, corrected and found since, and every total that changed with its causes. */
final class ChangeSheets {
    private final ReportQuery query;
    private final ResultRow cover;
    private final PrintedFigures figures;
    private final PartLinks links;
    private final String with;

    ChangeSheets(ReportQuery query, ResultRow cover, PrintedFigures figures, PartLinks links) {
        this.query = query;
        this.links = links;
        this.cover = cover;
        this.figures = figures;
        this.with = "汇总期间：" + cover.text("period") + "　　对比："
                + (cover.text("previous_period").isEmpty()
                        ? "没有上期汇总"
                        : cover.text("previous_period") + " 第 " + cover.text("previous_id") + " 次汇总");
    }

    void write(ReportWorkbook workbook) {
        List<ResultRow> totals = query.rows("change_totals");
        totals(workbook, "与上期对比", "汇总数与上期对比表", "上期数", of(totals, "period"), with);
        if (!cover.text("previous_period").isEmpty()) {
            filings(workbook);
            cells(workbook);
            findings(workbook);
        }
        totals(
                workbook,
                "与上年对比",
                "汇总数与上年度对比表",
                "上年数",
                of(totals, "year"),
                "汇总期间：" + cover.text("period") + "　　对比：同次汇总的上一年度");
    }

    private static List<ResultRow> of(List<ResultRow> totals, String basis) {
        return totals.stream().filter(row -> row.text("basis").equals(basis)).toList();
    }

    private void totals(
            ReportWorkbook workbook, String name, String title, String before, List<ResultRow> rows, String left) {
        List<Column> columns = List.of(
                Column.of("区划", "division_name", 20, Kind.TEXT),
                Column.of("年度", "fiscal_year", 7, Kind.YEAR),
                Column.of("汇总表", "table_title", 22, Kind.WRAPPED),
                Column.of("项目", "item_name", 22, Kind.WRAPPED),
                Column.of("栏目", "measure_title", 14, Kind.CENTRED),
                Column.of(before, "previous", 14, Kind.MONEY),
                Column.of("本期数", "current", 14, Kind.MONEY),
                Column.of("增减", "change", 14, Kind.MONEY),
                Column.of("增减率", "change_rate", 10, Kind.RATE),
                Column.of("变动最大的单位（增减额）", "causes", 60, Kind.WRAPPED));
        Optional<PrintedFigures> then =
                cover.number("previous_id").map(id -> figures.likewise(query.of(id.toPlainString())));
        List<ResultRow> printed = rows.stream().map(row -> printed(row, then)).toList();
        Worksheet sheet = workbook.sheet(name, rows.size() + 4);
        new PrintedTable(sheet, columns, figures.format())
                .head(title, left, figures.unitLine() + "、人、个、㎡", 1)
                .rows(printed, row -> Look.PLAIN)
                .close("注：只列有变动的数；增减＝本期数－" + before + "，增减率按原始数计算；变动最大的单位至多列三个。");
    }

    /** Amounts as both printed tables have them, so that the one minus the other is what is printed between. */
    private ResultRow printed(ResultRow row, Optional<PrintedFigures> then) {
        String year = row.text("fiscal_year");
        Total total = new Total(
                row.text("mart"),
                year,
                row.text("form_id"),
                PrintedFigures.place(row),
                row.text("code"),
                row.text("measure"));
        boolean alone = isAlone(row);
        Optional<BigDecimal> current = alone ? row.number("current").map(figures::alone) : figures.total(total);
        Optional<BigDecimal> previous = alone
                ? row.number("previous").map(figures::alone)
                : row.text("basis").equals("year")
                        ? figures.total(total.in(String.valueOf(Integer.parseInt(year) - 1)))
                        : then.flatMap(f -> f.total(total));
        Map<String, Object> shown = new LinkedHashMap<>();
        boolean isMoney = current.isPresent() || previous.isPresent();
        if (isMoney) {
            current.ifPresent(v -> shown.put("current", v));
            previous.ifPresent(v -> shown.put("previous", v));
            shown.put("change", current.orElse(BigDecimal.ZERO).subtract(previous.orElse(BigDecimal.ZERO)));
        }
        if (!isMoney && !row.text("mart").equals("building")) {
            // people and filings are whole, and printed so
            for (String column : List.of("current", "previous", "change")) {
                row.number(column).ifPresent(v -> shown.put(column, v.longValueExact()));
            }
        }
        StringBuilder causes = new StringBuilder();
        for (String place : List.of("first", "second", "third")) {
            row.number(place + "_change").ifPresent(amount -> {
                BigDecimal rounded = isMoney ? figures.alone(amount) : amount.stripTrailingZeros();
                causes.append(causes.isEmpty() ? "" : "；")
                        .append(row.text(place + "_name"))
                        .append(rounded.signum() < 0 ? " －" : " ＋")
                        .append(rounded.abs().toPlainString());
            });
        }
        shown.put("causes", causes.toString());
        if (row.text("period").length() == 4) {
            shown.put("current_link", links.of(row, table(row), row.text("code"), measure(row)));
        }
        return row.with(shown);
    }

    /** Amounts of a month, quarter or half stand in no table whose lines are rounded to add up. */
    private static boolean isAlone(ResultRow row) {
        return row.text("mart").equals("budget_execution")
                || (row.text("period").length() > 4
                        && List.of("expenditure", "funding").contains(row.text("mart")));
    }

    private static String table(ResultRow row) {
        return switch (row.text("mart")) {
            case "expenditure" -> "expenditure_item";
            case "evaluation" -> "self_evaluation";
            case "funding" -> "funding";
            case "budget_execution" -> "budget_execution";
            default -> "base_data";
        };
    }

    private static String measure(ResultRow row) {
        return row.text("mart").equals("evaluation") ? "total_score" : row.text("measure");
    }

    private void filings(ReportWorkbook workbook) {
        List<Column> columns = List.of(
                Column.of("变动", "kind_name", 10, Kind.CENTRED),
                Column.of("区划", "division_name", 20, Kind.TEXT),
                Column.of("单位", "unit_name", 30, Kind.WRAPPED),
                Column.of("年度", "fiscal_year", 8, Kind.YEAR),
                Column.of("填报表", "form_name", 30, Kind.WRAPPED),
                Column.of("项目", "project_name", 26, Kind.WRAPPED),
                Column.of("上期版次", "previous_revision", 9, Kind.ORDINAL),
                Column.of("本期版次", "revision", 9, Kind.ORDINAL),
                Column.of("改动的\n单元格", "cells", 9, Kind.COUNT),
                Column.of("文件", "file_name", 40, Kind.WRAPPED));
        table(workbook, "对比（填报）", "新报、更正填报表", columns, query.rows("change_filings"), "单位：份", "注：更正的逐个单元格见“对比（更正）”。");
    }

    private void cells(ReportWorkbook workbook) {
        List<Column> columns = List.of(
                Column.of("区划", "division_name", 18, Kind.TEXT),
                Column.of("单位", "unit_name", 28, Kind.WRAPPED),
                Column.of("年度", "fiscal_year", 8, Kind.YEAR),
                Column.of("项目", "project_name", 22, Kind.WRAPPED),
                Column.of("版次", "revisions", 10, Kind.CENTRED),
                Column.of("工作表", "sheet_name", 16, Kind.WRAPPED),
                Column.of("行", "label", 34, Kind.WRAPPED),
                Column.of("栏目", "column_title", 16, Kind.WRAPPED),
                Column.of("单元格", "cell", 14, Kind.CENTRED),
                Column.of("原为", "previous_text", 26, Kind.FIGURE),
                Column.of("改为", "new_text", 26, Kind.FIGURE));
        table(
                workbook,
                "对比（更正）",
                "更正单元格明细表",
                columns,
                query.rows("change_cells"),
                "",
                "注：行按名称对应，插入、删去的行不使其他行显为改动；至多列 20000 个单元格，全部在数据库 mart.change_cell。");
    }

    private void findings(ReportWorkbook workbook) {
        List<Column> columns = List.of(
                Column.of("变动", "kind_name", 10, Kind.CENTRED),
                Column.of("严重程度", "severity_name", 10, Kind.CENTRED),
                Column.of("区划", "division_name", 18, Kind.TEXT),
                Column.of("单位", "unit_name", 28, Kind.WRAPPED),
                Column.of("年度", "fiscal_year", 8, Kind.YEAR),
                Column.of("项目", "project_name", 24, Kind.WRAPPED),
                Column.of("规则名称", "rule_title", 28, Kind.WRAPPED),
                Column.of("问题与处理", "message", 70, Kind.WRAPPED));
        table(
                workbook,
                "对比（异常）",
                "新出现、已消除异常表",
                columns,
                query.rows("change_findings"),
                "单位：条",
                "注：同一事项的数字变了而异常仍在的，不算新出现。至多列 20000 条。");
    }

    private void table(
            ReportWorkbook workbook,
            String name,
            String title,
            List<Column> columns,
            List<ResultRow> rows,
            String unit,
            String note) {
        new PrintedTable(workbook.sheet(name, rows.size() + 3), columns, figures.format())
                .head(title, with, unit, 0)
                .rows(rows, row -> Look.PLAIN)
                .close(note);
    }
}
