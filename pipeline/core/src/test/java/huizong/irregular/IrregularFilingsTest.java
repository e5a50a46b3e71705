package huizong.irregular;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.extract.Extraction;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Filings as irregular as real ones, a small part of what {@link IrregularFilings} makes on request: what is read is
 * right, or a finding says so.
 */
class IrregularFilingsTest {
    private static final int CASES = 150;

    private static IrregularFilings filings;

    @BeforeAll
    static void prepare() throws Exception {
        filings = new IrregularFilings(Path.of(".."));
    }

    @Test
    void nothingIsSilentlyWrongLostOrInvented() throws Exception {
        Scorer scorer = filings.run(1, CASES);
        assertThat(scorer.values()).isGreaterThan(CASES * 100);
        assertThat(scorer.silent()).isEmpty();
        assertThat(scorer.recall()).isGreaterThanOrEqualTo(0.999);
    }

    /** Header shifted, and behind its last heading a column of somebody's own. */
    @ParameterizedTest
    @ValueSource(longs = {3352, 4108, 4382, 5062})
    void aStrangersColumnBehindAShiftedHeaderIsNotReadAsItsLastHeading(long seed) throws Exception {
        Scorer scorer = filings.run(seed, 1);
        assertThat(scorer.values()).isPositive();
        assertThat(scorer.silent()).isEmpty();
        assertThat(scorer.recall()).isGreaterThan(0.998);
    }

    @Test
    void theScorerSeesWhatWasLost() throws Exception {
        Case filing = filings.make(1);
        Scorer scorer = new Scorer();
        scorer.score(filing, new Extraction(List.of(), List.of()));
        assertThat(scorer.recall()).isZero();
        assertThat(scorer.silent()).isNotEmpty();
    }

    @Test
    void theSameSeedMakesTheSameBytes() throws Exception {
        assertThat(CaseWriter.bytes(filings.make(17))).isEqualTo(CaseWriter.bytes(filings.make(17)));
    }
}
