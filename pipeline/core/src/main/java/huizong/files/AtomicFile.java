package huizong.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Replaces a file whole or not at all: written beside its target, forced to disk, reopened and checked, then renamed.
 * Whoever has the folder open sees the old file or the new one, never half of either.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /** Writes the content. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Reopens what was written; throws when it is not what was meant. */
    @FunctionalInterface
    public interface Check {
        void verify(Path written) throws IOException;
    }

    /**
     * Writes a file.
     *
     * @return the target
     * @throws UncheckedIOException when it cannot be written, checked or renamed; the target is then as it was
     */
    public static Path write(Path target, Content content, Check check) {
        Path absolute = target.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        if (folder == null) {
            throw new IllegalArgumentException("not a file: " + target);
        }
        try {
            Files.createDirectories(folder);
            // ends in .tmp, which the drop folder passes over; made with the rights any file of the office gets
            Path temporary = folder.resolve(".huizong-" + UUID.randomUUID() + ".tmp");
            try {
                fill(temporary, content);
                check.verify(temporary);
                Files.move(temporary, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                forceFolder(folder);
            } finally {
                Files.deleteIfExists(temporary);
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write " + target.getFileName() + " (is it open in another program?): " + e.getMessage(), e);
        }
    }

    private static void fill(Path file, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    /** Makes the rename itself durable; not every file system can open a folder, and then it has no need to. */
    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows: folders cannot be opened, and a rename is journalled by the file system
            return;
        }
    }
}
