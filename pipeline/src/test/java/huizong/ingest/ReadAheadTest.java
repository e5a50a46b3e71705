package huizong.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workers run ahead of whoever uses the results, in order and within bounds. */
@Timeout(60)
class ReadAheadTest {
    private static final List<Integer> NUMBERS =
            IntStream.range(0, 1_000).boxed().toList();

    @Test
    void resultsComeInTheOrderOfTheList() {
        List<Integer> used = new ArrayList<>();
        new ReadAhead(4, 50).inOrder(NUMBERS, n -> n * 2, n -> 1, used::add);
        assertThat(used).isEqualTo(NUMBERS.stream().map(n -> n * 2).toList());
    }

    @Test
    void theWorkersGoOnWhileAResultIsUsed() {
        CountDownLatch fifty = new CountDownLatch(50);
        List<Integer> used = new ArrayList<>();
        new ReadAhead(2, 1_000)
                .inOrder(
                        NUMBERS,
                        n -> {
                            fifty.countDown();
                            return n;
                        },
                        n -> 1,
                        n -> {
                            if (n == 0) {
                                assertThat(await(fifty)).isTrue();
                            }
                            used.add(n);
                        });
        assertThat(used).hasSize(1_000);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void noMoreWaitsThanTheMemoryHoldsAndEachWorkerAdds() {
        AtomicInteger waiting = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        new ReadAhead(3, 100)
                .inOrder(
                        NUMBERS,
                        n -> {
                            most.accumulateAndGet(waiting.addAndGet(10), Math::max);
                            return n;
                        },
                        n -> 10,
                        n -> waiting.addAndGet(-10));
        assertThat(most.get()).isBetween(10, 100 + 4 * 10);
    }

    @Test
    void resultsThatEachFillTheMemoryStillComeOneByOne() {
        List<Integer> used = new ArrayList<>();
        new ReadAhead(4, 10).inOrder(NUMBERS, n -> n, n -> 1_000, used::add);
        assertThat(used).isEqualTo(NUMBERS);
    }

    @Test
    void whatAWorkerThrowsStopsAll() {
        assertThatThrownBy(() -> new ReadAhead(2, 100)
                        .inOrder(
                                NUMBERS,
                                n -> {
                                    if (n == 17) {
                                        throw new IllegalArgumentException("seventeen");
                                    }
                                    return n;
                                },
                                n -> 1,
                                n -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("seventeen");
    }
}
