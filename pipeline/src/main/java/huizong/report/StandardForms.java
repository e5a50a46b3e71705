package huizong.report;

import huizong.report.print.Column;
import huizong.report.print.Column.Kind;
import huizong.report.print.PartLinks;
import huizong.report.print.PrintedFigures;
import huizong.report.print.PrintedTable;
import huizong.report.print.ReportQuery;
import huizong.report.print.ReportWorkbook;
import huizong.report.print.ResultRow;
import huizong.text.SafeText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** {@code 基础数据表-<period>.xlsx}: every division's roll-up in the layout of the form, a sheet each, with a contents list. */
final class StandardForms {
    private static final List<String> STAFFING =
            List.of("unit_count", "staff_quota", "staff_actual", "staff_control_rate");
    private static final List<String> BUILDING = List.of(
            "building_approved_area",
            "building_actual_area",
            "building_area_control_rate",
            "building_budget",
            "building_actual",
            "building_cost_control_rate");

    private final PrintedFigures figures;
    private final ResultRow cover;
    private final List<ResultRow> layout;
    private final List<ResultRow> places;

    StandardForms(ReportQuery query, ResultRow cover, PrintedFigures figures) {
        this.figures = figures;
        this.cover = cover;
        this.layout = query.rows("layout");
        this.places = places(query);
    }

    /** Years, divisions and their own units that filed base tables, the newest year first; all there is to a sheet. */
    private List<ResultRow> places(ReportQuery query) {
        Map<String, ResultRow> places = new LinkedHashMap<>();
        List<ResultRow> all = new ArrayList<>(query.rows("staffing"));
        all.addAll(query.rows("building"));
        all.addAll(query.rows("expenditure"));
        all.forEach(row -> places.putIfAbsent(key(row), row));
        Map<String, ResultRow> staffing = byKey(query.rows("staffing"));
        Map<String, ResultRow> building = byKey(figures.rows(query, "building"));
        return places.entrySet().stream()
                .map(e -> {
                    ResultRow row = e.getValue()
                            .only(List.of("fiscal_year", "division_code", "division_name", "level", "unit_count"));
                    row = copied(staffing.get(e.getKey()), STAFFING, row);
                    return copied(building.get(e.getKey()), BUILDING, row);
                })
                .sorted((a, b) -> order(a).compareTo(order(b)))
                .toList();
    }

    private static String order(ResultRow row) {
        return (9999 - row.count("fiscal_year")) + "|" + row.text("division_code")
                + (row.text("level").equals("own") ? "1" : "0");
    }

    private static ResultRow copied(@Nullable ResultRow from, List<String> columns, ResultRow to) {
        return from == null
                ? to.withNothingIn(columns)
                : to.withNothingIn(columns).with(from.only(columns).present());
    }

    private static Map<String, ResultRow> byKey(List<ResultRow> rows) {
        Map<String, ResultRow> found = new LinkedHashMap<>();
        rows.forEach(row -> found.put(key(row), row));
        return found;
    }

    private static String key(ResultRow row) {
        return row.text("fiscal_year") + "|" + row.text("division_code") + "|"
                + row.text("level").equals("own");
    }

    /** The highest divisions', newest year first. */
    private List<ResultRow> highest() {
        Map<String, ResultRow> highest = new LinkedHashMap<>();
        for (ResultRow place : places) {
            highest.putIfAbsent(place.text("fiscal_year"), place);
        }
        return List.copyOf(highest.values());
    }

    /** The highest divisions' forms, their figures leading to their parts. */
    void writeHighest(ReportWorkbook workbook, PartLinks links) {
        highest().forEach(place -> sheet(workbook, "基础数据表" + place.text("fiscal_year"), place, links, "　　点各数到它的各部分"));
    }

    private Worksheet sheet(ReportWorkbook workbook, String name, ResultRow place, PartLinks links, String hint) {
        String foot = "汇总单位数：" + place.count("unit_count") + "　　汇总期间：" + cover.text("period") + "　　第 "
                + cover.text("consolidation_id") + " 次汇总" + hint;
        StandardForm form = new StandardForm(layout, figures, links, place);
        Worksheet sheet = workbook.sheet(name, form.rows());
        form.fill(sheet, foot);
        return sheet;
    }

    Path write(Path target) {
        return ReportWorkbook.write(target, workbook -> {
            contents(workbook);
            places.forEach(place -> {
                List<ResultRow> below = below(place);
                Worksheet sheet = sheet(workbook, name(place), place, PartLinks.none(), "");
                StandardForm.parts(
                        sheet,
                        layoutRows(),
                        below.stream()
                                .collect(Collectors.toMap(
                                        p -> p.text("division_name"),
                                        p -> link(p),
                                        (one, other) -> one,
                                        LinkedHashMap::new)));
            });
        });
    }

    private int layoutRows() {
        return (int) layout.stream()
                        .map(cell -> cell.text("line_no"))
                        .distinct()
                        .count()
                + 1;
    }

    /** The forms that one is the sum of: its own units' and those of the divisions right below it. */
    private List<ResultRow> below(ResultRow place) {
        if (place.text("level").equals("own")) {
            return List.of();
        }
        List<String> below = figures.below(place.text("division_code"));
        return places.stream()
                .filter(p -> p.text("fiscal_year").equals(place.text("fiscal_year"))
                        && below.contains(PrintedFigures.place(p)))
                .toList();
    }

    private static String link(ResultRow place) {
        return "'" + name(place).replace("'", "''") + "'!A1";
    }

    private static String name(ResultRow place) {
        return SafeText.sheetName(place.text("division_name") + place.text("fiscal_year"));
    }

    private void contents(ReportWorkbook workbook) {
        List<Column> columns = List.of(
                Column.of("年度", "fiscal_year", 10, Kind.YEAR),
                Column.of("区划代码", "division_code", 14, Kind.CENTRED),
                Column.of("区划", "division_name", 40, Kind.LINK),
                Column.of("汇总单位数", "unit_count", 16, Kind.COUNT));
        List<ResultRow> rows = places.stream()
                .map(place -> place.with(Map.of("division_name_link", link(place))))
                .toList();
        new PrintedTable(workbook.sheet("目录", rows.size() + 3), columns)
                .head("部门整体支出绩效评价基础数据表（汇总）目录", "汇总期间：" + cover.text("period"), figures.unitLine(), 0)
                .rows(rows, row -> PrintedTable.Look.PLAIN)
                .close("注：点区划名称到该表。各表金额舍位后上下级、各项目仍然平衡，原始数在数据库中。");
    }
}
