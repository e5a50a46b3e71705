package huizong.report;

import huizong.report.print.Column;
import huizong.report.print.Column.Kind;
import huizong.report.print.PrintedFigures;
import huizong.report.print.PrintedFigures.Total;
import huizong.report.print.PrintedTable;
import huizong.report.print.PrintedTable.Look;
import huizong.report.print.ReportQuery;
import huizong.report.print.ReportWorkbook;
import huizong.report.print.ResultRow;
import huizong.report.print.Tree;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code 部门汇总-<period>.xlsx}: 主管部门 → 一级 → 二级预算单位 of every division, 包含下级 and 仅本级. */
final class DepartmentWorkbook {
    private static final String DEPARTMENT_FILL = "F2F2F2";
    /** Columns of money: what they are of, and of which roll-up. */
    private static final Map<String, String[]> MONEY = money();

    private final PrintedFigures figures;
    private final String period;
    private final List<ResultRow> rows;
    private final Optional<PartsSheet> parts;

    /** @param parts the parts of every total; empty where they are too many for a sheet */
    DepartmentWorkbook(ReportQuery query, ResultRow cover, PrintedFigures figures, Optional<PartsSheet> parts) {
        this.figures = figures;
        this.parts = parts;
        this.period = cover.text("period");
        this.rows = printed(query.rows("departments"));
    }

    private static Map<String, String[]> money() {
        Map<String, String[]> money = new LinkedHashMap<>();
        money.put("three_budget", new String[] {"expenditure", "", "three_public", "budget"});
        money.put("three_final", new String[] {"expenditure", "", "three_public", "final"});
        money.put("project_budget", new String[] {"expenditure", "", "project", "budget"});
        money.put("project_final", new String[] {"expenditure", "", "project", "final"});
        money.put("public_budget", new String[] {"expenditure", "", "public_funds", "budget"});
        money.put("public_final", new String[] {"expenditure", "", "public_funds", "final"});
        money.put("annual_budget", new String[] {"funding", "overall_self_evaluation", "total", "annual_budget"});
        money.put("executed", new String[] {"funding", "overall_self_evaluation", "total", "executed"});
        return money;
    }

    /** Rounds a year's departments of a division under what is printed for the division's own units. */
    private List<ResultRow> printed(List<ResultRow> all) {
        Map<String, List<ResultRow>> groups = new LinkedHashMap<>();
        all.forEach(row -> groups.computeIfAbsent(
                        row.text("fiscal_year") + "|" + row.text("division_code"), k -> new ArrayList<>())
                .add(row));
        return groups.values().stream().flatMap(g -> group(g).stream()).toList();
    }

