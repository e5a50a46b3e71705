package huizong.planted;

import static org.assertj.core.api.Assertions.assertThat;

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

    @BeforeAll
    static void run() throws IOException {
        PlantedAnomalies planted = new PlantedAnomalies(Path.of(".."), folder);
        planted.run(Plants.all().size(), 1);
        score = planted.score();
    }

    @Test
    void everyAnomalyIsFoundAndNothingElse() {
        assertThat(score.differences()).isEmpty();
    }

    @Test
    void everyRuleHasAnAnomaly() {
        assertThat(score.unplanted()).isEmpty();
    }
}
