package huizong.report;

import huizong.report.findings.CsvTable;
import huizong.report.print.Column;
import huizong.report.print.Column.Kind;
import huizong.report.print.ReportQuery;
import huizong.report.print.ResultRow;
import huizong.store.Store;
import huizong.text.PackagedText;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;

/**
 * {@code 构成明细-<period>.csv}: every figure that went into the totals of a consolidation with too many of them for a sheet,
 * in the order in which the sheet of parts names its lines. Written page by page, so that its length takes no memory.
 */
final class PartsFile {
    private static final long PAGE = 20_000;
    private static final List<Column> COLUMNS = List.of(
            Column.of("年度", "fiscal_year", 0, Kind.YEAR),
            Column.of("区划代码", "division_code", 0, Kind.TEXT),
            Column.of("区划", "division_name", 0, Kind.TEXT),
            Column.of("主管部门", "department", 0, Kind.TEXT),
            Column.of("单位", "unit_name", 0, Kind.TEXT),
            Column.of("填报表", "form_name", 0, Kind.TEXT),
            Column.of("项目", "item_name", 0, Kind.TEXT),
            Column.of("栏目", "measure", 0, Kind.TEXT),
            Column.of("行内容", "label", 0, Kind.TEXT),
            Column.of("数额（万元、人、㎡、分）", "amount", 0, Kind.FIGURE),
            Column.of("文件", "source", 0, Kind.TEXT),
            Column.of("工作表", "sheet_name", 0, Kind.TEXT),
            Column.of("单元格", "cell_ref", 0, Kind.TEXT),
            Column.of("原文", "raw_text", 0, Kind.FIGURE));

    private final Store store;
    private final long figures;

    /** Orders the figures; they are kept for as long as the database is open. */
    PartsFile(Store store, String consolidationId, long figures) {
        this.store = store;
        this.figures = figures;
        // line 1 of the file is its headings
        store.update(
                "CREATE OR REPLACE TEMP TABLE printed_part AS SELECT row_number() OVER () + 1 AS csv_line, * FROM ("
                        + PackagedText.read(ReportQuery.class, "parts.sql") + ")",
                consolidationId);
    }

    Path write(Path target) {
        return new CsvTable(COLUMNS, figures, this::pages).write(target);
    }

    private Iterator<List<ResultRow>> pages() {
        return LongStream.range(0, (figures + PAGE - 1) / PAGE)
                .mapToObj(page -> ResultRow.all(store.query(
                        "SELECT * FROM printed_part WHERE csv_line BETWEEN ? AND ? ORDER BY csv_line",
                        page * PAGE + 2,
                        page * PAGE + PAGE + 1)))
                .iterator();
    }
}
