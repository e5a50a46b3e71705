package huizong.irregular;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The irregular filings as reports, in which every table has what Word leaves in documents. */
class IrregularDocumentsTest {
    private static final int CASES = 60;

    @Test
    void nothingIsSilentlyWrongLostOrInvented() throws Exception {
        Scorer scorer = new IrregularFilings(Path.of("..")).runDocuments(1, CASES);
        assertThat(scorer.values()).isGreaterThan(CASES * 100);
        assertThat(scorer.silent()).isEmpty();
        assertThat(scorer.recall()).isGreaterThanOrEqualTo(0.999);
    }
}
