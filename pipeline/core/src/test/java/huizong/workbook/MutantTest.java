package huizong.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A few hundred of the damaged workbooks that {@link MutantReading} reads by the thousand. */
class MutantTest {
    @Test
    @Timeout(120)
    void damagedWorkbooksAreRefusedOrReadAsTheyWere() throws IOException {
        MutantReading reading = new MutantReading(Path.of("..", "input-samples"));
        reading.read(20231231, 600);
        assertThat(reading.failures()).isEmpty();
        // the mutants are damaged in every way, and the damage is found
        assertThat(reading.outcomes().keySet()).contains("CUT damaged-zip", "CUT damaged-xls", "FLIPPED bad-crc");
    }
}
