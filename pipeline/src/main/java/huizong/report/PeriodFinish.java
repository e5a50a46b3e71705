package huizong.report;

import huizong.report.print.PrintedFigures;
import huizong.report.print.PrintedTable;
import huizong.report.print.ResultRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Gives the period's workbook what fastexcel cannot: charts, print areas and page breaks. */
final class PeriodFinish {
    /** Rows of a table that go onto a page of A4 across, at the scale that takes its width. */
    private static final int ROWS_A_PAGE = 28;

    /** The width of A4 across between our margins, at 96 dots an inch. */
    private static final double A4_PIXELS = 1026;

    /** How much wider than reckoned columns come out where another font stands in for 宋体. */
    private static final double WIDEST_FONT = 1.25;

    private final ChartSheet charts;
    /** By sheet: the rows, from 0, that may begin a page: where a division begins. */
    private final Map<String, Set<Integer>> breaks = new HashMap<>();

    PeriodFinish(ChartSheet charts) {
        this.charts = charts;
    }

    /** Keeps the lines of a division on one page where they fit. */
    void breakPages(String sheet, int firstRow, List<ResultRow> rows) {
        Set<Integer> starts = new HashSet<>();
        for (int i = 1; i < rows.size(); i++) {
            if (!PrintedFigures.place(rows.get(i)).equals(PrintedFigures.place(rows.get(i - 1)))
                    || !rows.get(i).text("fiscal_year").equals(rows.get(i - 1).text("fiscal_year"))) {
                starts.add(firstRow + i);
            }
        }
        breaks.put(sheet, starts);
    }

    void apply(Path file) throws IOException {
        try (XSSFWorkbook workbook = open(file)) {
            charts.draw(workbook);
            for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
                XSSFSheet sheet = workbook.getSheetAt(i);
                if (!sheet.getSheetName().equals(ChartSheet.NAME)) {
                    workbook.setPrintArea(i, 0, lastColumn(sheet), 0, sheet.getLastRowNum());
                }
                Set<Integer> starts = breaks.getOrDefault(sheet.getSheetName(), Set.of());
                if (!starts.isEmpty()) {
                    pages(sheet, starts);
                }
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                workbook.write(out);
            }
        }
    }

    private static XSSFWorkbook open(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new XSSFWorkbook(in);
        }
    }

    private static int lastColumn(XSSFSheet sheet) {
        int last = 0;
        for (int r = 0; r <= Math.min(PrintedTable.HEADING_ROW + 2, sheet.getLastRowNum()); r++) {
            XSSFRow row = sheet.getRow(r);
            last = row == null ? last : Math.max(last, row.getLastCellNum() - 1);
        }
        for (CellRangeAddress merged : sheet.getMergedRegions()) {
            last = Math.max(last, merged.getLastColumn());
        }
        return last;
    }

    private static short scale(XSSFSheet sheet) {
        double pixels = 0;
        for (int c = 0; c <= lastColumn(sheet); c++) {
            pixels += sheet.getColumnWidthInPixels(c) * WIDEST_FONT;
        }
        return (short) Math.max(40, Math.min(100, Math.floor(A4_PIXELS * 100 / pixels)));
    }

    /** Excel heeds no page breaks where a sheet is fitted to the page, so it is scaled to the page's width instead. */
    private static void pages(XSSFSheet sheet, Set<Integer> starts) {
        sheet.setFitToPage(false);
        sheet.getPrintSetup().setScale(scale(sheet));
        int pageBegan = PrintedTable.HEADING_ROW + 1;
        int candidate = -1;
        for (int r = pageBegan; r <= sheet.getLastRowNum(); r++) {
            if (starts.contains(r)) {
                candidate = r;
            }
            if (r - pageBegan >= ROWS_A_PAGE && candidate > pageBegan) {
                sheet.setRowBreak(candidate - 1);
                pageBegan = candidate;
                candidate = -1;
            }
        }
    }
}
