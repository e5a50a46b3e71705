package huizong.workbook.guard;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.Supplier;

/** What reading one file has used of its limits so far. */
public final class Budget {
    private static final long RATIO_FROM = 4L << 20;

    private final Limits limits;
    private final Stopwatch stopwatch;
    private long inflated;
    private long text;
    private long formulas;

    public Budget(Limits limits) {
        this.limits = limits;
        this.stopwatch = new Stopwatch(limits.of(Limit.SECONDS), Budget::threadTime);
    }

    /** That of a file, as the limits are set; begins now, for the current thread. */
    public static Budget configured() {
        return new Budget(Limits.configured());
    }

    private static Duration threadTime() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Duration.ofNanos(
                threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : System.nanoTime());
    }

    public Limits limits() {
        return limits;
    }

    public long of(Limit limit) {
        return limits.of(limit);
    }

    /** Counts bytes just inflated of a part that has so far given {@code soFar} from {@code packed}. */
    public void inflated(String part, int bytes, long soFar, long packed) {
        inflated += bytes;
        if (soFar > of(Limit.ENTRY_SIZE)) {
            throw refused("part-too-large", "内部部分 " + part + " 解压后过大", "the part " + part + " inflates to too much");
        }
        if (inflated > of(Limit.TOTAL_SIZE)) {
            throw refused("parts-too-large", "内部各部分解压后总量过大", "its parts inflate to too much");
        }
        if (soFar > RATIO_FROM && soFar / Math.max(1, packed) > of(Limit.RATIO)) {
            throw refused(
                    "zip-bomb",
                    "内部部分 " + part + " 的压缩比超过 " + of(Limit.RATIO) + "，疑为压缩炸弹",
                    "the part " + part + " inflates more than " + of(Limit.RATIO) + " times, like a zip bomb");
        }
        time();
    }

    public void time() {
        if (stopwatch.isOver()) {
            throw tooSlow(limits);
        }
    }

    /** Counts the text of a cell. */
    public void text(int characters, Supplier<Place> place) {
        text += 2L * characters;
        if (text > of(Limit.EXPANDED_TEXT)) {
            throw place.get().refuse("too-much-text", "到此处文字总量过大", "too much text in all, up to here", Advice.REDUCE);
        }
    }

    /** Counts the formula of a cell. */
    public void formula(int characters, Supplier<Place> place) {
        formulas += 2L * characters;
        if (formulas > of(Limit.FORMULA_TEXT)) {
            throw place.get()
                    .refuse("too-much-formula", "到此处公式总量过大", "too much formula text in all, up to here", Advice.REDUCE);
        }
    }

    public static UnreadableException tooSlow(Limits limits) {
        return refused(
                "too-slow",
                "读取超过 " + limits.of(Limit.SECONDS) + " 秒仍未完成，已停止",
                "reading took more than " + limits.of(Limit.SECONDS) + " seconds and was stopped");
    }

    private static UnreadableException refused(String code, String chinese, String english) {
        return UnreadableException.of(code, chinese, english, Advice.REDUCE);
    }
}
