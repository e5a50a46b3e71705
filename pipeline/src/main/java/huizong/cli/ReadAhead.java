package huizong.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Does the costly part of a list of tasks in worker threads, so many ahead and no more, and hands the results over in
 * the order of the list: what is done with them is the same however many threads there are.
 */
final class ReadAhead {
    private static final int MOST_THREADS = 8;
    private static final int AHEAD_OF_EACH_THREAD = 4;

    private final int threads;

    ReadAhead() {
        this(Math.max(1, Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors())));
    }

    ReadAhead(int threads) {
        this.threads = threads;
    }

    /** Applies {@code work} to each in the workers and {@code use} to the results in this thread. */
    <A, B> void inOrder(List<A> all, Function<A, B> work, Consumer<B> use) {
        if (all.size() == 1) {
            use.accept(work.apply(all.get(0)));
            return;
        }
        ExecutorService workers = Executors.newFixedThreadPool(threads, named());
        try {
            Deque<Future<B>> ahead = new ArrayDeque<>();
            Iterator<A> rest = all.iterator();
            while (rest.hasNext() || !ahead.isEmpty()) {
                while (rest.hasNext() && ahead.size() < threads * AHEAD_OF_EACH_THREAD) {
                    A next = rest.next();
                    ahead.add(workers.submit(() -> work.apply(next)));
                }
                use.accept(result(ahead.remove()));
            }
        } finally {
            workers.shutdownNow();
            await(workers);
        }
    }

    private static <B> B result(Future<B> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        }
    }

    private static void await(ExecutorService workers) {
        try {
            workers.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory named() {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "read-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
