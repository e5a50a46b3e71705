package huizong.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import huizong.report.print.Figure;
import huizong.text.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportsTest {
    private static final int FIRST_DATA_ROW = 3;

    private final Path folder;
    private final ReportDatabase database;

    ReportsTest(@TempDir Path folder) {
        this.folder = folder;
        this.database = new ReportDatabase(folder);
    }

    @BeforeAll
    void write() {
        Reports.write(database.store, ReportDatabase.CONSOLIDATION, output());
    }

    @AfterAll
    void close() {
        database.close();
    }

    private Path output() {
        String kept = System.getProperty("huizong.report.keep", "");
        return kept.isEmpty() ? folder.resolve("output") : Path.of(kept);
    }

    @Test
    void theReportsStandInTheFolderAndNothingElse() throws IOException {
        try (var files = Files.list(output())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "汇总表-2024-03.xlsx",
                            "基础数据表-2024-03.xlsx",
                            "部门汇总-2024-03.xlsx",
                            "异常清单-2024-03.xlsx",
                            "异常清单-2024-03.csv",
                            "催报-2024-03.xlsx",
                            "催报-2024-03.csv",
                            "汇总-2024-03.html");
        }
    }

    @Test
    void everyRollUpAmountStandsInTheWorkbookAsANumber() throws IOException {
        BigDecimal expected = database.row(
                        "SELECT sum(final) AS total FROM mart.rollup_expenditure WHERE consolidation_id = ?")
                .number("total")
                .orElseThrow();
        try (XSSFWorkbook workbook = open("汇总表-2024-03.xlsx")) {
            Sheet sheet = workbook.getSheet("支出汇总");
            BigDecimal sum = BigDecimal.ZERO;
            for (Row row : dataRows(sheet, 7)) {
                sum = sum.add(BigDecimal.valueOf(row.getCell(7).getNumericCellValue()));
            }
            assertThat(sum).isEqualByComparingTo(expected);
        }
    }

    @Test
    void everyRollUpRowStandsOnItsSheet() throws IOException {
        Map<String, String> tables = Map.of(
                "支出汇总", "rollup_expenditure",
                "人员控制", "rollup_staffing",
                "自评结果", "rollup_evaluation",
                "填报情况", "rollup_filing");
        try (XSSFWorkbook workbook = open("汇总表-2024-03.xlsx")) {
            tables.forEach((sheet, table) -> assertThat(dataRows(workbook.getSheet(sheet), 2))
                    .as(sheet)
                    .hasSize((int)
                            database.row("SELECT count(*) AS n FROM mart." + table + " WHERE consolidation_id = ?")
                                    .count("n")));
        }
    }

    @Test
    void theSummaryOfFindingsAddsUpToTheList() throws IOException {
        try (XSSFWorkbook workbook = open("汇总表-2024-03.xlsx")) {
            double sum = dataRows(workbook.getSheet("异常汇总"), 3).stream()
                    .mapToDouble(row -> row.getCell(3).getNumericCellValue())
                    .sum();
            assertThat(sum).isEqualTo(csv().size() - 1);
        }
    }

    @Test
    void anUnknownConsolidationIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reports.write(database.store, "99", folder.resolve("none")));
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void projectAndOverallFundsStandOnSheetsOfTheirOwn() throws IOException {
        try (XSSFWorkbook workbook = open("汇总表-2024-03.xlsx")) {
            assertThat(dataRows(workbook.getSheet("资金执行（整体）"), 8)).hasSize(2);
            assertThat(dataRows(workbook.getSheet("资金执行（项目）"), 8)).hasSize(2);
        }
    }

    @Test
    void theCoverCountsWhatTheDatabaseHolds() throws IOException {
        try (XSSFWorkbook workbook = open("汇总表-2024-03.xlsx")) {
            Sheet cover = workbook.getSheetAt(0);
            assertThat(cover.getSheetName()).isEqualTo("封面");
            assertThat(beside(cover, "应报（份）")).isEqualTo(140);
            assertThat(beside(cover, "未报（份）")).isEqualTo(9);
            assertThat(beside(cover, "读入工作簿（个）")).isEqualTo(3);
            assertThat(beside(cover, "拒收工作簿（个）")).isEqualTo(2);
            assertThat(beside(cover, "异常：错误（条）")).isEqualTo(2500);
        }
    }

    @Test
    void everyTableFreezesFiltersAndPrintsOnLandscapeA4() throws IOException {
        try (XSSFWorkbook workbook = open("汇总表-2024-03.xlsx")) {
            for (int i = 1; i < workbook.getNumberOfSheets(); i++) {
                var sheet = workbook.getSheetAt(i);
                if (sheet.getSheetName().startsWith("基础数据表")) {
                    assertThat(sheet.getPrintSetup().getLandscape()).isFalse();
                    continue;
                }
                assertThat(sheet.getCTWorksheet().isSetAutoFilter())
                        .as(sheet.getSheetName())
                        .isTrue();
                assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
                assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
                assertThat(sheet.getPrintSetup().getPaperSize())
                        .isEqualTo(sheet.getSheetName().equals("构成明细") ? (short) 8 : (short) 9);
                // where pages begin with a division the sheet is scaled, not fitted: Excel heeds breaks only then
                assertThat(sheet.getFitToPage()).isEqualTo(!sheet.getSheetName().equals("支出汇总"));
                assertThat(sheet.getRepeatingRows().getLastRow()).isEqualTo(2);
            }
        }
    }

    @Test
    void theHighestDivisionStandsInTheLayoutOfTheFormWithItsFiguresInPlace() throws IOException {
        try (XSSFWorkbook workbook = open("汇总表-2024-03.xlsx")) {
            Sheet form = workbook.getSheet("基础数据表2023");
            assertThat(form.getRow(3).getCell(1).getStringCellValue()).isEqualTo("编制数");
            assertThat(form.getRow(4).getCell(1).getNumericCellValue()).isEqualTo(1560);
            assertThat(form.getRow(5).getCell(5).getStringCellValue()).isEqualTo("2023年决算数");
            assertThat(form.getRow(6).getCell(0).getStringCellValue()).isEqualTo("三公经费");
            assertThat(form.getRow(6).getCell(5).getNumericCellValue()).isEqualTo(795.6); // 6.12 × 130 units
        }
    }

    @Test
    void excelDrawsTheChartsOfExecutionAndGrades() throws IOException {
        try (XSSFWorkbook workbook = open("汇总表-2024-03.xlsx")) {
            assertThat(workbook.getSheet("图表").getDrawingPatriarch().getCharts().stream()
                            .map(chart -> chart.getTitleText().getString()))
                    .containsExactly("部门整体支出预算执行率", "项目支出绩效自评等次（个）");
            assertThat(workbook.getPrintArea(workbook.getSheetIndex("支出汇总"))).contains("$A$1:$I$");
        }
    }

    @Test
    void theFindingsListHoldsEachFindingOfItsConsolidationOnceByDivisionAndUnit() throws IOException {
        long expected = database.row("SELECT count(*) AS n FROM qa.finding WHERE consolidation_id = ?")
                .count("n");
        try (XSSFWorkbook workbook = open("异常清单-2024-03.xlsx")) {
            List<Row> rows = dataRows(workbook.getSheet("异常清单"), 0);
            assertThat(rows).hasSize((int) expected);
            assertThat(rows.stream()
                            .map(row -> row.getCell(1).getStringCellValue())
                            .distinct())
                    .containsExactly("怀化市", "靖州苗族侗族自治县");
            assertThat(rows.stream()
                            .map(row -> row.getCell(3).getStringCellValue())
                            .distinct())
                    .containsExactly("@SUM(1+1)*cmd", "怀化市就业服务中心", "靖州县人力资源和社会保障局");
            assertThat(rows.subList(1, 4).stream().map(row -> row.getCell(14).getStringCellValue()))
                    .as("what matters most first within a unit, then by cell")
                    .containsExactly("D9", "D10", "D11");
        }
        assertThat(csv()).hasSize((int) expected + 1);
    }

    @Test
    void everyCellOfTheFindingsListIsLockedButTheExplanations() throws IOException {
        try (XSSFWorkbook workbook = open("异常清单-2024-03.xlsx")) {
            workbook.forEach(sheet ->
                    assertThat(sheet.getProtect()).as(sheet.getSheetName()).isTrue());
            Sheet list = workbook.getSheet("异常清单");
            Row heading = list.getRow(FIRST_DATA_ROW - 1);
            for (Row row : dataRows(list, 0).subList(0, 50)) {
                row.forEach(cell -> assertThat(cell.getCellStyle().getLocked())
                        .as(cell.getAddress().toString())
                        .isEqualTo(!heading.getCell(cell.getColumnIndex())
                                .getStringCellValue()
                                .equals("说明")));
            }
        }
    }

    @Test
    void noCellOfAnyWorkbookIsAFormula() throws IOException {
        for (String name : List.of("汇总表-2024-03.xlsx", "异常清单-2024-03.xlsx")) {
            try (XSSFWorkbook workbook = open(name)) {
                workbook.forEach(sheet -> sheet.forEach(row ->
                        row.forEach(cell -> assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA))));
            }
        }
    }

    @Test
    void textThatBeginsLikeAFormulaIsATextCellAndANumberStaysANumber() throws IOException {
        try (XSSFWorkbook workbook = open("异常清单-2024-03.xlsx")) {
            Row row = dataRows(workbook.getSheet("异常清单"), 0).stream()
                    .filter(r -> r.getCell(13).getStringCellValue().equals("+1+1"))
                    .findFirst()
                    .orElseThrow();
            assertThat(row.getCell(10).getCellType()).isEqualTo(CellType.STRING);
            assertThat(row.getCell(10).getStringCellValue()).isEqualTo("-2+3");
            assertThat(row.getCell(10).getCellStyle().getDataFormatString()).isEqualTo("@");
            assertThat(row.getCell(11).getNumericCellValue()).isEqualTo(-5.25);
            assertThat(row.getCell(9).getStringCellValue())
                    .hasSizeLessThanOrEqualTo(SafeText.CELL_LIMIT)
                    .contains("_x0041_")
                    .contains("␀␛")
                    .endsWith(SafeText.CUT_MARK);
        }
    }

    @Test
    void noFieldOfTheCsvBeginsAFormula() throws IOException {
        for (CSVRecord fields : csv()) {
            for (String field : fields) {
                assertThat(SafeText.isFormulaLike(field) && Figure.parse(field).isEmpty())
                        .as(field)
                        .isFalse();
            }
        }
        byte[] bytes = Files.readAllBytes(output().resolve("异常清单-2024-03.csv"));
        assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .contains("'@SUM(1+1)*cmd")
                .contains(",-5.25,");
    }

    @Test
    void thePageEscapesWhatUnitsTypedAndHasNoScript() throws IOException {
        String page = Files.readString(output().resolve("汇总-2024-03.html"));
        assertThat(page)
                .contains("default-src 'none'")
                .contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;")
                .contains("&lt;img src=x onerror=alert(1)&gt;.xlsx")
                .doesNotContain("<script")
                .doesNotContain("<img")
                .contains("123,456.78")
                .contains("97.90%");
    }

    private XSSFWorkbook open(String name) throws IOException {
        try (InputStream in = Files.newInputStream(output().resolve(name))) {
            return new XSSFWorkbook(in);
        }
    }

    private List<CSVRecord> csv() throws IOException {
        Path file = output().resolve("异常清单-2024-03.csv");
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, CSVFormat.EXCEL)) {
            return parser.getRecords();
        }
    }

    /** The rows with a number in a column. */
    private static List<Row> dataRows(Sheet sheet, int column) {
        List<Row> rows = new ArrayList<>();
        for (int r = FIRST_DATA_ROW; r <= sheet.getLastRowNum(); r++) {
            Row row = sheet.getRow(r);
            if (row != null
                    && row.getCell(column) != null
                    && row.getCell(column).getCellType() == CellType.NUMERIC) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static double beside(Sheet sheet, String label) {
        for (Row row : sheet) {
            if (row.getCell(1) != null && row.getCell(1).getStringCellValue().equals(label)) {
                return row.getCell(2).getNumericCellValue();
            }
        }
        throw new AssertionError("no " + label);
    }
}
