package huizong.report;

import huizong.report.Column.Kind;
import huizong.report.PrintedTable.Look;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.dhatim.fastexcel.Worksheet;

/** {@code 汇总表-<period>.xlsx}: the roll-ups of one consolidation, a sheet each, ready to print. */
public final class RollUpWorkbook {
    private static final String HIGHEST_FILL = "F2F2F2";
    private static final Column DIVISION = Column.of("区划", "division_name", 24, Kind.TEXT);
    private static final Column LEVEL = Column.of("层级", "level_name", 9, Kind.CENTRED);
    private static final Column YEAR = Column.of("年度", "fiscal_year", 8, Kind.YEAR);

    private final ReportQuery query;
    private final ResultRow cover;

    RollUpWorkbook(ReportQuery query, ResultRow cover) {
        this.query = query;
        this.cover = cover;
    }

    Path write(Path target) {
        return ReportWorkbook.write(target, this::sheets);
    }

    private void sheets(ReportWorkbook workbook) {
        Worksheet front = workbook.sheet("封面", CoverSheet.ROWS);
        new CoverSheet(cover).fill(front);
        expenditure(workbook);
        staffing(workbook);
        List<ResultRow> funds = query.rows("funding");
        funding(workbook, "资金执行（整体）", "部门整体支出资金执行情况汇总表", "填报单位数", of(funds, true));
        funding(workbook, "资金执行（项目）", "项目支出资金执行情况汇总表", "项目数", of(funds, false));
        evaluation(workbook);
        filing(workbook);
        findings(workbook);
    }

    private static List<ResultRow> of(List<ResultRow> funds, boolean overall) {
        return funds.stream()
                .filter(row -> row.text("overall").equals(String.valueOf(overall)))
                .toList();
    }

    private void expenditure(ReportWorkbook workbook) {
        List<Column> columns = List.of(
                DIVISION,
                LEVEL,
                YEAR,
                Column.of("项目", "item_name", 36, Kind.TEXT),
                Column.of("填报\n单位数", "unit_count", 9, Kind.COUNT),
                Column.of("上年决算数", "prior_final", 16, Kind.MONEY),
                Column.of("本年预算数", "budget", 16, Kind.MONEY),
                Column.of("本年决算数", "final", 16, Kind.MONEY),
                Column.of("执行率", "execution_rate", 11, Kind.RATE));
        sheet(
                workbook,
                "支出汇总",
                "部门整体支出绩效评价支出汇总表",
                columns,
                query.rows("expenditure"),
                row -> new Look(row.count("indent") == 0, look(row).fill(), (int) row.count("indent")),
                "单位：万元",
                "注：1. 各级数为所辖合计，“本级”单列；其中项是上级项目的一部分，不与上级项目相加。",
                "　　2. 执行率＝本年决算数÷本年预算数，按汇总数重新计算，不取平均；预算数为零或未填的不计算。");
    }

    private void staffing(ReportWorkbook workbook) {
        List<Column> columns = List.of(
                DIVISION,
                LEVEL,
                YEAR,
                Column.of("填报单位数", "unit_count", 14, Kind.COUNT),
                Column.of("编制数", "staff_quota", 14, Kind.COUNT),
                Column.of("实际在职人数", "staff_actual", 16, Kind.COUNT),
                Column.of("超编（＋）缺编（－）", "difference", 22, Kind.COUNT),
                Column.of("控制率", "staff_control_rate", 12, Kind.RATE));
        sheet(
                workbook,
                "人员控制",
                "人员编制控制情况汇总表",
                columns,
                query.rows("staffing"),
                RollUpWorkbook::look,
                "单位：人",
                "注：控制率＝实际在职人数÷编制数，按汇总数重新计算。");
    }

