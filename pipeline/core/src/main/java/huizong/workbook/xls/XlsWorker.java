package huizong.workbook.xls;

import huizong.grid.Workbook;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.Limits;
import huizong.workbook.guard.UnreadableException;
import huizong.workbook.stream.WorkbookStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The process that reads .xls and encrypted files, so that one which takes too long or too much memory can be killed
 * without harm to the others. It takes one file after another on standard input and ends when that is closed.
 */
public final class XlsWorker {
    /** What this process was started by is looked after once in so many milliseconds. */
    private static final long LOOK_AFTER = 1_000;

    private static final int READY = 1;

    private XlsWorker() {}

    public static void main(String[] arguments) throws IOException {
        DataInputStream jobs = new DataInputStream(System.in);
        DataOutputStream results = new DataOutputStream(new BufferedOutputStream(System.out, 1 << 16));
        System.setOut(System.err); // nothing a library prints may get among the results
        endWithParent();
        results.writeByte(READY);
        results.flush();
        while (true) {
            Path file;
            try {
                file = Path.of(WorkbookStream.readText(jobs));
            } catch (EOFException e) {
                return;
            }
            Limits limits = WorkbookStream.readLimits(jobs);
            try {
                Workbook workbook = new XlsReader(new Budget(limits)).read(file);
                WorkbookStream.write(results, workbook);
            } catch (UnreadableException e) {
                WorkbookStream.write(results, e);
            } catch (StackOverflowError e) {
                WorkbookStream.write(results, XlsReader.damaged());
            }
            results.flush();
        }
    }

    /** A parent that was killed closes our input, but we might be busy for ever with a file. */
    private static void endWithParent() {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (ProcessHandle.current()
                                .parent()
                                .filter(ProcessHandle::isAlive)
                                .isPresent()) {
                            Thread.sleep(LOOK_AFTER);
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    Runtime.getRuntime().halt(1);
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }
}
