package huizong.report;

import huizong.report.print.Column;
import huizong.report.print.Column.Kind;
import huizong.report.print.PrintedTable;
import huizong.report.print.PrintedTable.Look;
import huizong.report.print.ReportWorkbook;
import huizong.report.print.ResultRow;
import java.util.List;
import java.util.function.Function;
import org.dhatim.fastexcel.Worksheet;

/** Writes the tables of a period's workbook, a sheet each, all in one look. */
final class PeriodSheets {
    static final Column DIVISION = Column.of("区划", "division_name", 24, Kind.TEXT);
    static final Column LEVEL = Column.of("层级", "level_name", 9, Kind.CENTRED);
    static final Column YEAR = Column.of("年度", "fiscal_year", 8, Kind.YEAR);
    private static final String HIGHEST_FILL = "F2F2F2";

    private final ReportWorkbook workbook;
    private final String period;
    private final String moneyFormat;

    PeriodSheets(ReportWorkbook workbook, String period, String moneyFormat) {
        this.workbook = workbook;
        this.period = period;
        this.moneyFormat = moneyFormat;
    }

    void write(
            String name,
            String title,
            List<Column> columns,
            List<ResultRow> rows,
            Function<ResultRow, Look> look,
            String unit,
            String... notes) {
        Worksheet sheet = workbook.sheet(name, rows.size() + 3 + notes.length);
        int frozen = columns.get(0).equals(DIVISION) ? 1 : 0;
        new PrintedTable(sheet, columns, moneyFormat)
                .head(title, "汇总期间：" + period, unit, frozen)
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
