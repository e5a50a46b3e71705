package huizong.workbook.xls;

import huizong.grid.Workbook;
import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.Limit;
import huizong.workbook.guard.Limits;
import huizong.workbook.guard.Stopwatch;
import huizong.workbook.guard.UnreadableException;
import huizong.workbook.stream.WorkbookStream;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Our side of {@link XlsWorker}: one process for the whole run, started with the first file that needs it and again
 * after one that killed it.
 */
public final class WorkerProcess {
    /** A process costs half a second to start, so all readers share one. It ends when this program does. */
    public static final WorkerProcess SHARED = new WorkerProcess();

    private static final int OUT_OF_MEMORY = 3; // the status -XX:+ExitOnOutOfMemoryError leaves

    private Optional<Running> running = Optional.empty();

    private record Running(Process process, DataOutputStream jobs, DataInputStream results, long heap) {}

    private WorkerProcess() {}

    /** @throws UnreadableException what the worker refuses the file with, or what it died of */
    public synchronized Workbook read(Path file, Limits limits) {
        Running worker = worker(limits.of(Limit.HEAP));
        Alarm alarm = new Alarm(worker.process(), limits.of(Limit.SECONDS));
        boolean answered = false;
        try {
            WorkbookStream.writeText(worker.jobs(), file.toAbsolutePath().toString());
            WorkbookStream.writeLimits(worker.jobs(), limits);
            worker.jobs().flush();
            Workbook workbook = WorkbookStream.read(worker.results());
            answered = true;
            return workbook;
        } catch (UnreadableException e) {
            answered = true;
            throw e;
        } catch (IOException | RuntimeException e) {
            throw died(stop(worker), alarm.rang(), limits);
        } finally {
            alarm.cancel();
            if (!answered) {
                stop(worker); // what it might still say belongs to no later file
            }
        }
    }

    private static UnreadableException died(int status, boolean late, Limits limits) {
        if (late) {
            return Budget.tooSlow(limits);
        }
        return status == OUT_OF_MEMORY
                ? UnreadableException.tooMuchMemory()
                : UnreadableException.of(
                        "reader-died",
                        "读取该文件的进程意外结束（" + status + "）",
                        "the process that read it ended unexpectedly (" + status + ")",
                        Advice.SAVE_AGAIN);
    }

    /** Kills a process that is still busy with a file when its time is up, or has come to a standstill. */
    private static final class Alarm {
        /** Looks, a second or more apart, at which it had not moved since the look before: paused machines do not look. */
        private static final int MOST_STANDSTILLS = 300;

        private final Process process;
        private final Stopwatch stopwatch;
        private Duration spent = Duration.ZERO;
        private int standstills;
        private boolean rang;
        private boolean cancelled;

        Alarm(Process process, long seconds) {
            this.process = process;
            this.stopwatch = new Stopwatch(seconds, this::processorTime);
            lookAgain(seconds);
        }

        private Duration processorTime() {
            return process.info().totalCpuDuration().orElseGet(() -> Duration.ofNanos(System.nanoTime()));
        }

        private void lookAgain(long seconds) {
            CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS).execute(this::look);
        }

        private synchronized void look() {
            if (cancelled) {
                return;
            }
            Duration now = stopwatch.spent();
            standstills = now.compareTo(spent) > 0 ? 0 : standstills + 1;
            spent = now;
            if (stopwatch.isOver() || standstills > MOST_STANDSTILLS) {
                rang = true;
                process.destroyForcibly();
            } else {
                lookAgain(1);
            }
        }

        synchronized boolean rang() {
            return rang;
        }

        synchronized void cancel() {
            cancelled = true;
        }
    }

    private Running worker(long heap) {
        running.filter(r -> r.heap() != heap || !r.process().isAlive()).ifPresent(this::stop);
        try {
            Running worker = running.isPresent() ? running.get() : start(heap);
            running = Optional.of(worker);
            return worker;
        } catch (IOException e) {
            throw UnreadableException.of(
                    "worker-unavailable",
                    "无法启动读取 .xls 的进程（" + e.getMessage() + "）",
                    "the process that reads .xls cannot be started: " + e.getMessage(),
                    Advice.ASK);
        }
    }

    private static Running start(long heap) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap + "m",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:+DisplayVMOutputToStderr", // or its last words get among the results
                        "-Djava.awt.headless=true",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        XlsWorker.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        DataInputStream results = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
        results.readByte(); // it says when it is up: on a busy machine that takes a while, and no file is to blame
        return new Running(
                process, new DataOutputStream(new BufferedOutputStream(process.getOutputStream())), results, heap);
    }

    private int stop(Running worker) {
        running = Optional.empty();
        worker.process().destroyForcibly();
        try {
            return worker.process().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
