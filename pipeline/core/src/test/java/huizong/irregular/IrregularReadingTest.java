package huizong.irregular;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.workbook.Cells;
import huizong.workbook.WorkbookReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cells of generated irregular filings, beside those other readers see. */
class IrregularReadingTest {
    private static final String STRICT = "http://purl.oclc.org/ooxml/";

    @TempDir
    Path folder;

    @Test
    void cellsEqualThoseOfPoiAndFastexcelReader() throws IOException {
        IrregularFilings filings = new IrregularFilings(Path.of(".."));
        Set<Byte> containers = new HashSet<>();
        for (long seed = 1; seed <= 60; seed++) {
            byte[] content = CaseWriter.bytes(filings.make(seed));
            Path file = Files.write(folder.resolve("filing"), content);
            Map<String, String> ours = Cells.of(WorkbookReader.withDefaults().read(file));
            assertThat(ours).as("seed %d", seed).isNotEmpty().isEqualTo(Cells.ofPoi(content));
            if (content[0] == 'P') {
                assertThat(ours).as("seed %d", seed).isEqualTo(Cells.ofFastexcel(content));
                Path strict = Files.write(folder.resolve("strict"), strict(content));
                assertThat(Cells.of(WorkbookReader.withDefaults().read(strict)))
                        .as("seed %d, strict", seed)
                        .isEqualTo(ours);
            }
            containers.add(content[0]);
        }
        assertThat(containers).as(".xls and .xlsx").hasSize(2);
    }

    /** The same workbook as Excel saves it as “Strict Open XML”, which neither of the other readers takes. */
    private static byte[] strict(byte[] transitional) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(transitional));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String xml = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .replace(
                                "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                                STRICT + "spreadsheetml/main")
                        .replace(
                                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                                STRICT + "officeDocument/relationships");
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(xml.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
