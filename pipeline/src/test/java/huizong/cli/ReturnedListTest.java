package huizong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A unit's part of the anomaly list goes out, comes back with its 说明 filled in, and is read. */
@TestMethodOrder(MethodName.class)
class ReturnedListTest {
    private static final String STATES =
            "SELECT f.rule_id, f.severity, coalesce(e.state, '-'), coalesce(e.given_by, '-') FROM qa.finding f"
                    + " LEFT JOIN qa.finding_explanation e USING (finding_id) WHERE f.consolidation_id ="
                    + " (SELECT max(consolidation_id) FROM mart.consolidation)"
                    + " AND f.rule_id IN ('over-staffing', 'over-execution', 'missing-grade')";

    @TempDir
    static Path folder;

    private static Path jingzhou = Path.of("");
    private static Path wangcheng = Path.of("");

    private static Path input() {
        return folder.resolve("报送");
    }

    private static Path db() {
        return folder.resolve("output/huizong.duckdb");
    }

    @BeforeAll
    static void sendOut() throws IOException {
        Files.createDirectories(input());
        for (Path sample : List.of(Samples.file("靖州", ".xlsx"), Samples.file("长沙", ".xlsx"))) {
            Files.copy(sample, input().resolve(sample.getFileName().toString()));
        }
        run();
        Samples.Run lists = Samples.huizong(
                "findings",
                "--db",
                db().toString(),
                "--mappings",
                Samples.MAPPINGS.toString(),
                "--lists",
                folder.resolve("册").toString(),
                "--lang",
                "zh");
        assertThat(lists.status()).as(lists.err()).isZero();
        jingzhou = list("靖州县人力资源和社会保障局");
        wangcheng = list("长沙市望城区人力资源和社会保障局");
    }

    private static void run() {
        Samples.Run run = Samples.huizong(
                "run",
                "--input",
                input().toString(),
                "--output",
                folder.resolve("output").toString(),
                "--mappings",
                Samples.MAPPINGS.toString(),
                "--period",
                "2024-06");
        assertThat(run.status()).as(run.err()).isZero();
    }

