package huizong.workbook;

import huizong.grid.Workbook;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Our side of {@link XlsWorker}: one process for the whole run, started with the first file that needs it and again
 * after one that killed it.
 */
final class WorkerProcess {
    /** A process costs half a second to start, so all readers share one. It ends when this program does. */
    static final WorkerProcess SHARED = new WorkerProcess();

    private static final int OUT_OF_MEMORY = 3; // the status -XX:+ExitOnOutOfMemoryError leaves

    private Optional<Running> running = Optional.empty();

    private record Running(Process process, DataOutputStream jobs, DataInputStream results, long heap) {}

    private WorkerProcess() {}

    /** @throws UnreadableException what the worker refuses the file with, or what it died of */
    synchronized Workbook read(Path file, Limits limits) {
        Running worker = worker(limits.of(Limit.HEAP));
        Alarm alarm = new Alarm(worker.process());
        alarm.set(limits.of(Limit.SECONDS));
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
                ? WorkbookReader.tooMuchMemory()
                : UnreadableException.of(
                        "reader-died",
                        "读取该文件的进程意外结束（" + status + "）",
                        "the process that read it ended unexpectedly (" + status + ")",
                        Advice.SAVE_AGAIN);
    }

    /** Kills a process that is still busy with a file when its time is up. */
    private static final class Alarm {
        private final Process process;
        private boolean rang;
        private boolean cancelled;

        Alarm(Process process) {
            this.process = process;
        }

        void set(long seconds) {
            CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS).execute(this::ring);
        }

        private synchronized void ring() {
            if (!cancelled) {
                rang = true;
                process.destroyForcibly();
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
