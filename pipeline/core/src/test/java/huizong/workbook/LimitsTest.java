package huizong.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import huizong.workbook.guard.Limit;
import huizong.workbook.guard.Limits;
import huizong.workbook.guard.UnreadableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each limit stops the file that passes it, and only that file. */
class LimitsTest {
    @TempDir
    Path folder;

    private static final ForgedBook BOOK = new ForgedBook()
            .strings("<t>甲乙丙丁</t>", "<t>戊己庚辛</t>")
            .sheet("<sheetData><row r='2'><c r='B2' t='s' s='1'><v>0</v></c><c r='C2'><v>12345</v></c>"
                    + "<c r='D2'><f>SUM(B2:C2)</f></c><c r='E2' a='' b='' c=''><v>1</v></c></row>"
                    + "<row r='9'><c r='F9' t='s'><v>1</v></c></row></sheetData>"
                    + "<mergeCells><mergeCell ref='A3:B8'/></mergeCells><x1/><x2/><x3/><x4/><!-- " + "x".repeat(30_000)
                    + " -->");

    @ParameterizedTest
    @CsvSource({
        "FILE_SIZE, 100, file-too-large",
        "ENTRY_SIZE, 100, part-too-large",
        "TOTAL_SIZE, 300, parts-too-large",
        "ENTRIES, 6, too-many-entries",
        "CELLS, 4, too-many-cells",
        "CELL_TAGS, 4, too-many-cells",
        "ROWS, 8, too-far-apart",
        "ROW_WIDTHS, 10, too-far-apart",
        "MERGED_ROWS, 5, too-many-merges",
        "CELL_TEXT, 3, text-too-long",
        "EXPANDED_TEXT, 15, too-much-text",
        "FORMULA_TEXT, 19, too-much-formula",
        "NUMBER_TEXT, 4, number-too-long",
        "DEPTH, 4, too-deep",
        "ATTRIBUTES, 3, too-many-attributes",
        "NAMES, 6, too-many-names",
        "MARKUP, 10000, markup-too-long",
        "STYLES, 2, too-many-styles"
    })
    void aFilePastALimitIsRefusedByItsCode(Limit limit, long value, String code) throws IOException {
        Path file = Files.write(folder.resolve("a.xlsx"), BOOK.bytes());
        assertThat(new WorkbookReader(Limits.defaults()).read(file).sheets()).hasSize(1);
        UnreadableException refusal = catchThrowableOfType(
                UnreadableException.class,
                () -> new WorkbookReader(Limits.defaults().with(limit, value)).read(file));
        assertThat(refusal.code()).as(refusal.english()).isEqualTo(code);
    }

    @Test
    void anXlsThatTakesTooMuchMemoryIsRefusedAndTheNextIsRead() throws IOException {
        Path large = xls("large.xls", 20_000);
        Path small = xls("small.xls", 3);
        Limits patient = Limits.defaults().with(Limit.SECONDS, 120);
        WorkbookReader tight = new WorkbookReader(patient.with(Limit.HEAP, 16));
        assertThat(catchThrowableOfType(UnreadableException.class, () -> tight.read(large))
                        .code())
                .isEqualTo("too-much-memory");
        assertThat(tight.read(small).sheets().get(0).cellCount()).isEqualTo(30);
        assertThat(new WorkbookReader(patient).read(large).sheets().get(0).cellCount())
                .isEqualTo(200_000);
    }

    private Path xls(String name, int rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            var sheet = workbook.createSheet("表");
            for (int r = 0; r < rows; r++) {
                var row = sheet.createRow(r);
                for (int c = 0; c < 10; c++) {
                    row.createCell(c).setCellValue(r * 10.0 + c);
                }
            }
            workbook.write(out);
        }
        return Files.write(folder.resolve(name), out.toByteArray());
    }

    @Test
    void aPropertyChangesALimit() {
        String before = System.getProperty(Limit.CELLS.property(), "");
        try {
            System.setProperty("huizong.limit.cells", "7");
            assertThat(Limits.configured().of(Limit.CELLS)).isEqualTo(7);
            System.setProperty("huizong.limit.cells", "many");
            assertThatIllegalArgumentException()
                    .isThrownBy(Limits::configured)
                    .withMessageContaining("huizong.limit.cells");
        } finally {
            if (before.isEmpty()) {
                System.clearProperty("huizong.limit.cells");
            } else {
                System.setProperty("huizong.limit.cells", before);
            }
        }
    }
}
