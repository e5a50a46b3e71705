package huizong.report;

import huizong.report.print.Column;
import huizong.report.print.Column.Kind;
import huizong.report.print.PartLinks;
import huizong.report.print.PrintedFigures;
import huizong.report.print.PrintedTable.Look;
import huizong.report.print.ReportQuery;
import huizong.report.print.ResultRow;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sheets of what divisions spent, have and hold: figures that add, each leading to its parts. */
final class AmountSheets {
    private static final Map<String, List<String>> THREE_PUBLIC = Map.of(
            "prior", List.of("three_public", "prior_final"),
            "budget", List.of("three_public", "budget"),
            "final", List.of("three_public", "final"),
            "purchase", List.of("three_public.vehicle.purchase", "final"),
            "operation", List.of("three_public.vehicle.operation", "final"),
            "abroad", List.of("three_public.abroad", "final"),
            "reception", List.of("three_public.reception", "final"));

    private final ReportQuery query;
    private final PrintedFigures figures;
    private final PartLinks links;
    private final PeriodSheets sheets;

    AmountSheets(ReportQuery query, PrintedFigures figures, PartLinks links, PeriodSheets sheets) {
        this.query = query;
        this.figures = figures;
        this.links = links;
        this.sheets = sheets;
    }

    void expenditure(List<ResultRow> items) {
        List<Column> columns = List.of(
                PeriodSheets.DIVISION,
                PeriodSheets.LEVEL,
                PeriodSheets.YEAR,
                Column.of("项目", "item_name", 36, Kind.TEXT),
                Column.of("填报\n单位数", "unit_count", 9, Kind.COUNT),
                Column.of("上年决算数", "prior_final", 16, Kind.MONEY),
                Column.of("本年预算数", "budget", 16, Kind.MONEY),
                Column.of("本年决算数", "final", 16, Kind.MONEY),
                Column.of("执行率", "execution_rate", 11, Kind.RATE));
        sheets.write(
                "支出汇总",
                "部门整体支出绩效评价支出汇总表",
                columns,
                links.linked(items, "expenditure_item", "item_code", List.of("prior_final", "budget", "final")),
                row -> new Look(row.count("indent") == 0, PeriodSheets.look(row).fill(), (int) row.count("indent")),
                figures.unitLine(),
                "注：1. 各级数为所辖合计，“本级”单列；其中项是上级项目的一部分，不与上级项目相加。",
                "　　2. 执行率＝本年决算数÷本年预算数，按汇总数重新计算，不取平均；预算数为零或未填的不计算。");
    }

    void threePublic() {
        List<Column> columns = List.of(
                PeriodSheets.DIVISION,
                PeriodSheets.LEVEL,
                PeriodSheets.YEAR,
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
        sheets.write(
                "三公经费",
                "“三公”经费支出情况汇总表",
                columns,
                rows,
                PeriodSheets::look,
                figures.unitLine(),
                "注：公务用车购置、运行维护，因公出国（境）和公务接待为本年决算数；比上年增减＝本年决算数－上年决算数；占预算＝本年决算数÷本年预算数。");
    }

    private ResultRow threePublic(ResultRow row) {
        Map<String, Object> shown = new LinkedHashMap<>();
        Map<String, Object> leads = new LinkedHashMap<>();
        THREE_PUBLIC.forEach((column, of) -> {
            figures.expenditure(row, of.get(0), of.get(1)).ifPresent(v -> shown.put(column, v));
            leads.put(column + "_link", links.of(row, "expenditure_item", of.get(0), of.get(1)));
        });
        if (shown.get("final") instanceof BigDecimal now && shown.get("prior") instanceof BigDecimal then) {
            shown.put("change", now.subtract(then));
        }
        row.value("three_rate").ifPresent(rate -> shown.put("rate", rate));
        return row.withNothingIn(List.of(
                        "prior", "budget", "final", "purchase", "operation", "abroad", "reception", "change", "rate"))
                .with(shown)
                .with(leads);
    }

    void staffing() {
        List<Column> columns = List.of(
                PeriodSheets.DIVISION,
                PeriodSheets.LEVEL,
                PeriodSheets.YEAR,
                Column.of("填报单位数", "unit_count", 14, Kind.COUNT),
                Column.of("编制数", "staff_quota", 14, Kind.COUNT),
                Column.of("实际在职人数", "staff_actual", 16, Kind.COUNT),
                Column.of("超编（＋）缺编（－）", "difference", 22, Kind.COUNT),
                Column.of("控制率", "staff_control_rate", 12, Kind.RATE));
        sheets.write(
                "人员控制",
                "人员编制控制情况汇总表",
                columns,
                links.linked(query.rows("staffing"), "base_data", "", List.of("staff_quota", "staff_actual")),
                PeriodSheets::look,
                "单位：人",
                "注：控制率＝实际在职人数÷编制数，按汇总数重新计算。");
    }

    void building() {
        List<Column> columns = List.of(
                PeriodSheets.DIVISION,
                PeriodSheets.LEVEL,
                PeriodSheets.YEAR,
                Column.of("填报单位数", "unit_count", 12, Kind.COUNT),
                Column.of("批复规模（㎡）", "building_approved_area", 16, Kind.SCORE),
                Column.of("实际规模（㎡）", "building_actual_area", 16, Kind.SCORE),
                Column.of("规模控制率", "building_area_control_rate", 12, Kind.RATE),
                Column.of("预算投资", "building_budget", 16, Kind.MONEY),
                Column.of("实际投资", "building_actual", 16, Kind.MONEY),
                Column.of("投资概算\n控制率", "building_cost_control_rate", 12, Kind.RATE));
        sheets.write(
                "楼堂馆所",
                "楼堂馆所控制情况汇总表",
                columns,
                links.linked(
                        figures.rows(query, "building"),
                        "base_data",
                        "",
                        List.of(
                                "building_approved_area",
                                "building_actual_area",
                                "building_budget",
                                "building_actual")),
                PeriodSheets::look,
                figures.unitLine() + "、平方米",
                "注：控制率按汇总数重新计算。");
    }

    void funding(String name, String title, String counted, List<ResultRow> rows) {
        List<Column> columns = List.of(
                PeriodSheets.DIVISION,
                PeriodSheets.LEVEL,
                PeriodSheets.YEAR,
                Column.of("填报表", "form_name", 32, Kind.TEXT),
                Column.of("资金来源", "item_name", 24, Kind.TEXT),
                Column.of(counted, "project_count", 11, Kind.COUNT),
                Column.of("年初预算数", "initial_budget", 16, Kind.MONEY),
                Column.of("全年预算数", "annual_budget", 16, Kind.MONEY),
                Column.of("全年执行数", "executed", 16, Kind.MONEY),
                Column.of("执行率", "execution_rate", 11, Kind.RATE),
                Column.of("占年初预算", "execution_rate_on_initial", 12, Kind.RATE));
        sheets.write(
                name,
                title,
                columns,
                links.linked(rows, "funding", "source_code", List.of("initial_budget", "annual_budget", "executed")),
                row -> new Look(row.count("indent") == 0, PeriodSheets.look(row).fill(), (int) row.count("indent")),
                figures.unitLine(),
                "注：1. 执行率＝全年执行数÷全年预算数，按汇总数重新计算。",
                "　　2. 部门整体支出已包含项目支出，两张资金执行表之间、不同填报表之间不得相加。");
    }
}
