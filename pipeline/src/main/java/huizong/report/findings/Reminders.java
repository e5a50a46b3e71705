package huizong.report.findings;

import huizong.report.print.Column;
import huizong.report.print.Column.Kind;
import huizong.report.print.PrintedTable;
import huizong.report.print.PrintedTable.Look;
import huizong.report.print.ReportQuery;
import huizong.report.print.ReportWorkbook;
import huizong.report.print.ResultRow;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code 催报-<period>.xlsx} and {@code .csv}: by division how many forms are expected, filed, missing, returned and
 * corrected; who is to be reminded of what; and whose filings went back.
 */
public final class Reminders {
    static final String WITHOUT_LIST = "没有应报清单（mappings/reference/expected-forms.csv 未填），应报、未报无从判断。";

    private static final List<Column> PROGRESS = List.of(
            Column.of("年度", "fiscal_year", 8, Kind.YEAR),
            Column.of("区划", "division_name", 32, Kind.TEXT),
            Column.of("应报", "expected", 12, Kind.COUNT),
            Column.of("已报", "filed", 12, Kind.COUNT),
            Column.of("未报", "missing", 12, Kind.COUNT),
            Column.of("报送率", "coverage_rate", 12, Kind.RATE),
            Column.of("退回（已报中有错误）", "returned", 14, Kind.COUNT),
            Column.of("更正（已报中重报过）", "corrected", 14, Kind.COUNT));

    private static final List<Column> MISSING = List.of(
            Column.of("序号", "number", 6, Kind.ORDINAL),
            Column.of("区划", "division_name", 20, Kind.WRAPPED),
            Column.of("主管部门", "department", 30, Kind.WRAPPED),
            Column.of("单位", "unit_name", 34, Kind.WRAPPED),
            Column.of("年度", "fiscal_year", 8, Kind.YEAR),
            Column.of("应报未报的表", "form_name", 40, Kind.WRAPPED),
            Column.of("截止日期", "due_on", 12, Kind.CENTRED));

    private static final List<Column> RETURNED = List.of(
            Column.of("序号", "number", 6, Kind.ORDINAL),
            Column.of("区划", "division_name", 20, Kind.WRAPPED),
            Column.of("主管部门", "department", 30, Kind.WRAPPED),
            Column.of("单位", "unit_name", 34, Kind.WRAPPED),
            Column.of("年度", "fiscal_year", 8, Kind.YEAR),
            Column.of("须更正的表", "form_name", 40, Kind.WRAPPED),
            Column.of("份数", "forms", 8, Kind.COUNT),
            Column.of("错误条数", "errors", 10, Kind.COUNT));

    private final List<ResultRow> progress;
    private final List<ResultRow> missing;
    private final List<ResultRow> returned;
    private final String period;

    public Reminders(ReportQuery query, String period) {
        this.progress = query.rows("progress");
        this.missing = query.rows("reminders");
        this.returned = query.rows("returned");
        this.period = period;
    }

    public Path write(Path target) {
        return ReportWorkbook.write(target, this::sheets);
    }

    private void sheets(ReportWorkbook workbook) {
        String left = "汇总期间：" + period;
        String list = progress.isEmpty() ? left + "　" + WITHOUT_LIST : left;
        new PrintedTable(workbook.sheet("催报名单", missing.size() + 3), MISSING)
                .head("绩效自评材料催报名单", list + (progress.isEmpty() ? "" : "　共 " + missing.size() + " 份未报"), "", 1)
                .rows(missing, row -> Look.PLAIN)
                .close();
        new PrintedTable(workbook.sheet("报送进度", progress.size() + 3), PROGRESS)
                .head("绩效自评材料报送进度", list, "单位：单位×表种", 2)
                .rows(progress, row -> new Look(isAbove(row), "", 0))
                .close("应报＝已报＋未报；退回、更正均已计入已报。上级含下级，“本级”单列。一个单位的项目自评表不论几份计一份。");
        new PrintedTable(workbook.sheet("退回更正", returned.size() + 3), RETURNED)
                .head("有错误须更正重报的填报", left, "", 1)
                .rows(returned, row -> Look.PLAIN)
                .close("逐条内容见《异常清单》。");
    }

    private static boolean isAbove(ResultRow row) {
        return row.text("level").equals("province") || row.text("level").equals("city");
    }

    /** Who is to be reminded of what. */
    public CsvTable csv() {
        return new CsvTable(MISSING, missing);
    }
}
