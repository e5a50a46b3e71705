package huizong.ingest;

import java.util.ArrayDeque;
import java.util.Deque;
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
import java.util.function.ToIntFunction;

/**
 * Does the costly part of a list of tasks in worker threads and hands the results over in the order of the list: what is
 * done with them is the same however many threads there are. The workers go on while a result is used, until the results
 * waiting weigh too much for the memory. An instance serves one list.
 */
final class ReadAhead {
    private static final int MOST_THREADS = 8;
    private static final int MOST_WAITING = 256;

    private final int threads;
    private final int mostWeight;
    private int weight;
    private int taken;

    /** @param mostWeight of the results that wait to be used; each worker may add one more */
    ReadAhead(int mostWeight) {
        this(Math.max(1, Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors())), mostWeight);
    }

    ReadAhead(int threads, int mostWeight) {
        this.threads = threads;
        this.mostWeight = mostWeight;
    }

    /**
     * Applies {@code work} to each in the workers and {@code use} to the results in this thread.
     *
     * @param weightOf how much memory a result takes, in the unit of the most that may wait
     */
    <A, B> void inOrder(List<A> all, Function<A, B> work, ToIntFunction<B> weightOf, Consumer<B> use) {
        if (all.size() == 1) {
            use.accept(work.apply(all.get(0)));
            return;
        }
        ExecutorService workers = Executors.newFixedThreadPool(threads, named());
        try {
            Deque<Future<B>> ahead = new ArrayDeque<>();
            int begun = 0;
            while (begun < all.size() || !ahead.isEmpty()) {
                while (begun < all.size() && ahead.size() < MOST_WAITING) {
                    int number = begun++;
                    ahead.add(workers.submit(() -> {
                        awaitRoom(number);
                        B done = work.apply(all.get(number));
                        put(weightOf.applyAsInt(done));
                        return done;
                    }));
                }
                B next = result(ahead.remove());
                take(weightOf.applyAsInt(next));
                use.accept(next);
            }
        } finally {
            workers.shutdownNow();
            await(workers);
        }
    }

    /** The one that is waited for always has room: the others may fill the memory, and wait for it in turn. */
    private synchronized void awaitRoom(int number) throws InterruptedException {
        while (weight >= mostWeight && number > taken) {
            wait();
        }
    }

    private synchronized void put(int more) {
        weight += more;
    }

    private synchronized void take(int less) {
        weight -= less;
        taken++;
        notifyAll();
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
