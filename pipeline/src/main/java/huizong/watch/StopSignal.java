package huizong.watch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns SIGTERM, Ctrl-C and a closing Windows session into a polite request: the loop sees it between two batches,
 * closes the database and says it is finished; only then does the process end, with status 0.
 */
public final class StopSignal {
    private static final long PATIENCE_MINUTES = 10;

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "stop");

    public StopSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop() {
        requested.countDown();
        try {
            if (finished.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                Runtime.getRuntime().halt(0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Waits, but not beyond a request to stop. */
    void pause(Duration time) {
        try {
            requested.await(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            requested.countDown();
            Thread.currentThread().interrupt();
        }
    }

    /** Everything is closed. */
    public void finish() {
        if (isRequested()) {
            finished.countDown();
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyStopping) {
            finished.countDown();
        }
    }
}
