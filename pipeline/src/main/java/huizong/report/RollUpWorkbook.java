package huizong.report;

import huizong.report.Column.Kind;
import huizong.report.PrintedTable.Look;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final PrintedFigures figures;
    private final PartsSheet parts;
    private final StandardForms standardForms;

    RollUpWorkbook(ReportQuery query, ResultRow cover, PrintedFigures figures, StandardForms standardForms) {
        this.query = query;
        this.cover = cover;
        this.figures = figures;
        this.parts = new PartsSheet(query, figures);
        this.standardForms = standardForms;
    }

    Path write(Path target) {
        ChartSheet charts = new ChartSheet(query.rows("funding"), query.rows("evaluation"));
        PeriodFinish finish = new PeriodFinish(charts);
        return ReportWorkbook.write(
                target, ReportWorkbook.UNDATED, workbook -> sheets(workbook, charts, finish), finish::apply);
    }

    private void sheets(ReportWorkbook workbook, ChartSheet charts, PeriodFinish finish) {
        Worksheet front = workbook.sheet("封面", CoverSheet.ROWS);
        new CoverSheet(cover).fill(front);
        charts.write(workbook, cover.text("period"));
        standardForms
                .highest()
                .forEach(place -> standardForms.sheet(workbook, "基础数据表" + place.text("fiscal_year"), place));
        List<ResultRow> items = figures.rows(query, "expenditure");
        expenditure(workbook, items);
        finish.breakPages("支出汇总", PrintedTable.HEADING_ROW + 1, items);
        threePublic(workbook);
        staffing(workbook);
        building(workbook);
        List<ResultRow> funds = parts.linked(
                figures.rows(query, "funding"),
                "funding",
                "source_code",
                List.of("initial_budget", "annual_budget", "executed"));
        funding(workbook, "资金执行（整体）", "部门整体支出资金执行情况汇总表", "填报单位数", of(funds, true));
        funding(workbook, "资金执行（项目）", "项目支出资金执行情况汇总表", "项目数", of(funds, false));
        evaluation(workbook);
        projects(workbook);
        filing(workbook);
        findings(workbook);
        new ChangeSheets(query, cover, figures).write(workbook);
        parts.write(workbook, cover.text("period"));
    }

    private static List<ResultRow> of(List<ResultRow> funds, boolean overall) {
        return funds.stream()
                .filter(row -> row.text("overall").equals(String.valueOf(overall)))
                .toList();
    }

    private void expenditure(ReportWorkbook workbook, List<ResultRow> items) {
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
                parts.linked(items, "expenditure_item", "item_code", List.of("prior_final", "budget", "final")),
                row -> new Look(row.count("indent") == 0, look(row).fill(), (int) row.count("indent")),
                figures.unitLine(),
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
                parts.linked(query.rows("staffing"), "base_data", "", List.of("staff_quota", "staff_actual")),
                RollUpWorkbook::look,
                "单位：人",
                "注：控制率＝实际在职人数÷编制数，按汇总数重新计算。");
    }

    private void threePublic(ReportWorkbook workbook) {
        List<Column> columns = List.of(
                DIVISION,
                LEVEL,
                YEAR,
                Column.of("上年\n决算数", "prior", 14, Kind.MONEY),
                Column.of("本年\n预算数", "budget", 14, Kind.MONEY),
                Column.of("本年\n决算数", "final", 14, Kind.MONEY),
                Column.of("公务用车\n购置", "purchase", 13, Kind.MONEY),
                Column.of("公务用车\n运行维护", "operation", 13, Kind.MONEY),
                Column.of("因公出国\n（境）", "abroad", 13, Kind.MONEY),
                Column.of("公务接待", "reception", 13, Kind.MONEY),
                Column.of("比上年\n增减", "change", 13, Kind.MONEY),
                Column.of("占预算", "rate", 10, Kind.RATE));
        List<ResultRow> rows = query.rows("division_items").stream()
                .map(this::threePublic)
                .filter(row -> row.value("final").isPresent()
                        || row.value("budget").isPresent()
                        || row.value("prior").isPresent())
                .toList();
        sheet(
                workbook,
                "三公经费",
                "“三公”经费支出情况汇总表",
                columns,
                rows,
                RollUpWorkbook::look,
                figures.unitLine(),
                "注：公务用车购置、运行维护，因公出国（境）和公务接待为本年决算数；比上年增减＝本年决算数－上年决算数；占预算＝本年决算数÷本年预算数。");
    }

    private ResultRow threePublic(ResultRow row) {
        Map<String, Object> shown = new LinkedHashMap<>();
        Map<String, String[]> from = Map.of(
                "prior", new String[] {"three_public", "prior_final"},
                "budget", new String[] {"three_public", "budget"},
                "final", new String[] {"three_public", "final"},
                "purchase", new String[] {"three_public.vehicle.purchase", "final"},
                "operation", new String[] {"three_public.vehicle.operation", "final"},
                "abroad", new String[] {"three_public.abroad", "final"},
                "reception", new String[] {"three_public.reception", "final"});
        from.forEach((column, of) -> figures.expenditure(row, of[0], of[1]).ifPresent(v -> shown.put(column, v)));
        if (shown.get("final") instanceof BigDecimal now && shown.get("prior") instanceof BigDecimal then) {
            shown.put("change", now.subtract(then));
        }
        row.value("three_rate").ifPresent(rate -> shown.put("rate", rate));
        return row.withNothingIn(List.of(
                        "prior", "budget", "final", "purchase", "operation", "abroad", "reception", "change", "rate"))
                .with(shown);
    }

    private void building(ReportWorkbook workbook) {
        List<Column> columns = List.of(
                DIVISION,
                LEVEL,
                YEAR,
                Column.of("填报单位数", "unit_count", 12, Kind.COUNT),
                Column.of("批复规模（㎡）", "building_approved_area", 16, Kind.SCORE),
                Column.of("实际规模（㎡）", "building_actual_area", 16, Kind.SCORE),
                Column.of("规模控制率", "building_area_control_rate", 12, Kind.RATE),
                Column.of("预算投资", "building_budget", 16, Kind.MONEY),
                Column.of("实际投资", "building_actual", 16, Kind.MONEY),
                Column.of("投资概算\n控制率", "building_cost_control_rate", 12, Kind.RATE));
        sheet(
                workbook,
                "楼堂馆所",
                "楼堂馆所控制情况汇总表",
                columns,
                parts.linked(
                        figures.rows(query, "building"),
                        "base_data",
                        "",
                        List.of(
                                "building_approved_area",
                                "building_actual_area",
                                "building_budget",
                                "building_actual")),
                RollUpWorkbook::look,
                figures.unitLine() + "、平方米",
                "注：控制率按汇总数重新计算。");
    }

    private void projects(ReportWorkbook workbook) {
        List<Column> columns = List.of(
                Column.of("执行率\n名次", "execution_rank", 8, Kind.ORDINAL),
                Column.of("得分\n名次", "score_rank", 8, Kind.ORDINAL),
                Column.of("区划", "division_name", 18, Kind.TEXT),
                Column.of("单位", "unit_name", 28, Kind.WRAPPED),
                Column.of("项目", "project_name", 36, Kind.WRAPPED),
                YEAR,
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
        sheet(
                workbook,
                "项目排名",
                "项目支出绩效自评排名表",
                columns,
                rows,
                row -> Look.PLAIN,
                figures.unitLine() + "、分",
                "注：1. 按年度分别排名，按执行率从高到低排列；没有全年预算数的不排执行率名次，没有总分的不排得分名次。",
                "　　2. 一个年度超过 1000 个项目的，列前 500 名和后 500 名；金额为各项目自身数，四舍五入。");
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
                figures.unitLine(),
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
        new PrintedTable(sheet, columns, figures.format())
                .head(title, "汇总期间：" + cover.text("period"), unit, frozen)
                .rows(rows, look)
                .close(notes);
    }

    static Look look(ResultRow row) {
        return switch (row.text("level")) {
            case "province" -> new Look(true, HIGHEST_FILL, 0);
            case "city" -> new Look(true, "", 0);
            default -> Look.PLAIN;
        };
    }
}
