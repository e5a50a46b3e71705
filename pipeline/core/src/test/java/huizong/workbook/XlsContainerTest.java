package huizong.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.grid.Cell;
import huizong.grid.Sheet;
import huizong.workbook.guard.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** .xls whose container other programs wrote: other names, and an end that comes early. */
class XlsContainerTest {
    @TempDir
    Path folder = Path.of("");

    private static byte[] sound(int rows) throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            var sheet = workbook.createSheet("表");
            for (int r = 0; r < rows; r++) {
                sheet.createRow(r).createCell(0).setCellValue("第" + r + "个项目");
                sheet.getRow(r).createCell(1).setCellValue(r + 0.25);
            }
            return workbook.getBytes();
        }
    }

    private static byte[] container(byte[] records, String... names) throws IOException {
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            for (String name : names) {
                container.createDocument(new ByteArrayInputStream(records), name);
            }
            return bytes(container);
        }
    }

    private static byte[] bytes(POIFSFileSystem container) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        container.writeFilesystem(out);
        return out.toByteArray();
    }

    private String read(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("a.xls"), content);
        try {
            StringBuilder cells = new StringBuilder();
            Sheet sheet = WorkbookReader.withDefaults().read(file).sheets().get(0);
            for (int r = 0; r < sheet.height(); r++) {
                for (Cell cell : sheet.row(r)) {
                    cells.append(cell.ref())
                            .append(':')
                            .append(cell.value().shown())
                            .append(' ');
                }
            }
            return cells.toString();
        } catch (UnreadableException e) {
            return e.code();
        }
    }

    @Test
    void theStreamWithTheRecordsMayBeCalledOtherThanExcelCallsIt() throws IOException {
        byte[] records = sound(9);
        String truth = read(container(records, "Workbook"));
        assertThat(truth).startsWith("A1:第0个项目 B1:0.25 ").contains("B9:8.25");
        for (String name : List.of("WORKBOOK", "workbook", "WorkBook", "Book", "BOOK", "book")) {
            assertThat(read(container(records, name))).as(name).isEqualTo(truth);
        }
    }

    @Test
    void anOldStreamBesideTheNewOneIsLeftAside() throws IOException {
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            container.createDocument(new ByteArrayInputStream(old()), "Book");
            container.createDocument(new ByteArrayInputStream(sound(9)), "Workbook");
            assertThat(read(bytes(container))).contains("B9:8.25");
        }
        assertThat(read(container(old(), "Book"))).isEqualTo("excel-95");
        assertThat(read(container(old(), "Workbook"))).isEqualTo("excel-95");
    }

    /** The records of an empty workbook as Excel 95 begins them. */
    private static byte[] old() {
        byte[] records = new byte[5_000];
        System.arraycopy(new byte[] {0x09, 0x08, 8, 0, 0, 5, 5, 0, 0, 0, 0, 0, 0x0A, 0, 0, 0}, 0, records, 0, 16);
        return records;
    }

    @Test
    void theRootMayBeWrittenInCapitals() throws IOException {
        byte[] whole = container(sound(9), "Workbook");
        byte[] root = "Root Entry".getBytes(StandardCharsets.UTF_16LE);
        for (int i = 0; i + root.length <= whole.length; i++) {
            if (Arrays.equals(whole, i, i + root.length, root, 0, root.length)) {
                System.arraycopy("ROOT ENTRY".getBytes(StandardCharsets.UTF_16LE), 0, whole, i, root.length);
            }
        }
        assertThat(read(whole)).contains("B9:8.25");
    }

    @Test
    void aFileThatEndsEarlyIsReadWholeOrRefusedButNeverOtherwise() throws IOException {
        byte[] records = Arrays.copyOf(sound(60), 24_000); // what follows the last record is nothing
        byte[] whole;
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            container.createDocument(new ByteArrayInputStream(records), "Workbook");
            whole = bytes(container);
        }
        String truth = read(whole);
        assertThat(truth).contains("B60:59.25");
        Set<String> outcomes = new HashSet<>();
        int readWhole = 0;
        for (int cut = 1; cut < whole.length; cut += cut < 2_000 ? 167 : 1_021) {
            String outcome = read(Arrays.copyOf(whole, whole.length - cut));
            readWhole += outcome.equals(truth) ? 1 : 0;
            outcomes.add(outcome);
        }
        assertThat(readWhole).isGreaterThan(5);
        outcomes.remove(truth);
        assertThat(new TreeSet<>(List.of("damaged-xls", "half-written-xls", "empty-file", "unknown-kind")))
                .containsAll(outcomes);
    }

    @Test
    void aFileThatEndsInsideARecordIsRefused() throws IOException {
        byte[] records = sound(60);
        int end = records.length;
        byte[] exact = container(Arrays.copyOf(records, end), "Workbook");
        assertThat(read(exact)).contains("B60:59.25");
        int last = lastByteOf(exact, records, end);
        for (int cut : new int[] {1, 5, 20, 300}) {
            assertThat(read(Arrays.copyOf(exact, last + 1 - cut))).isIn("half-written-xls", "damaged-xls");
        }
    }

    private static int lastByteOf(byte[] file, byte[] records, int end) throws IOException {
        for (int i = file.length - 64; i >= 0; i--) {
            if (Arrays.equals(file, i, i + 64, records, end - 64, end)) {
                return i + 63;
            }
        }
        throw new IOException("the last records are not together in the file");
    }

    @Test
    void theOldSampleIsReadTheSameWithoutItsLastUnusedBytes() throws IOException {
        try (InputStream in =
                Files.newInputStream(Path.of("..", "input-samples", "怀化市就业服务中心2023年度绩效自评（97-2003）.xls"))) {
            byte[] whole = in.readAllBytes();
            String truth = read(whole);
            for (int cut : new int[] {1, 100, 511}) {
                assertThat(read(Arrays.copyOf(whole, whole.length - cut)))
                        .isIn(truth, "half-written-xls", "damaged-xls");
            }
        }
    }
}