    private List<ResultRow> group(List<ResultRow> lines) {
        List<Map<String, Object>> amounts = new ArrayList<>();
        lines.forEach(line -> amounts.add(new LinkedHashMap<>()));
        Tree tree = tree(lines);
        MONEY.forEach((column, of) -> {
            List<Optional<BigDecimal>> values = new ArrayList<>(List.of(Optional.empty()));
            BigDecimal sum = BigDecimal.ZERO;
            boolean any = false;
            for (ResultRow line : lines) {
                values.add(line.number(column));
                if (line.count("grade") == 0 && line.number(column).isPresent()) {
                    sum = sum.add(line.number(column).orElseThrow());
                    any = true;
                }
            }
            if (any) {
                values.set(0, Optional.of(sum));
                ResultRow first = lines.get(0);
                String place = first.text("division_code")
                        + (first.text("division_level").equals("county") ? "" : PrintedFigures.OWN);
                List<Optional<BigDecimal>> rounded = figures.under(
                        figures.total(new Total(of[0], first.text("fiscal_year"), of[1], place, of[2], of[3])),
                        tree,
                        values);
                for (int i = 0; i < lines.size(); i++) {
                    Map<String, Object> into = amounts.get(i);
                    rounded.get(i + 1).ifPresent(v -> into.put(column, v));
                }
            }
        });
        List<ResultRow> printed = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            printed.add(lines.get(i).with(amounts.get(i)));
        }
        return printed;
    }

    /** The division's total, departments, units with all below, their own; every line after the one it is part of. */
    private static Tree tree(List<ResultRow> lines) {
        List<Integer> parents = new ArrayList<>(List.of(-1));
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            ResultRow line = lines.get(i);
            if (line.count("grade") == 0) {
                places.put("department " + line.text("department"), i + 1);
            } else if (line.text("scope").equals("all")) {
                places.put("unit " + line.text("unit_id"), i + 1);
            }
        }
        for (ResultRow line : lines) {
            if (line.count("grade") == 0) {
                parents.add(0);
            } else if (line.text("scope").equals("own")) {
                parents.add(places.getOrDefault("unit " + line.text("unit_id"), 0));
            } else if (line.text("parent_unit_id").isEmpty()) {
                parents.add(places.getOrDefault("department " + line.text("department"), 0));
            } else {
                parents.add(places.getOrDefault("unit " + line.text("parent_unit_id"), 0));
            }
        }
        return new Tree(parents);
    }

    Path write(Path target) {
        List<Column> columns = List.of(
                Column.of("区划", "division_name", 18, Kind.TEXT),
                Column.of("年度", "fiscal_year", 7, Kind.YEAR),
                Column.of("主管部门／单位", "item_name", 36, Kind.TEXT),
                Column.of("预算级次", "grade_name", 10, Kind.CENTRED),
                Column.of("口径", "scope_name", 10, Kind.CENTRED),
                Column.of("整体支出\n全年预算", "annual_budget", 13, Kind.MONEY),
                Column.of("整体支出\n全年执行", "executed", 13, Kind.MONEY),
                Column.of("执行率", "execution_rate", 9, Kind.RATE),
                Column.of("项目支出\n预算", "project_budget", 13, Kind.MONEY),
                Column.of("项目支出\n决算", "project_final", 13, Kind.MONEY),
                Column.of("执行率", "project_rate", 9, Kind.RATE),
                Column.of("公用经费\n预算", "public_budget", 13, Kind.MONEY),
                Column.of("公用经费\n决算", "public_final", 13, Kind.MONEY),
                Column.of("三公经费\n预算", "three_budget", 12, Kind.MONEY),
                Column.of("三公经费\n决算", "three_final", 12, Kind.MONEY),
                Column.of("编制数", "staff_quota", 8, Kind.COUNT),
                Column.of("在职人数", "staff_actual", 9, Kind.COUNT),
                Column.of("控制率", "staff_control_rate", 9, Kind.RATE),
                Column.of("批复面积\n（㎡）", "building_approved_area", 11, Kind.FIGURE),
                Column.of("实际面积\n（㎡）", "building_actual_area", 11, Kind.FIGURE),
                Column.of("自评\n个数", "evaluated", 7, Kind.COUNT),
                Column.of("优", "excellent", 5, Kind.COUNT),
                Column.of("良", "good", 5, Kind.COUNT),
                Column.of("中", "fair", 5, Kind.COUNT),
                Column.of("差", "poor", 5, Kind.COUNT),
                Column.of("未评", "ungraded", 6, Kind.COUNT));
        List<ResultRow> named = rows.stream()
                .map(row -> row.with(Map.of("item_name", row.text("name"))).with(links(row)))
                .toList();
        String whole = "注：1. “包含下级”为本单位及其下级预算单位合计，“仅本级”为本单位自身；同一行的下级行是其组成部分，不得相加。比率按汇总数重新计算。";
        String others = parts.isPresent()
                ? "　　2. 点金额、人数、面积到它的各部分，选中的原始数之和舍位后就是该数；这里列各单位都填的主要项目，其余各项逐单位见“构成明细”。"
                : "　　2. 这里列各单位都填的主要项目；其余各项、每个数的各部分见《构成明细-" + period + ".csv》，按主管部门、单位筛选。";
        return ReportWorkbook.write(target, workbook -> {
            new PrintedTable(workbook.sheet("部门汇总", named.size() + 3), columns, figures.format())
                    .head("主管部门及所属预算单位汇总表", "汇总期间：" + period, figures.unitLine() + "、人、㎡、个", 3)
                    .onA3()
                    .rows(
                            named,
                            row -> new Look(
                                    row.count("grade") == 0,
                                    row.count("grade") == 0 ? DEPARTMENT_FILL : "",
                                    (int) row.count("grade")
                                            + (row.text("scope").equals("own") ? 1 : 0)))
                    .close(whole, others);
            parts.ifPresent(p -> p.write(workbook, period));
        });
    }

    private Map<String, Object> links(ResultRow row) {
        Map<String, Object> links = new LinkedHashMap<>();
        parts.map(PartsSheet::departmentLinks).ifPresent(to -> {
            MONEY.forEach((column, of) -> links.put(
                    column + "_link",
                    of[0].equals("funding")
                            ? to.ofDepartment(row, "funding", of[1], of[2], of[3])
                            : to.ofDepartment(row, "expenditure_item", "", of[2], of[3])));
            for (String column :
                    List.of("staff_quota", "staff_actual", "building_approved_area", "building_actual_area")) {
                links.put(column + "_link", to.ofDepartment(row, "base_data", "", "", column));
            }
        });
        return links;
    }
}
