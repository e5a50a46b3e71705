package huizong.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.grid.Cell;
import huizong.grid.CellValue;
import huizong.grid.Sheet;
import huizong.grid.Workbook;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formulas whose results whoever wrote the file did not compute. */
class CalculationTest {
    private static final String SHEETS = "<sheets><sheet name='表' sheetId='1' r:id='r1'/></sheets>";
    private static final String ON_LOAD = "<calcPr calcId='191029' fullCalcOnLoad='1'/>";
    private static final String COMPUTED = "<calcPr calcId='191029'/>";

    @TempDir
    Path folder;

    private Map<String, String> read(Path file) {
        return cells(WorkbookReader.withDefaults().read(file));
    }

    private static Map<String, String> cells(Workbook workbook) {
        Map<String, String> cells = new TreeMap<>();
        for (Sheet sheet : workbook.sheets()) {
            for (int r = 0; r < sheet.height(); r++) {
                for (Cell cell : sheet.row(r)) {
                    cells.put(
                            cell.ref().toString(),
                            cell.value() instanceof CellValue.Uncomputed
                                    ? "?"
                                    : cell.value().shown());
                }
            }
        }
        return cells;
    }

    private Map<String, String> read(String calculation, String rows) throws IOException {
        Path file = folder.resolve("forged.xlsx");
        Files.write(file, new ForgedBook().book(SHEETS + calculation).rows(rows).bytes());
        return read(file);
    }

    private static String cell(String ref, String formula, String value) {
        return "<c r='" + ref + "'>" + (formula.isEmpty() ? "" : "<f>" + formula + "</f>")
                + (value.isEmpty() ? "" : "<v>" + value + "</v>") + "</c>";
    }

    /** A1 10, B1 2.5, C1 a text, D1 blank, A2 82.5. */
    private Map<String, String> computed(String formula) throws IOException {
        return read(
                COMPUTED,
                "<row r='1'>" + cell("A1", "", "10") + cell("B1", "", "2.5")
                        + "<c r='C1' t='inlineStr'><is><t>甲</t></is></c></row><row r='2'>" + cell("A2", "", "82.5")
                        + cell("E2", formula, "") + "</row>");
    }

    @ParameterizedTest
    @CsvSource({
        "'SUM(A1:D1)', 12.5",
        "'SUM(A1,A2)', 92.5",
        "'SUM($A$1:A2,5)', 97.5",
        "'A1+A2', 92.5",
        "'=A1-B1', 7.5",
        "'+A1*B1', 25",
        "'A1/B1', 4",
        "'(A1+A2)/(B1*2)', 18.5",
        "'-A1+SUM(B1)', -7.5",
        "'A1*50%', 5",
        "'A1+D1', 10",
        "'A1/D1', #DIV/0!",
        "'36*2', 72",
        "'A1+C1', ?",
        "'IF(A1>1,1,0)', ?",
        "'Sheet2!A1', ?",
        "'SUM(A:A)', ?",
        "'A1&amp;\"\"', ?",
        "'ROUND(A1,2)', ?",
        "'E2+1', ?",
        "'A1+', ?",
        "'A1 A2', ?"
    })
    void aSimpleFormulaWithoutAResultIsComputedAndNoOther(String formula, String result) throws IOException {
        assertThat(computed(formula)).containsEntry("E2", result);
    }

    @Test
    void aResultIsShownAsItsCellShowsIt() throws IOException {
        Path file = folder.resolve("styled.xlsx");
        Files.write(
                file,
                new ForgedBook()
                        .change(ForgedBook.STYLES, s -> s.replace(
                                        "<fonts",
                                        "<numFmts><numFmt numFmtId='164' formatCode='0!.0000'/></numFmts><fonts")
                                .replace("<xf numFmtId='14'/>", "<xf numFmtId='164'/>"))
                        .rows("<row r='1'><c r='A1' s='2'><v>720000</v></c><c r='B1' s='2'><v>10000</v></c>"
                                + "<c r='C1' s='2'><f>A1+B1</f></c><c r='D1'><f>A1/B1</f></c></row>")
                        .bytes());
        assertThat(read(file)).containsEntry("C1", "73").containsEntry("D1", "72");
    }

