package huizong.report;

import huizong.report.print.Column;
import huizong.report.print.Column.Kind;
import huizong.report.print.PrintedFigures;
import huizong.report.print.PrintedTable;
import huizong.report.print.PrintedTable.Look;
import huizong.report.print.ReportWorkbook;
import huizong.report.print.ResultRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.xmlbeans.XmlCursor;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarChart;

/** 图表: execution and grades of the divisions below the highest, as a table and as charts that Excel draws of it. */
final class ChartSheet {
    static final String NAME = "图表";
    private static final int RATE = 2;
    private static final int FIRST_GRADE = 4;
    private static final List<String> GRADES = List.of("优", "良", "中", "差", "未评分");
    private static final List<Integer> COLORS = List.of(0x2E7D32, 0x66A5DE, 0xF2B134, 0xC62828, 0xBDBDBD);
    private static final int RATE_COLOR = 0x3B6EA5;
    private static final int HEIGHT = 18;
    private static final int HALF = 5;
    private static final int WHOLE = 10;

    private final List<ResultRow> rows;

    /** @param evaluations of all forms: those of projects are shown */
    ChartSheet(List<ResultRow> funds, List<ResultRow> evaluations) {
        List<ResultRow> overall = funds.stream()
                .filter(row -> row.text("form_id").equals("overall_self_evaluation"))
                .filter(row -> row.text("source_code").equals("total"))
                .toList();
        List<ResultRow> projects = evaluations.stream()
                .filter(row -> row.text("form_id").equals("project_self_evaluation"))
                .toList();
        long year = Stream.concat(overall.stream(), projects.stream())
                .mapToLong(row -> row.count("fiscal_year"))
                .max()
                .orElse(0);
        this.rows = beside(of(overall, year), of(projects, year));
    }

    private static List<ResultRow> of(List<ResultRow> rows, long year) {
        List<ResultRow> ofYear =
                rows.stream().filter(row -> row.count("fiscal_year") == year).toList();
        boolean cities = ofYear.stream().anyMatch(row -> row.text("level").equals("city"));
        boolean province = ofYear.stream().anyMatch(row -> row.text("level").equals("province"));
        return ofYear.stream()
                .filter(row -> switch (row.text("level")) {
                    case "city" -> true;
                    case "own" ->
                        province
                                && ofYear.stream()
                                        .anyMatch(r -> r.text("level").equals("province")
                                                && r.text("division_code").equals(row.text("division_code")));
                    case "county" -> !cities;
                    default -> false;
                })
                .toList();
    }

    private static List<ResultRow> beside(List<ResultRow> funds, List<ResultRow> projects) {
        List<String> columns = List.of("excellent", "good", "fair", "poor", "ungraded");
        Map<String, ResultRow> rows = new TreeMap<>();
        for (ResultRow fund : funds) {
            rows.put(
                    PrintedFigures.place(fund),
                    fund.only(List.of("division_name", "fiscal_year", "execution_rate"))
                            .withNothingIn(columns));
        }
        for (ResultRow project : projects) {
            rows.merge(
                    PrintedFigures.place(project),
                    project.only(List.of("division_name", "fiscal_year"))
                            .withNothingIn(List.of("execution_rate"))
                            .withNothingIn(columns)
                            .with(project.only(columns).present()),
                    (fund, both) -> fund.with(project.only(columns).present()));
        }
        return List.copyOf(rows.values());
    }

    void write(ReportWorkbook workbook, String period) {
        List<Column> columns = List.of(
                Column.of("区划", "division_name", 26, Kind.TEXT),
                Column.of("年度", "fiscal_year", 8, Kind.YEAR),
                Column.of("整体支出\n执行率", "execution_rate", 14, Kind.RATE),
                Column.of("", "", 4, Kind.TEXT),
                Column.of("优", "excellent", 12, Kind.COUNT),
                Column.of("良", "good", 12, Kind.COUNT),
                Column.of("中", "fair", 12, Kind.COUNT),
                Column.of("差", "poor", 12, Kind.COUNT),
                Column.of("未评分", "ungraded", 12, Kind.COUNT));
        new PrintedTable(workbook.sheet(NAME, rows.size() + 4), columns)
                .head("预算执行与自评等次图", "汇总期间：" + period, "项目自评等次单位：个", 0)
                .rows(rows, row -> Look.PLAIN)
                .close("注：最近年度，全省的按市州（省本级单列），一市的按县市区；执行率按汇总数计算。");
    }

