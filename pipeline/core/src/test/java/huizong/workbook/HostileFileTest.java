package huizong.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.grid.Cell;
import huizong.grid.CellValue;
import huizong.grid.Sheet;
import huizong.grid.Workbook;
import huizong.workbook.HostileFiles.HostileFile;
import huizong.workbook.guard.Limit;
import huizong.workbook.guard.UnreadableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files no spreadsheet program would write: refused with their code, place and advice, or read exactly. */
class HostileFileTest {
    @TempDir
    static Path folder = Path.of("");

    /** Nobody may ever ask this for anything. */
    private static final ServerSocket SERVER = server();

    private static ServerSocket server() {
        try {
            return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static List<HostileFile> files() {
        return HostileFiles.all("http://127.0.0.1:" + SERVER.getLocalPort() + "/x.xml");
    }

    @BeforeAll
    static void impatience() throws IOException {
        SERVER.setSoTimeout(1);
    }

    @AfterAll
    static void nobodyAskedTheServer() throws IOException {
        try (SERVER) {
            org.assertj.core.api.Assertions.assertThatThrownBy(SERVER::accept)
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    @Timeout(20)
    void endsAsTheTableSays(HostileFile file) throws IOException {
        Path path = Files.write(folder.resolve(file.fileName()), file.content());
        try {
            Workbook workbook = WorkbookReader.withDefaults().read(path);
            assertThat(List.of(file.outcome().split("[|]"))).contains("=" + cells(workbook));
        } catch (UnreadableException e) {
            assertThat(List.of(file.outcome().split("[|]"))).contains(e.code());
            assertThat(e.chinese()).startsWith("文件不可用：").contains("。请").hasSizeLessThan(600);
            assertThat(e.english()).contains("; ").hasSizeLessThan(600);
        }
    }

    @Test
    void aBadReferenceIsRefusedWithSheetAndAddress() throws IOException {
        for (String ref : List.of("XFE1", "A0", "ZZZZZZ1")) {
            UnreadableException e = refusal(new ForgedBook().rows("<row r='1'><c r='" + ref + "'/></row>"));
            assertThat(e.chinese()).contains("工作表“表” " + ref);
            assertThat(e.english()).contains("sheet 表 " + ref);
        }
        assertThat(refusal(new ForgedBook().rows("<row r='7'><c r='C7' t='s'><v>9</v></c></row>"))
                        .chinese())
                .contains("工作表“表” C7");
    }

    @Test
    void theSuiteHasAtLeastTwoHundredFilesOfDifferentNames() {
        assertThat(files().stream().map(HostileFile::name))
                .hasSizeGreaterThan(200)
                .doesNotHaveDuplicates();
    }

    @Test
    void everyCodeAndLimitIsExplainedInTheDocs() throws IOException {
        String docs = Files.readString(Path.of("docs", "refusals.md"));
        for (HostileFile file : files()) {
            for (String outcome : file.outcome().split("[|]")) {
                assertThat(docs).contains(outcome.startsWith("=") ? "" : "| `" + outcome + "` |");
            }
        }
        for (Limit limit : Limit.values()) {
            assertThat(docs).contains("| `" + limit.property() + "` | " + String.format("%,d", limit.ordinarily()));
        }
    }

    private static UnreadableException refusal(ForgedBook book) throws IOException {
        Path path = Files.write(folder.resolve("one.xlsx"), book.bytes());
        return org.assertj.core.api.Assertions.catchThrowableOfType(
                UnreadableException.class, () -> WorkbookReader.withDefaults().read(path));
    }

    private static String cells(Workbook workbook) {
        return workbook.sheets().stream()
                .map(HostileFileTest::cells)
                .filter(cells -> !cells.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String cells(Sheet sheet) {
        StringBuilder cells = new StringBuilder();
        for (int r = 0; r < sheet.height(); r++) {
            for (Cell cell : sheet.row(r)) {
                cells.append(cells.isEmpty() ? "" : " ").append(cell.ref()).append(':');
                if (cell.value() instanceof CellValue.Fault fault) {
                    cells.append("fault ").append(fault.code());
                } else if (cell.value() instanceof CellValue.Uncomputed uncomputed) {
                    cells.append("uncomputed ").append(uncomputed.formula());
                } else {
                    cells.append(cell.value().shown());
                }
            }
        }
        return cells.toString();
    }
}
