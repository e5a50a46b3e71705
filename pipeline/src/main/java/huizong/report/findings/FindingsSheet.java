package huizong.report.findings;

import huizong.report.print.Column;
import huizong.report.print.Column.Kind;
import huizong.report.print.PrintedTable;
import huizong.report.print.PrintedTable.Look;
import huizong.report.print.ReportWorkbook;
import huizong.report.print.ResultRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The anomaly list itself: by division, department and unit, what matters most first. Units fill in 说明; 核对码
 * tells which finding, with which figures, an explanation is for.
 */
public final class FindingsSheet {
    static final String NAME = "异常清单";
    static final String CHECK_CODE = "核对码";
    static final String EXPLANATION = "说明";

    public static final List<Column> COLUMNS = List.of(
            Column.of("序号", "number", 5, Kind.ORDINAL),
            Column.of("区划", "division_name", 9, Kind.WRAPPED),
            Column.of("主管部门", "department", 13, Kind.WRAPPED),
            Column.of("单位", "unit_name", 15, Kind.WRAPPED),
            Column.of("年度", "fiscal_year", 6, Kind.YEAR),
            Column.of("表", "form_name", 12, Kind.WRAPPED),
            Column.of("项目", "project_name", 13, Kind.WRAPPED),
            Column.of("严重程度", "severity_name", 6, Kind.CENTRED),
            Column.of("规则名称", "rule_title", 12, Kind.WRAPPED),
            Column.of("问题与处理", "message", 42, Kind.WRAPPED),
            Column.of("填报值", "stated", 10, Kind.FIGURE),
            Column.of("应为", "expected", 10, Kind.FIGURE),
            Column.of("差额", "difference", 10, Kind.FIGURE),
            Column.of("工作表", "sheet_name", 9, Kind.WRAPPED),
            Column.of("单元格", "cell_ref", 7, Kind.LINK),
            Column.of("状态", "state_name", 12, Kind.WRAPPED),
            Column.of(EXPLANATION, "explained_by", 26, Kind.ANSWER),
            Column.of("重要次序", "rank", 5, Kind.ORDINAL),
            Column.of("规则", "rule_id", 9, Kind.WRAPPED),
            Column.of("异常编号", "finding_id", 9, Kind.WRAPPED),
            Column.of(CHECK_CODE, "check_code", 10, Kind.WRAPPED));

    /** Columns by which we find our way back; who answers need not see them. */
    private static final Set<String> OURS = Set.of("fiscal_year", "rank", "rule_id", "finding_id", "check_code");

    private static final int FROZEN_COLUMNS = 4;

    private final List<ResultRow> findings;

    /** @param findings numbered in order, with the place their cell is copied to */
    FindingsSheet(List<ResultRow> findings) {
        this.findings = findings;
    }

    /** Where in the workbook the finding of a number stands. */
    static String place(int number) {
        return "'" + NAME + "'!A" + (PrintedTable.HEADING_ROW + 1 + number);
    }

    /** Writes the sheet for the bureau; returns the rows that begin a page of their own, where the next division begins. */
    List<Integer> write(ReportWorkbook workbook, String heading) {
        return write(workbook, heading, PrintedTable::onA3ToScale);
    }

    /** Writes the sheet for those it is sent to, on A4, without the columns they need not read. */
    List<Integer> writeReturn(ReportWorkbook workbook, String heading) {
        Set<String> same = new HashSet<>(OURS);
        for (String source : List.of("division_name", "department", "unit_name")) {
            if (findings.stream().map(f -> f.text(source)).distinct().count() <= 1) {
                same.add(source);
            }
        }
        return write(workbook, heading, table -> table.onA4ToScale(same));
    }

    private List<Integer> write(ReportWorkbook workbook, String heading, UnaryOperator<PrintedTable> paper) {
        PrintedTable table = paper.apply(new PrintedTable(workbook.sheet(NAME, findings.size() + 3), COLUMNS)
                .head(
                        "绩效自评填报异常清单",
                        heading + "　请在绿色的“说明”栏逐条说明后退回；“待更正”的错误须更正重报，不能以说明代替。可筛选；要排序请先撤销工作表保护（无密码）。",
                        "金额单位：万元",
                        FROZEN_COLUMNS));
        table.rows(findings, row -> Look.PLAIN.filled(FindingsWorkbook.fill(row.text("severity"))));
        table.close();
        List<Integer> breaks = new ArrayList<>();
        for (int i = 1; i < findings.size(); i++) {
            if (!findings.get(i)
                    .text("division_name")
                    .equals(findings.get(i - 1).text("division_name"))) {
                breaks.add(PrintedTable.HEADING_ROW + 1 + i);
            }
        }
        return breaks;
    }
}