    private void funding(ReportWorkbook workbook, String name, String title, String counted, List<ResultRow> rows) {
        List<Column> columns = List.of(
                DIVISION,
                LEVEL,
                YEAR,
                Column.of("填报表", "form_name", 32, Kind.TEXT),
                Column.of("资金来源", "item_name", 24, Kind.TEXT),
                Column.of(counted, "project_count", 11, Kind.COUNT),
                Column.of("年初预算数", "initial_budget", 16, Kind.MONEY),
                Column.of("全年预算数", "annual_budget", 16, Kind.MONEY),
                Column.of("全年执行数", "executed", 16, Kind.MONEY),
                Column.of("执行率", "execution_rate", 11, Kind.RATE),
                Column.of("占年初预算", "execution_rate_on_initial", 12, Kind.RATE));
        sheet(
                workbook,
                name,
                title,
                columns,
                rows,
                row -> new Look(row.count("indent") == 0, look(row).fill(), (int) row.count("indent")),
                "单位：万元",
                "注：1. 执行率＝全年执行数÷全年预算数，按汇总数重新计算。",
                "　　2. 部门整体支出已包含项目支出，两张资金执行表之间、不同填报表之间不得相加。");
    }

    private void evaluation(ReportWorkbook workbook) {
        List<Column> columns = List.of(
                DIVISION,
                LEVEL,
                YEAR,
                Column.of("填报表", "form_name", 32, Kind.TEXT),
                Column.of("自评个数", "evaluated", 11, Kind.COUNT),
                Column.of("优", "excellent", 8, Kind.COUNT),
                Column.of("良", "good", 8, Kind.COUNT),
                Column.of("中", "fair", 8, Kind.COUNT),
                Column.of("差", "poor", 8, Kind.COUNT),
                Column.of("未评分", "ungraded", 11, Kind.COUNT),
                Column.of("平均得分", "mean_score", 12, Kind.SCORE),
                Column.of("加权平均得分", "weighted_score", 15, Kind.SCORE));
        sheet(
                workbook,
                "自评结果",
                "绩效自评结果汇总表",
                columns,
                query.rows("evaluation"),
                RollUpWorkbook::look,
                "单位：个、分",
                "注：加权平均得分按全年预算数加权；没有总分的计入“未评分”，不参与平均。");
    }

    private void filing(ReportWorkbook workbook) {
        List<Column> columns = List.of(
                DIVISION,
                LEVEL,
                YEAR,
                Column.of("应报", "expected", 12, Kind.COUNT),
                Column.of("已报", "received", 12, Kind.COUNT),
                Column.of("未报", "missing", 12, Kind.COUNT),
                Column.of("退回", "rejected", 12, Kind.COUNT),
                Column.of("已被更正替代", "superseded", 16, Kind.COUNT),
                Column.of("上报率", "coverage_rate", 12, Kind.RATE));
        sheet(
                workbook,
                "填报情况",
                "填报情况汇总表",
                columns,
                query.rows("filing"),
                RollUpWorkbook::look,
                "单位：份",
                "注：上报率＝（应报－未报）÷应报，应报、未报按单位和表种计；没有应报清单的，应报、未报不填，不计算上报率。");
    }

    private void findings(ReportWorkbook workbook) {
        List<Column> columns = List.of(
                Column.of("严重程度", "severity_name", 12, Kind.CENTRED),
                Column.of("规则", "rule_id", 28, Kind.TEXT),
                Column.of("规则名称", "rule_title", 36, Kind.WRAPPED),
                Column.of("依据", "basis", 36, Kind.WRAPPED),
                Column.of("条数", "findings", 10, Kind.COUNT),
                Column.of("涉及单位数", "units", 13, Kind.COUNT));
        sheet(
                workbook,
                "异常汇总",
                "异常情况汇总表",
                columns,
                query.rows("finding_counts"),
                row -> Look.PLAIN.filled(FindingsWorkbook.fill(row.text("severity"))),
                "单位：条",
                "注：错误须由单位更正；警告经单位说明后成立；提示供参考。逐条见《异常清单》。");
    }

    private void sheet(
            ReportWorkbook workbook,
            String name,
            String title,
            List<Column> columns,
            List<ResultRow> rows,
            Function<ResultRow, Look> look,
            String unit,
            String... notes) {
        Worksheet sheet = workbook.sheet(name, rows.size() + 3 + notes.length);
        int frozen = columns.get(0).equals(DIVISION) ? 1 : 0;
        new PrintedTable(sheet, columns)
                .head(title, "汇总期间：" + cover.text("period"), unit, frozen)
                .rows(rows, look)
                .close(notes);
    }

    private static Look look(ResultRow row) {
        return switch (row.text("level")) {
            case "province" -> new Look(true, HIGHEST_FILL, 0);
            case "city" -> new Look(true, "", 0);
            default -> Look.PLAIN;
        };
    }
}
