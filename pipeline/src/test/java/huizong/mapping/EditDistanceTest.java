package huizong.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EditDistanceTest {
    @Test
    void countsInsertedDeletedAndReplacedCharacters() {
        assertThat(EditDistance.between("公务接待", "公务接待")).isZero();
        assertThat(EditDistance.between("公务接待费", "公务接待")).isEqualTo(1);
        assertThat(EditDistance.between("预算执行率", "预算控制率")).isEqualTo(2);
        assertThat(EditDistance.between("", "三公")).isEqualTo(2);
    }

    @Test
    void oneSlipIsWhatTheDistanceCallsOne() {
        Random random = new Random(7);
        for (int i = 0; i < 5000; i++) {
            String a = text(random);
            String b = text(random);
            assertThat(EditDistance.isOne(a, b)).as(a + "/" + b).isEqualTo(EditDistance.between(a, b) == 1);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append((char) ('甲' + random.nextInt(2)));
        }
        return text.toString();
    }
}
