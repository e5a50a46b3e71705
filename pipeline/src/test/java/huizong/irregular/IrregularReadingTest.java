package huizong.irregular;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.workbook.Cells;
import huizong.workbook.WorkbookReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cells of generated irregular filings, beside those other readers see. */
class IrregularReadingTest {
    @TempDir
    Path folder;

    @Test
    void cellsEqualThoseOfPoiAndFastexcelReader() throws IOException {
        IrregularFilings filings = new IrregularFilings(Path.of(".."));
        Set<Byte> containers = new HashSet<>();
        for (long seed = 1; seed <= 120; seed++) {
            byte[] content = CaseWriter.bytes(filings.make(seed));
            Path file = Files.write(folder.resolve("filing"), content);
            Map<String, String> ours = Cells.of(WorkbookReader.withDefaults().read(file));
            assertThat(ours).as("seed %d", seed).isNotEmpty().isEqualTo(Cells.ofPoi(content));
            if (content[0] == 'P') {
                assertThat(ours).as("seed %d", seed).isEqualTo(Cells.ofFastexcel(content));
            }
            containers.add(content[0]);
        }
        assertThat(containers).as(".xls and .xlsx").hasSize(2);
    }
}
