package huizong.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoTest {
    @Test
    void whatComesAgainIsMadeOnceHoweverMuchHasComeBefore() {
        AtomicInteger made = new AtomicInteger();
        Memo<String> memo = new Memo<>(text -> text + made.incrementAndGet());
        for (int i = 0; i < 50_000; i++) {
            memo.of("第" + i + "户");
        }
        made.set(0);
        assertThat(memo.of("公务接待")).isEqualTo("公务接待1");
        assertThat(memo.of("公务接待")).isEqualTo("公务接待1");
        assertThat(memo.of("会议费")).isEqualTo("会议费2");
    }
}
