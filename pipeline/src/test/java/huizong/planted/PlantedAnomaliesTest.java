package huizong.planted;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each anomaly planted once, a small part of what {@link PlantedAnomalies} makes on request. */
class PlantedAnomaliesTest {
    @TempDir
    static Path folder;

    private static Score score = new Score();
    private static Path database = Path.of("");

    @BeforeAll
    static void run() throws IOException {
        PlantedAnomalies planted = new PlantedAnomalies(Path.of(".."), folder);
        planted.run(Plants.all().size(), 1);
        score = planted.score();
        database = planted.database();
    }

    @Test
    void everyAnomalyIsFoundAndNothingElse() {
        assertThat(score.differences()).isEmpty();
    }

    @Test
    void everyRuleHasAnAnomaly() {
        assertThat(score.unplanted()).isEmpty();
    }

    @Test
    void theSlipBehindASumIsNamedWithIt() {
        assertThat(withHint("可能把元与万元弄混")).isEqualTo(2L);
        assertThat(withHint("正负号可能填反")).isEqualTo(1L);
    }

    private static Object withHint(String hint) {
        return Store.queryReadOnly(
                        database,
                        "SELECT count(*) FROM qa.finding WHERE rule_id = 'sum-mismatch' AND contains(hint, ?)"
                                + " AND contains(message, hint)",
                        hint)
                .rows()
                .get(0)
                .get(0)
                .orElseThrow();
    }

    @Test
    void whatIsMostAtStakeStandsFirst() {
        assertThat(Store.queryReadOnly(
                                database,
                                "SELECT max_by(rule_id, priority) FROM qa.finding WHERE rule_id IN ('sum-mismatch',"
                                        + " 'missing-goal', 'over-staffing')")
                        .rows()
                        .get(0)
                        .get(0))
                .contains("sum-mismatch");
        assertThat(Store.queryReadOnly(
                                database,
                                "SELECT arg_max(abs(difference), priority) = max(abs(difference)) FROM qa.finding"
                                        + " WHERE rule_id = 'sum-mismatch'")
                        .rows()
                        .get(0)
                        .get(0))
                .contains(true);
    }
}
