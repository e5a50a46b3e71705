package huizong.report;

import huizong.report.findings.FindingsWorkbook;
import huizong.report.print.Column;
import huizong.report.print.Column.Kind;
import huizong.report.print.PartLinks;
import huizong.report.print.PrintedFigures;
import huizong.report.print.PrintedTable.Look;
import huizong.report.print.ReportQuery;
import huizong.report.print.ResultRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sheets of how filings were judged: evaluations, projects, who filed, findings. */
final class ResultSheets {
    private final ReportQuery query;
    private final PrintedFigures figures;
    private final PartLinks links;
    private final PeriodSheets sheets;

    ResultSheets(ReportQuery query, PrintedFigures figures, PartLinks links, PeriodSheets sheets) {
        this.query = query;
        this.figures = figures;
        this.links = links;
        this.sheets = sheets;
    }

    void evaluation() {
        List<Column> columns = List.of(
                PeriodSheets.DIVISION,
                PeriodSheets.LEVEL,
                PeriodSheets.YEAR,
                Column.of("填报表", "form_name", 32, Kind.TEXT),
                Column.of("自评个数", "evaluated", 11, Kind.COUNT),
                Column.of("优", "excellent", 8, Kind.COUNT),
                Column.of("良", "good", 8, Kind.COUNT),
                Column.of("中", "fair", 8, Kind.COUNT),
                Column.of("差", "poor", 8, Kind.COUNT),
                Column.of("未评分", "ungraded", 11, Kind.COUNT),
                Column.of("平均得分", "mean_score", 12, Kind.SCORE),
                Column.of("加权平均得分", "weighted_score", 15, Kind.SCORE));
        sheets.write(
                "自评结果",
                "绩效自评结果汇总表",
                columns,
                evaluations(),
                PeriodSheets::look,
                "单位：个、分",
                "注：加权平均得分按全年预算数加权；没有总分的计入“未评分”，不参与平均。");
    }

    /** The number evaluated leads to the scores that it counts. */
    private List<ResultRow> evaluations() {
        return query.rows("evaluation").stream()
                .map(row -> row.with(Map.of("evaluated_link", links.of(row, "self_evaluation", "", "total_score"))))
                .toList();
    }

    void projects() {
        List<Column> columns = List.of(
                Column.of("执行率\n名次", "execution_rank", 8, Kind.ORDINAL),
                Column.of("得分\n名次", "score_rank", 8, Kind.ORDINAL),
                Column.of("区划", "division_name", 18, Kind.TEXT),
                Column.of("单位", "unit_name", 28, Kind.WRAPPED),
                Column.of("项目", "project_name", 36, Kind.WRAPPED),
                PeriodSheets.YEAR,
                Column.of("年初预算数", "initial_budget", 14, Kind.MONEY),
                Column.of("全年预算数", "annual_budget", 14, Kind.MONEY),
                Column.of("全年执行数", "executed", 14, Kind.MONEY),
                Column.of("执行率", "execution_rate", 10, Kind.RATE),
                Column.of("自评得分", "total_score", 10, Kind.SCORE),
                Column.of("等次", "grade", 7, Kind.CENTRED));
        List<ResultRow> rows = query.rows("project_ranking").stream()
                .map(row -> {
                    Map<String, Object> amounts = new LinkedHashMap<>();
                    for (String column : List.of("initial_budget", "annual_budget", "executed")) {
                        row.number(column).ifPresent(v -> amounts.put(column, figures.alone(v)));
                    }
                    return row.with(amounts);
                })
                .toList();
        sheets.write(
                "项目排名",
                "项目支出绩效自评排名表",
                columns,
                rows,
                row -> Look.PLAIN,
                figures.unitLine() + "、分",
                "注：1. 按年度分别排名，按执行率从高到低排列；没有全年预算数的不排执行率名次，没有总分的不排得分名次。",
                "　　2. 一个年度超过 1000 个项目的，列前 500 名和后 500 名；金额为各项目自身数，四舍五入。");
    }

    /** Left out where no such form was filed for the period. */
    void execution() {
        List<ResultRow> rows = query.rows("budget_execution").stream()
                .map(row -> {
                    Map<String, Object> amounts = new LinkedHashMap<>();
                    for (String column : List.of(
                            "initial_budget", "adjusted_budget", "month_amount", "to_date_amount", "year_before")) {
                        row.number(column).ifPresent(v -> amounts.put(column, figures.alone(v)));
                    }
                    return row.with(amounts);
                })
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        List<Column> columns = List.of(
                PeriodSheets.DIVISION,
                PeriodSheets.LEVEL,
                Column.of("期间", "period", 10, Kind.CENTRED),
                Column.of("填报\n单位数", "unit_count", 9, Kind.COUNT),
                Column.of("预算\n单位数", "agency_count", 9, Kind.COUNT),
                Column.of("年初预算数", "initial_budget", 14, Kind.MONEY),
                Column.of("调整预算数", "adjusted_budget", 14, Kind.MONEY),
                Column.of("本月数", "month_amount", 14, Kind.MONEY),
                Column.of("累计数", "to_date_amount", 14, Kind.MONEY),
                Column.of("执行进度", "execution_rate", 10, Kind.RATE),
                Column.of("上年同期\n累计数", "year_before", 14, Kind.MONEY),
                Column.of("比上年\n同期增减", "change_rate", 10, Kind.RATE));
        sheets.write(
                "预算执行进度",
                "部门预算执行进度汇总表",
                columns,
                rows,
                PeriodSheets::look,
                figures.unitLine(),
                "注：1. 按月报送的表只取所汇总月份的一期，各月不相加；累计数为自年初至该月的数。",
                "　　2. 执行进度＝累计数÷调整预算数；金额为四舍五入数，合计与各部分之和可有尾差。");
    }

    void filing() {
        List<Column> columns = List.of(
                PeriodSheets.DIVISION,
                PeriodSheets.LEVEL,
                PeriodSheets.YEAR,
                Column.of("应报", "expected", 12, Kind.COUNT),
                Column.of("已报", "received", 12, Kind.COUNT),
                Column.of("未报", "missing", 12, Kind.COUNT),
                Column.of("退回", "rejected", 12, Kind.COUNT),
                Column.of("已被更正替代", "superseded", 16, Kind.COUNT),
                Column.of("上报率", "coverage_rate", 12, Kind.RATE));
        sheets.write(
                "填报情况",
                "填报情况汇总表",
                columns,
                query.rows("filing"),
                PeriodSheets::look,
                "单位：份",
                "注：上报率＝（应报－未报）÷应报，应报、未报按单位和表种计；没有应报清单的，应报、未报不填，不计算上报率。");
    }

    void findings() {
        List<Column> columns = List.of(
                Column.of("严重程度", "severity_name", 12, Kind.CENTRED),
                Column.of("规则名称", "rule_title", 36, Kind.WRAPPED),
                Column.of("依据", "basis", 36, Kind.WRAPPED),
                Column.of("条数", "findings", 10, Kind.COUNT),
                Column.of("涉及单位数", "units", 13, Kind.COUNT));
        sheets.write(
                "异常汇总",
                "异常情况汇总表",
                columns,
                query.rows("finding_counts"),
                row -> Look.PLAIN.filled(FindingsWorkbook.fill(row.text("severity"))),
                "单位：条",
                "注：错误须由单位更正；警告经单位说明后成立；提示供参考。逐条见《异常清单》。");
    }
}
