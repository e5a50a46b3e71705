package huizong.inbox;

import huizong.files.Durable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** One watcher a drop folder. The lock is the system's and ends with the process; a note beside it says whose it is. */
public final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws FolderLockedException where another process has it */
    public static FolderLock take(DropFolder folders) throws IOException {
        Files.createDirectories(folders.work());
        Path note = folders.work().resolve("owner.txt");
        FileChannel channel =
                FileChannel.open(folders.work().resolve("lock"), StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new FolderLockedException(
                    folders.inbox() + ": " + (Files.exists(note) ? Files.readString(note) : "?"));
        }
        try {
            Durable.write(
                    note,
                    ("PID " + ProcessHandle.current().pid() + ", " + System.getProperty("user.name", "?") + ", "
                                    + LocalDateTime.now().truncatedTo(ChronoUnit.SECONDS))
                            .getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            channel.close(); // or the lock would outlive the failure
            throw e;
        }
        return new FolderLock(channel);
    }

    @Override
    public String toString() {
        return "PID " + ProcessHandle.current().pid();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
