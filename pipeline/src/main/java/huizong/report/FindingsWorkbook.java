package huizong.report;

import huizong.report.Column.Kind;
import huizong.report.PrintedTable.Look;
import java.nio.file.Path;
import java.util.List;

/** {@code 异常清单-<period>.xlsx}: every finding of one consolidation, gravest first, to be answered line by line. */
public final class FindingsWorkbook {
    static final List<Column> COLUMNS = List.of(
            Column.of("序号", "number", 5.5, Kind.COUNT),
            Column.of("严重程度", "severity_name", 9, Kind.CENTRED),
            Column.of("规则", "rule_id", 13, Kind.WRAPPED),
            Column.of("规则名称", "rule_title", 15, Kind.WRAPPED),
            Column.of("单位", "unit_name", 16, Kind.WRAPPED),
            Column.of("区划", "division_name", 9, Kind.WRAPPED),
            Column.of("年度", "fiscal_year", 6, Kind.YEAR),
            Column.of("表", "form_name", 14, Kind.WRAPPED),
            Column.of("项目", "project_name", 14, Kind.WRAPPED),
            Column.of("工作簿", "file_name", 18, Kind.WRAPPED),
            Column.of("工作表", "sheet_name", 10, Kind.WRAPPED),
            Column.of("单元格", "cell_ref", 8, Kind.CENTRED),
            Column.of("填报值", "stated", 11, Kind.FIGURE),
            Column.of("应为", "expected", 11, Kind.FIGURE),
            Column.of("差额", "difference", 10, Kind.FIGURE),
            Column.of("问题与处理", "message", 38, Kind.WRAPPED),
            Column.of("说明", "explained_by", 15, Kind.WRAPPED));

    /** Rows a sheet takes before the next is begun; Excel has 1,048,576. */
    private static final int ROWS_PER_SHEET = 1_000_000;

    private static final int FROZEN_COLUMNS = 2;

    private final List<ResultRow> findings;
    private final ResultRow cover;

    FindingsWorkbook(List<ResultRow> findings, ResultRow cover) {
        this.findings = findings;
        this.cover = cover;
    }

    Path write(Path target) {
        return ReportWorkbook.write(target, this::sheets);
    }

    private void sheets(ReportWorkbook workbook) {
        int from = 0;
        do {
            int to = Math.min(findings.size(), from + ROWS_PER_SHEET);
            List<ResultRow> part = findings.subList(from, to);
            new PrintedTable(workbook.sheet("异常清单", part.size() + 3), COLUMNS)
                    .head("绩效自评填报异常清单", heading(), "金额单位：万元", FROZEN_COLUMNS)
                    .rows(part, row -> Look.PLAIN.filled(fill(row.text("severity"))))
                    .close();
            from = to;
        } while (from < findings.size());
    }

    private String heading() {
        return "汇总期间：" + cover.text("period") + "　共 " + findings.size() + " 条：错误 " + cover.count("errors") + "，警告 "
                + cover.count("warnings") + "，提示 " + cover.count("notices");
    }

    /** The paper colour of a severity, light enough to print. */
    static String fill(String severity) {
        return switch (severity) {
            case "error" -> "FBE3E1";
            case "warning" -> "FFF4D6";
            default -> "";
        };
    }
}
