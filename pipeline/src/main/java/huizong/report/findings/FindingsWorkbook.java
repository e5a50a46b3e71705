package huizong.report.findings;

import huizong.report.print.Column;
import huizong.report.print.Column.Kind;
import huizong.report.print.ListFinish;
import huizong.report.print.PrintedTable;
import huizong.report.print.PrintedTable.Look;
import huizong.report.print.ReportWorkbook;
import huizong.report.print.ResultRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * {@code 异常清单-<period>.xlsx}: what matters most, every finding of one consolidation to be answered line by line, the
 * counts by unit, the indicators that are missing, and copies of the cells. Everything but 说明 is protected.
 */
public final class FindingsWorkbook {
    /** What fits on the first page. */
    private static final int FOREMOST = 30;

    private static final List<Column> FOREMOST_COLUMNS = List.of(
            Column.of("重要次序", "rank", 6, Kind.ORDINAL),
            Column.of("清单序号", "number_text", 7, Kind.LINK),
            Column.of("严重程度", "severity_name", 6, Kind.CENTRED),
            Column.of("区划", "division_name", 12, Kind.WRAPPED),
            Column.of("单位", "unit_name", 24, Kind.WRAPPED),
            Column.of("年度", "fiscal_year", 6, Kind.YEAR),
            Column.of("表", "form_name", 20, Kind.WRAPPED),
            Column.of("项目", "project_name", 20, Kind.WRAPPED),
            Column.of("规则名称", "rule_title", 16, Kind.WRAPPED),
            Column.of("填报值", "stated", 13, Kind.FIGURE),
            Column.of("应为", "expected", 13, Kind.FIGURE),
            Column.of("差额", "difference", 13, Kind.FIGURE),
            Column.of("问题与处理", "message", 60, Kind.WRAPPED));

    private static final List<Column> UNIT_COLUMNS = List.of(
            Column.of("区划", "division_name", 18, Kind.TEXT),
            Column.of("主管部门", "department", 32, Kind.TEXT),
            Column.of("单位", "unit_name", 32, Kind.TEXT),
            Column.of("错误（待更正）", "errors", 10, Kind.COUNT),
            Column.of("警告（待说明）", "warnings", 10, Kind.COUNT),
            Column.of("警告（已说明）", "explained", 10, Kind.COUNT),
            Column.of("提示", "notices", 10, Kind.COUNT),
            Column.of("合计", "findings", 10, Kind.COUNT));

    private static final List<Column> MATRIX_COLUMNS = List.of(
            Column.of("区划", "division_name", 14, Kind.WRAPPED),
            Column.of("主管部门", "department", 24, Kind.WRAPPED),
            Column.of("单位", "unit_name", 24, Kind.WRAPPED),
            Column.of("年度", "fiscal_year", 6, Kind.YEAR),
            Column.of("表", "form_name", 10, Kind.CENTRED),
            Column.of("份数", "forms", 6, Kind.COUNT),
            Column.of("数量", "quantity", 8, Kind.MARK),
            Column.of("质量", "quality", 8, Kind.MARK),
            Column.of("时效", "timeliness", 8, Kind.MARK),
            Column.of("成本", "cost", 8, Kind.MARK),
            Column.of("效益（至少一类）", "benefit", 10, Kind.MARK),
            Column.of("其中：经济效益", "economic", 9, Kind.MARK),
            Column.of("社会效益", "social", 9, Kind.MARK),
            Column.of("生态效益", "ecological", 9, Kind.MARK),
            Column.of("可持续影响", "sustainable", 9, Kind.MARK),
            Column.of("满意度", "satisfaction", 8, Kind.MARK),
            Column.of("缺项合计", "lacking", 8, Kind.COUNT));

    private static final List<Column> COPY_COLUMNS = List.of(
            Column.of("序号", "number", 6, Kind.ORDINAL),
            Column.of("单位", "unit_name", 22, Kind.WRAPPED),
            Column.of("年度", "fiscal_year", 6, Kind.YEAR),
            Column.of("工作簿", "file_name", 30, Kind.WRAPPED),
            Column.of("工作表", "sheet_name", 16, Kind.WRAPPED),
            Column.of("单元格", "cell_ref", 8, Kind.CENTRED),
            Column.of("栏目", "name", 16, Kind.WRAPPED),
            Column.of("原文", "raw_text", 30, Kind.WRAPPED),
            Column.of("同一行的其他内容", "others", 54, Kind.WRAPPED),
            Column.of("清单序号", "findings", 24, Kind.LINK));

    private final List<ResultRow> findings;
    private final FindingCells cells;
    private final String heading;

