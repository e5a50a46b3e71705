package huizong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.files.ContentHash;
import huizong.store.Result;
import huizong.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellAddress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes back to the sender: the unit's own workbook, marked, and still a filing. */
class ReturnTest {
    private static final String HUAIHUA = "怀化市就业服务中心2023年度绩效自评";

    @TempDir
    static Path desk;

    @BeforeAll
    static void watchOnce() throws IOException {
        Path inbox = Files.createDirectories(desk.resolve("inbox"));
        Path filed = Samples.file("怀化", "自评.xlsx");
        Files.copy(filed, inbox.resolve(HUAIHUA + ".xlsx"));
        Files.copy(
                Samples.file("怀化", ".xls"),
                Files.createDirectories(inbox.resolve("一")).resolve("旧版.xls"));
        byte[] whole = Files.readAllBytes(filed);
        Files.write(inbox.resolve("断.xlsx"), java.util.Arrays.copyOf(whole, whole.length / 2));
        Samples.Run run = watch(inbox, desk.resolve("db/huizong.duckdb"));
        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(5);
    }

    private static Samples.Run watch(Path inbox, Path db) {
        return Samples.huizong(
                "watch",
                "--inbox",
                inbox.toString(),
                "--db",
                db.toString(),
                "--mappings",
                Samples.MAPPINGS.toString(),
                "--lang",
                "zh",
                "--settle",
                "0",
                "--once");
    }

