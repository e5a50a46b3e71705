package huizong.workbook.word;

import static huizong.workbook.word.ForgedDocument.cells;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import huizong.grid.Sheet;
import huizong.grid.Workbook;
import huizong.workbook.WorkbookReader;
import huizong.workbook.guard.UnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents of the old format: hand-made .docx that LibreOffice saved as .doc. */
class DocReaderTest {
    private static final Path REPORT = Path.of("..", "input-samples", "怀化市就业服务中心2023年度绩效自评报告.docx");

    @TempDir
    Path folder;

    private static Path file(String name) throws IOException {
        try {
            return Path.of(Objects.requireNonNull(DocReaderTest.class.getResource("/word/" + name))
                    .toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static List<Sheet> sheets(String name) throws IOException {
        Workbook workbook = WorkbookReader.withDefaults().read(file(name));
        assertThat(workbook.format()).isEqualTo(Workbook.Format.DOC);
        return workbook.sheets();
    }

    private static UnreadableException refusal(Path file) {
        return catchThrowableOfType(
                UnreadableException.class, () -> WorkbookReader.withDefaults().read(file));
    }

    @Test
    void theOldFormatSaysTheSameAsTheNew() throws IOException {
        List<Sheet> old = sheets("report.doc");
        List<Sheet> now = WorkbookReader.withDefaults().read(REPORT).sheets().subList(0, 3);
        assertThat(old).hasSameSizeAs(now);
        for (int i = 0; i < now.size(); i++) {
            assertThat(cells(old.get(i))).isEqualTo(cells(now.get(i)));
            assertThat(old.get(i).merges())
                    .containsExactlyInAnyOrderElementsOf(now.get(i).merges());
        }
    }

    @Test
    void columnsAreThoseOfTheEdgesAndLinesAboveAndBelowAreFound() throws IOException {
        Sheet sheet = sheets("grid.doc").get(0);
        assertThat(cells(sheet))
                .isEqualTo("A-2=附件1 A-1=基础数据表 A0=单位：万元 A1=产出 B1=跨 D1=D B2=b C2=c D2=d C3=C3 D3=D3 A4=注：略 A5=填表人：略");
        assertThat(sheet.merges().stream().map(Object::toString)).contains("A1:A2", "B1:C1");
    }

    @Test
    void aTrackedChangeFromOneFigureToAnotherIsTheSecond() throws IOException {
        assertThat(cells(sheets("tracked.doc").get(0))).contains("A2=117 B2=877.77 C2=860");
    }

    @Test
    void whatIsHiddenCrossedOutOrRaisedIsNoPartOfTheFigure() throws IOException {
        assertThat(cells(sheets("looks.doc").get(0))).contains("A1=117 B1=117 C1=117 D1=甲\n乙\n丙");
    }

    @ParameterizedTest
    @CsvSource({
        "nested.doc, unclear-table, 表1",
        "table-in-a-text-box.doc, unclear-table, 文本框",
        "deleted-line-end.doc, tracked-cells, 接受全部修订"
    })
    void whatCannotBeReadExactlyIsRefusedWithAdvice(String name, String code, String says) throws IOException {
        UnreadableException refusal = refusal(file(name));
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.chinese()).contains(says, "另存为 .docx");
    }

    @Test
    void fastSavedDocumentsAreRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(file("grid.doc"));
        int fib = find(bytes, new byte[] {(byte) 0xEC, (byte) 0xA5});
        bytes[fib + 0x0A] |= 0x04;
        assertThat(refusal(Files.write(folder.resolve("fast.doc"), bytes)).code())
                .isEqualTo("fast-saved");
    }

    @Test
    void documentsCutShortOrWithTheirEndZeroedAreRefused() throws IOException {
        byte[] whole = Files.readAllBytes(file("report.doc"));
        for (int percent : new int[] {10, 50, 90, 99}) {
            byte[] cut = Arrays.copyOf(whole, whole.length * percent / 100);
            assertThat(refusal(Files.write(folder.resolve("cut.doc"), cut)).code())
                    .as("cut at %d%%", percent)
                    .isIn("damaged-xls", "damaged-doc", "half-written-doc", "unclear-table");
            byte[] zeroed = Arrays.copyOf(cut, whole.length);
            assertThat(refusal(Files.write(folder.resolve("zero.doc"), zeroed)).code())
                    .as("zeroed from %d%%", percent)
                    .isIn("damaged-xls", "damaged-doc", "half-written-doc", "unclear-table");
        }
    }

    private static int find(byte[] bytes, byte[] what) {
        return Stream.iterate(0, i -> i < bytes.length - 1, i -> i + 1)
                .filter(i -> bytes[i] == what[0] && bytes[i + 1] == what[1])
                .findFirst()
                .orElseThrow();
    }
}
