package huizong.workbook.guard;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Tells when work has had its time. What counts is the processor's time alone, so that no sound file is refused because
 * the machine is busy with other things, was paused or slept.
 */
public final class Stopwatch {
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

    /** Whether the limit is spent; the clock is only asked first because it is the cheaper question. */
    public boolean isOver() {
        return System.nanoTime() - started >= limit.toNanos() && spent().compareTo(limit) >= 0;
    }

    /** The processor time spent since the start. */
    public Duration spent() {
        return processor.get().minus(spentBefore);
    }
}