    private static Workbook open(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return WorkbookFactory.create(in);
        }
    }

    private static Path returned(String ending) {
        return desk.resolve("returns").resolve(ending);
    }

    @Test
    void theUnitsOwnSheetsAreAsFiledBehindOneListOfProblems() throws IOException {
        for (String[] pair : new String[][] {
            {HUAIHUA + "-退回.xlsx", "自评.xlsx"}, {"一/旧版-退回.xls", ".xls"},
        }) {
            try (Workbook marked = open(returned(pair[0]));
                    Workbook filed = open(Samples.file("怀化", pair[1]))) {
                assertThat(marked.getSheetName(0)).isEqualTo("填报问题清单");
                assertThat(marked.getNumberOfSheets()).isEqualTo(filed.getNumberOfSheets() + 1);
                for (Sheet sheet : filed) {
                    assertThat(texts(marked.getSheet(sheet.getSheetName()))).isEqualTo(texts(sheet));
                    assertThat(marked.getSheet(sheet.getSheetName()).getMergedRegions())
                            .containsExactlyInAnyOrderElementsOf(sheet.getMergedRegions());
                }
            }
        }
    }

    private static Map<CellAddress, String> texts(Sheet sheet) {
        DataFormatter formatter = new DataFormatter();
        Map<CellAddress, String> texts = new HashMap<>();
        for (Row row : sheet) {
            for (Cell cell : row) {
                String text = formatter.formatCellValue(cell);
                if (!text.isEmpty()) {
                    texts.put(cell.getAddress(), text);
                }
            }
        }
        return texts;
    }

    @Test
    void eachProblemIsLinkedToItsCellWhichIsFilledAndCommented() throws IOException {
        try (Workbook marked = open(returned(HUAIHUA + "-退回.xlsx"))) {
            Sheet list = marked.getSheetAt(0);
            int linked = 0;
            for (int r = 4; r <= list.getLastRowNum(); r++) {
                String sheet = list.getRow(r).getCell(2).getStringCellValue();
                String ref = list.getRow(r).getCell(3).getStringCellValue();
                if (ref.matches("[A-Z]+[0-9]+")) {
                    assertThat(list.getRow(r).getCell(3).getHyperlink().getAddress())
                            .isEqualTo("'" + sheet + "'!" + ref);
                    Cell cell = topLeft(marked.getSheet(sheet), new CellAddress(ref));
                    assertThat(cell.getCellStyle().getFillPattern()).isEqualTo(FillPatternType.SOLID_FOREGROUND);
                    assertThat(cell.getCellComment().getString().getString())
                            .contains(list.getRow(r).getCell(4).getStringCellValue());
                    linked++;
                }
            }
            assertThat(linked).isGreaterThan(25);
        }
    }

    private static Cell topLeft(Sheet sheet, CellAddress address) {
        return sheet.getMergedRegions().stream()
                .filter(m -> m.isInRange(address.getRow(), address.getColumn()))
                .findFirst()
                .map(m -> sheet.getRow(m.getFirstRow()).getCell(m.getFirstColumn()))
                .orElseGet(() -> sheet.getRow(address.getRow()).getCell(address.getColumn()));
    }

    @Test
    void aReturnedCopyFiledAgainGivesTheSameFiguresAndAgainOneList() throws IOException {
        Path again = Files.createDirectories(desk.resolve("again/inbox"));
        Files.copy(returned(HUAIHUA + "-退回.xlsx"), again.resolve(HUAIHUA + ".xlsx"));
        Path db = desk.resolve("again/db/huizong.duckdb");
        assertThat(watch(again, db).status()).isZero();
        String figures = "SELECT s.sheet_name, table_name, line_no, column_name, cell_ref, raw_text FROM meta.lineage"
                + " JOIN meta.submission s USING (submission_id) JOIN meta.workbook w USING (workbook_id)"
                + " WHERE w.format = 'xlsx' ORDER BY ALL";
        Result first = Store.queryReadOnly(desk.resolve("db/huizong.duckdb"), figures);
        assertThat(first.rows()).hasSizeGreaterThan(500);
        assertThat(Store.queryReadOnly(db, figures).rows()).isEqualTo(first.rows());
        assertThat(Store.queryReadOnly(
                                db, "SELECT * FROM meta.reading_finding WHERE rule_id = 'read-sheet-unrecognised'")
                        .rows())
                .isEmpty();
        try (Workbook marked = open(desk.resolve("again/returns/" + HUAIHUA + "-退回.xlsx"))) {
            assertThat(marked.getSheetName(0)).isEqualTo("填报问题清单");
            assertThat(marked.getSheetName(1)).isEqualTo("基础数据表");
            Cell cell = topLeft(marked.getSheet("整体自评表"), new CellAddress("G14"));
            assertThat(cell.getCellComment().getString().getString()).containsOnlyOnce("分值合计 55 分");
        }
    }

    @Test
    void whatCannotBeOpenedGetsAListAloneAndTheReasonBesideIt() throws IOException {
        Path rejected = desk.resolve("rejected");
        assertThat(rejected.resolve("断.xlsx")).exists();
        assertThat(Files.readString(rejected.resolve("断.xlsx.reason.json")))
                .contains("\"code\" : \"")
                .contains("断-退回.xlsx");
        try (Workbook list = open(rejected.resolve("断-退回.xlsx"))) {
            assertThat(list.getNumberOfSheets()).isEqualTo(1);
            assertThat(list.getSheetAt(0).getRow(4).getCell(4).getStringCellValue())
                    .contains("重新");
        }
    }

    @Test
    void refusedFilesCalledAlikeOrLikeSomethingOfOursAreOverwrittenByNothing() throws IOException {
        Path inbox = Files.createDirectories(desk.resolve("names/inbox"));
        byte[] whole = Files.readAllBytes(Samples.file("怀化", "自评.xlsx"));
        Set<String> contents = new HashSet<>();
        int length = whole.length / 3;
        for (String name : List.of("断-退回.xlsx", "断.xlsx", "断.xlsx.reason.json", "断.xls", "断.XLSX", "断")) {
            Path file = Files.write(inbox.resolve(name), java.util.Arrays.copyOf(whole, length++));
            contents.add(ContentHash.of(file));
        }
        assertThat(watch(inbox, desk.resolve("names/db/huizong.duckdb")).status())
                .isEqualTo(5);
        Set<String> kept = new HashSet<>();
        int lists = 0;
        for (Path file : Drop.files(desk.resolve("names/rejected"))) {
            kept.add(ContentHash.of(file));
            lists += file.toString().endsWith("-退回.xlsx") ? 1 : 0;
        }
        assertThat(kept).containsAll(contents);
        assertThat(lists).isEqualTo(contents.size());
    }

    @Test
    void theInboxIsEmptyAndTheArchiveHoldsWhatWasLoaded() throws IOException {
        try (var files = Files.walk(desk.resolve("inbox"))) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
        try (var files = Files.walk(desk.resolve("archive"))) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(f -> String.valueOf(f.getFileName()))
                    .toList();
            assertThat(names).hasSize(2).allMatch(n -> n.matches("[0-9a-f]{8}-.+"));
        }
    }
}
