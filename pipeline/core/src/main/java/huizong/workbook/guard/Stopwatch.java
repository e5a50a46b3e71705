package huizong.workbook.guard;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Tells when work has had its time. What counts is the processor's time, so that no sound file is refused because the
 * machine is busy with other things; but waiting ends too, after {@value #PATIENCE} times as long.
 */
public final class Stopwatch {
    private static final int PATIENCE = 6;

    private final Duration limit;
    private final Supplier<Duration> processor;
    private final Duration spentBefore;
    private final long started = System.nanoTime();

    /** @param processor the processor time spent so far; time on the clock where the system does not tell */
    public Stopwatch(long seconds, Supplier<Duration> processor) {
        this.limit = Duration.ofSeconds(seconds);
        this.processor = processor;
        this.spentBefore = processor.get();
    }

    public boolean isOver() {
        Duration waited = Duration.ofNanos(System.nanoTime() - started);
        return waited.compareTo(limit) >= 0
                && (waited.compareTo(limit.multipliedBy(PATIENCE)) >= 0
                        || processor.get().minus(spentBefore).compareTo(limit) >= 0);
    }
}