    /**
     * @param findings in the list's order
     * @param cells the rows of {@code finding_cells.sql}
     * @param copies the rows of {@code cell_copies.sql}
     * @param period what the list is of, for its heading
     */
    public FindingsWorkbook(List<ResultRow> findings, List<ResultRow> cells, List<ResultRow> copies, String period) {
        List<ResultRow> numbered = new ArrayList<>(findings.size());
        for (ResultRow finding : findings) {
            numbered.add(finding.with(Map.of("number", numbered.size() + 1L)));
        }
        this.cells = new FindingCells(numbered, cells, copies);
        this.findings = numbered.stream()
                .map(f -> f.with(Map.of("cell_ref_link", this.cells.copyOf(f))))
                .toList();
        this.heading = heading(period);
    }

    private String heading(String period) {
        return "汇总期间：" + period + "　共 " + findings.size() + " 条：错误 " + count("error", false) + "，警告 "
                + count("warning", false) + "（另有已说明 " + count("warning", true) + "），提示 " + count("notice", false);
    }

    private long count(String severity, boolean explained) {
        return findings.stream()
                .filter(f -> f.text("severity").equals(severity)
                        && (severity.equals("notice") || explained == isExplained(f)))
                .count();
    }

    private static boolean isExplained(ResultRow finding) {
        return finding.text("explained").equals("true");
    }

    public Path write(Path target, List<ResultRow> units, List<ResultRow> matrix) {
        ListFinish finish = new ListFinish();
        return ReportWorkbook.write(
                target,
                ReportWorkbook.UNDATED,
                workbook -> {
                    foremost(workbook);
                    finish.breakBefore(2, new FindingsSheet(findings).write(workbook, heading));
                    units(workbook, units);
                    matrix(workbook, matrix);
                    copies(workbook);
                },
                finish::apply);
    }

    /**
     * The list and its cells only, to be sent to those it concerns.
     *
     * @param whose their names, for the heading
     */
    Path writeReturn(Path target, String whose) {
        ListFinish finish = new ListFinish();
        return ReportWorkbook.write(
                target,
                ReportWorkbook.UNDATED,
                workbook -> {
                    finish.breakBefore(1, new FindingsSheet(findings).writeReturn(workbook, whose + "　" + heading));
                    copies(workbook);
                },
                finish::apply);
    }

    private void foremost(ReportWorkbook workbook) {
        List<ResultRow> first = findings.stream()
                .filter(f -> !isExplained(f))
                .sorted(Comparator.comparingLong(f -> f.count("rank")))
                .limit(FOREMOST)
                .map(f -> f.with(Map.of(
                        "number_text", f.text("number"),
                        "number_text_link", FindingsSheet.place((int) f.count("number")))))
                .toList();
        new PrintedTable(workbook.sheet("优先处理", first.size() + 3), FOREMOST_COLUMNS)
                .head("优先处理的异常", heading, "金额单位：万元", 2)
                .onA3()
                .rows(first, row -> Look.PLAIN.filled(fill(row.text("severity"))))
                .close("按嫌疑程度和对全辖区合计数的影响排列，只列尚未说明的前 " + FOREMOST + " 条；点“清单序号”到清单中该条，全部异常见“异常清单”。");
    }

    private static void units(ReportWorkbook workbook, List<ResultRow> units) {
        new PrintedTable(workbook.sheet("单位汇总", units.size() + 3), UNIT_COLUMNS)
                .head("各单位异常条数", "与“异常清单”逐条相符", "单位：条", 3)
                .onA3()
                .rows(units, row -> new Look(row.text("is_total").equals("true"), "", 0))
                .close();
    }

    private static void matrix(ReportWorkbook workbook, List<ResultRow> matrix) {
        new PrintedTable(workbook.sheet("缺项矩阵", matrix.size() + 3), MATRIX_COLUMNS)
                .head("二级指标设置情况", "数字为设有该类指标的份数，“缺 n”为缺少该类指标的份数，“—”为没有设置（不作要求）", "单位：份", 3)
                .onA3()
                .rows(matrix, row -> Look.PLAIN)
                .close("数量、质量、时效、成本、满意度指标和至少一类效益指标为必设；缺项合计与规则 missing-indicator 的条数相符。");
    }

    private void copies(ReportWorkbook workbook) {
        List<ResultRow> rows = cells.rows();
        new PrintedTable(workbook.sheet(FindingCells.SHEET, rows.size() + 3), COPY_COLUMNS)
                .head("异常所在单元格副本", "原文照录，不作改动；更正请在原表进行", "", 1)
                .onA3()
                .rows(rows, row -> Look.PLAIN)
                .close();
    }

    /** The paper colour of a severity, light enough to print. */
    public static String fill(String severity) {
        return switch (severity) {
            case "error" -> "FBE3E1";
            case "warning" -> "FFF4D6";
            default -> "";
        };
    }
}