    private static Path list(String unit) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("册"))) {
            return files.filter(f -> f.toString().endsWith(unit + ".xlsx"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Writes into the 说明 column of the first line of each rule, and into another column where it is named. */
    private static void fill(Path list, Map<String, Map<String, String>> answers) throws IOException {
        XSSFWorkbook workbook;
        try (InputStream in = Files.newInputStream(list)) {
            workbook = new XSSFWorkbook(in);
        }
        Sheet sheet = workbook.getSheet("异常清单");
        Row headings = sheet.getRow(2);
        answers.forEach((rule, cells) -> {
            for (int r = 3; r <= sheet.getLastRowNum(); r++) {
                if (text(sheet.getRow(r), column(headings, "规则")).equals(rule)) {
                    int at = r;
                    cells.forEach((name, text) ->
                            sheet.getRow(at).getCell(column(headings, name)).setCellValue(text));
                    return;
                }
            }
            throw new AssertionError("no line of " + rule);
        });
        try (OutputStream out = Files.newOutputStream(list)) {
            workbook.write(out);
        }
        workbook.close();
    }

    private static int column(Row headings, String name) {
        for (Cell cell : headings) {
            if (cell.getStringCellValue().equals(name)) {
                return cell.getColumnIndex();
            }
        }
        throw new AssertionError("no column " + name);
    }

    private static String text(Row row, int column) {
        return row.getCell(column) == null ? "" : row.getCell(column).toString();
    }

    private static Samples.Run importLists() {
        return Samples.huizong(
                "explanations",
                "import",
                jingzhou.toString(),
                wangcheng.toString(),
                "--db",
                db().toString(),
                "--mappings",
                Samples.MAPPINGS.toString(),
                "--lang",
                "zh");
    }

    private static List<String> rows(String sql) {
        return Store.queryReadOnly(db(), sql).rows().stream()
                .map(row -> String.join(
                        " ", row.stream().map(v -> v.orElse("").toString()).toList()))
                .toList();
    }

    @Test
    void aTheListsTogetherHoldEveryFindingOnce() {
        Samples.Run lists = Samples.huizong(
                "findings",
                "--db",
                db().toString(),
                "--mappings",
                Samples.MAPPINGS.toString(),
                "--lists",
                folder.resolve("又一册").toString(),
                "--by",
                "division",
                "--lang",
                "zh");
        assertThat(lists.out())
                .contains("2 册，共 " + rows("SELECT count(*) FROM qa.finding").get(0) + " 条");
    }

    @Test
    void aTheListIsForA4WithOnlyItsAnswersUnlockedAndItsCodesOutOfSight() throws IOException {
        try (InputStream in = Files.newInputStream(wangcheng);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            XSSFSheet sheet = workbook.getSheet("异常清单");
            Row headings = sheet.getRow(2);
            assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo(PrintSetup.A4_PAPERSIZE);
            assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
            assertThat(sheet.getProtect()).isTrue();
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 3);
            assertThat(sheet.isColumnHidden(column(headings, "核对码"))).isTrue();
            assertThat(sheet.isColumnHidden(column(headings, "问题与处理"))).isFalse();
            Row line = sheet.getRow(3);
            assertThat(text(line, column(headings, "状态"))).isEqualTo("待更正或说明");
            for (Cell cell : line) {
                assertThat(cell.getCellStyle().getLocked()).isEqualTo(cell.getColumnIndex() != column(headings, "说明"));
            }
            assertThat(line.getCell(column(headings, "单元格")).getHyperlink().getAddress())
                    .startsWith("'单元格副本'!");
        }
    }

    @Test
    void bAnErrorIsRefusedUnlessTheBureauMadeAnExceptionAndSoIsWhatMatchesNothing() throws IOException {
        fill(
                jingzhou,
                Map.of(
                        "over-staffing", Map.of("说明", "含三支一扶人员"),
                        "missing-grade", Map.of("说明", "等次另行公布"),
                        "subtotal-blank", Map.of("说明", "表样如此", "核对码", "0123456789ABCDEF")));
        fill(wangcheng, Map.of("over-execution", Map.of("说明", "年中追加预算")));
        Samples.Run imported = importLists();
        assertThat(imported.status()).as(imported.err()).isEqualTo(ExitStatus.FINDINGS);
        assertThat(imported.out())
                .contains("登记说明 2 条，与已登记的相同 0 条，错误不能说明 1 条，对不上的 1 条")
                .contains("靖州县人力资源和社会保障局 missing-grade：没有登记：错误只能更正重报")
                .contains("靖州县人力资源和社会保障局 subtotal-blank：没有登记：核对码对不上");
        assertThat(importLists().out()).contains("登记说明 0 条，与已登记的相同 2 条");
    }

    @Test
    void cAnExplanationHoldsAcrossRuns() {
        run();
        assertThat(rows(STATES))
                .containsExactlyInAnyOrder(
                        "over-staffing warning explained 靖州县人力资源和社会保障局",
                        "over-execution warning exception 长沙市望城区人力资源和社会保障局",
                        "missing-grade error - -");
        assertThat(rows("SELECT source_sheet, source_row > 3, recorded_at::DATE = today() FROM meta.explanation"))
                .containsExactly("异常清单 true true", "异常清单 true true");
    }

    @Test
    void dItHoldsNoLongerOnceTheFiguresChange() throws IOException {
        Path filed = input().resolve(Samples.file("靖州", ".xlsx").getFileName().toString());
        XSSFWorkbook workbook;
        try (InputStream in = Files.newInputStream(filed)) {
            workbook = new XSSFWorkbook(in);
        }
        for (Row row : workbook.getSheetAt(0)) {
            for (Cell cell : row) {
                if (cell.toString().equals("40.0") || cell.toString().equals("40")) {
                    cell.setCellValue(41);
                }
            }
        }
        try (OutputStream out = Files.newOutputStream(filed)) {
            workbook.write(out);
        }
        workbook.close();
        run();
        assertThat(rows(STATES)).contains("over-staffing warning figures-changed 靖州县人力资源和社会保障局");
        assertThat(rows("SELECT count(*) FROM qa.finding WHERE rule_id = 'over-staffing' AND explained_by IS NULL"
                        + " AND consolidation_id = (SELECT max(consolidation_id) FROM mart.consolidation)"))
                .containsExactly("1");
    }

    @Test
    void eAWorkbookThatIsNoListIsSaidToBeNone() throws IOException {
        Samples.Run imported = Samples.huizong(
                "explanations",
                "import",
                Samples.file("靖州", ".xlsx").toString(),
                "--db",
                db().toString(),
                "--mappings",
                Samples.MAPPINGS.toString(),
                "--lang",
                "zh");
        assertThat(imported.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(imported.err()).contains("不是异常清单");
    }
}