    /** Draws the charts under the table of the finished workbook. */
    void draw(XSSFWorkbook workbook) {
        XSSFSheet sheet = workbook.getSheet(NAME);
        if (rows.isEmpty() || sheet == null) {
            return;
        }
        int first = PrintedTable.HEADING_ROW + 1;
        int last = first + rows.size() - 1;
        int top = last + 3;
        if (rows.stream().anyMatch(row -> row.value("execution_rate").isPresent())) {
            XSSFChart chart = chart(sheet, 0, HALF - 1, top, "部门整体支出预算执行率");
            XDDFChartData data = bars(chart, BarGrouping.CLUSTERED, "0%");
            series(data, sheet, first, last, RATE, "执行率", RATE_COLOR);
            chart.plot(data);
        }
        XSSFChart chart = chart(sheet, HALF - 1, WHOLE - 1, top, "项目支出绩效自评等次（个）");
        XDDFChartData data = bars(chart, BarGrouping.STACKED, "0");
        for (int i = 0; i < GRADES.size(); i++) {
            series(data, sheet, first, last, FIRST_GRADE + i, GRADES.get(i), COLORS.get(i));
        }
        chart.plot(data);
        stack(chart);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
    }

    /** Puts the parts of a bar over one another; the schemas that come with POI lack this element. */
    private static void stack(XSSFChart chart) {
        CTBarChart bars = chart.getCTChart().getPlotArea().getBarChartArray(0);
        String space = CTBarChart.type.getName().getNamespaceURI();
        try (XmlCursor cursor = bars.newCursor()) {
            cursor.toChild(space, "axId");
            cursor.beginElement("overlap", space);
            cursor.insertAttributeWithValue("val", "100");
        }
    }

    private static XSSFChart chart(XSSFSheet sheet, int left, int right, int top, String title) {
        XSSFClientAnchor anchor = new XSSFClientAnchor(0, 0, 0, 0, left, top, right, top + HEIGHT);
        XSSFChart chart = sheet.createDrawingPatriarch().createChart(anchor);
        chart.setTitleText(title);
        chart.setTitleOverlay(false);
        return chart;
    }

    private static XDDFChartData bars(XSSFChart chart, BarGrouping grouping, String format) {
        XDDFCategoryAxis places = chart.createCategoryAxis(AxisPosition.BOTTOM);
        XDDFValueAxis values = chart.createValueAxis(AxisPosition.LEFT);
        values.setCrosses(AxisCrosses.AUTO_ZERO);
        // else the first and the last bar stand half outside
        values.setCrossBetween(AxisCrossBetween.BETWEEN);
        values.setMinimum(0);
        values.setNumberFormat(format);
        XDDFBarChartData data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, places, values);
        data.setBarDirection(BarDirection.COL);
        data.setBarGrouping(grouping);
        data.setVaryColors(false);
        return data;
    }

    private static void series(
            XDDFChartData data, XSSFSheet sheet, int first, int last, int column, String title, int color) {
        XDDFChartData.Series series = data.addSeries(
                XDDFDataSourcesFactory.fromStringCellRange(sheet, new CellRangeAddress(first, last, 0, 0)),
                XDDFDataSourcesFactory.fromNumericCellRange(sheet, new CellRangeAddress(first, last, column, column)));
        series.setTitle(title);
        // fastexcel's workbooks have no theme for a chart to take its colours from
        series.setFillProperties(new XDDFSolidFillProperties(
                XDDFColor.from(new byte[] {(byte) (color >> 16), (byte) (color >> 8), (byte) color})));
    }
}