    @Test
    void aCopiedFormulaIsComputedWhereItStands() throws IOException {
        assertThat(read(
                        COMPUTED,
                        "<row r='1'>" + cell("A1", "", "1") + cell("B1", "", "10")
                                + "<c r='C1'><f t='shared' ref='C1:C2' si='0'>A1+$B$1</f></c></row><row r='2'>"
                                + cell("A2", "", "2") + "<c r='C2'><f t='shared' si='0'/></c></row>"))
                .containsEntry("C1", "11")
                .containsEntry("C2", "12");
    }

    @Test
    void aStaleResultGivesWayToOursAndWhatWeCannotComputeIsThenUncomputed() throws IOException {
        assertThat(read(
                        ON_LOAD,
                        "<row r='1'>" + cell("A1", "", "72") + cell("B1", "", "20.5") + cell("C1", "SUM(A1:B1)", "0")
                                + cell("D1", "ROUND(A1,0)", "60") + "</row>"))
                .containsEntry("C1", "92.5")
                .containsEntry("D1", "?");
    }

    @Test
    void resultsThatAreRightAreLeftAlone() throws IOException {
        assertThat(read(
                        ON_LOAD,
                        "<row r='1'>" + cell("A1", "", "72") + cell("B1", "", "20.5")
                                + cell("C1", "SUM(A1:B1)", "92.500000000000014") + cell("D1", "ROUND(A1,0)", "72")
                                + cell("E1", "IF(A1&gt;1,0,1)", "0")
                                + "<c r='F1' t='str'><f>IF(A1&gt;1,\"\",1)</f><v></v></c></row>"))
                .containsEntry("C1", "92.5")
                .containsEntry("D1", "72")
                .containsEntry("E1", "0")
                .doesNotContainKey("F1");
    }

    @Test
    void zerosAloneAreNoResultsWhereTheFileIsToBeComputed() throws IOException {
        String rows = "<row r='1'>" + cell("A1", "", "72") + cell("B1", "ROUND(A1,0)", "0") + "</row>";
        assertThat(read(ON_LOAD, rows)).containsEntry("B1", "?");
        assertThat(read(COMPUTED, rows)).containsEntry("B1", "0");
    }

    @Test
    void theOldFormatsZerosAreComputedToo() throws IOException {
        Path file = folder.resolve("zeros.xls");
        try (HSSFWorkbook workbook = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            fill(workbook.createSheet("表").createRow(0));
            workbook.write(out);
        }
        assertThat(read(file)).containsEntry("C1", "92.5").containsEntry("D1", "?");
    }

    @Test
    void theZerosOfAStreamingWriterAreComputed() throws IOException {
        Path file = folder.resolve("zeros.xlsx");
        try (SXSSFWorkbook workbook = new SXSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            fill(workbook.createSheet("表").createRow(0));
            workbook.write(out);
        }
        assertThat(read(file)).containsEntry("C1", "92.5").containsEntry("D1", "?");
    }

    @Test
    void whatAProgramComputedInTheOldFormatIsLeftAlone() throws IOException {
        Path file = folder.resolve("computed.xls");
        try (HSSFWorkbook workbook = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            fill(workbook.createSheet("表").createRow(0));
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            workbook.write(out);
        }
        assertThat(read(file)).containsEntry("C1", "92.5").containsEntry("D1", "73");
    }

    private static void fill(Row row) {
        row.createCell(0).setCellValue(72.5);
        row.createCell(1).setCellValue(20);
        row.createCell(2).setCellFormula("SUM(A1:B1)");
        row.createCell(3).setCellFormula("ROUND(A1,0)");
    }

    @Test
    void manyLooksAtManyCellsComeToAnEnd() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int r = 1; r <= 3_000; r++) {
            rows.append("<row r='")
                    .append(r)
                    .append("'>")
                    .append(cell("A" + r, "", "1"))
                    .append(cell("B" + r, "SUM(A1:A3000)", ""))
                    .append("</row>");
        }
        Map<String, String> cells = read(COMPUTED, rows.toString());
        assertThat(cells).containsEntry("B1", "3000").containsEntry("B3000", "?");
        assertThat(new BigDecimal(cells.get("A3000"))).isEqualByComparingTo("1");
    }
}
