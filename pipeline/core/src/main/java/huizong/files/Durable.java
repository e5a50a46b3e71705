package huizong.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Steps on files that have either happened or not, also after a power cut, and may be repeated. */
public final class Durable {
    private Durable() {}

    /** Copies into a new file and forces it to disk; links are not followed. */
    public static void copy(Path from, Path to) throws IOException {
        try (InputStream in = Files.newInputStream(from, LinkOption.NOFOLLOW_LINKS);
                FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            OutputStream out = Channels.newOutputStream(channel);
            in.transferTo(out);
            channel.force(true);
        }
    }

    /** Puts a file in another place, over what may be there: whole or not at all, also where that is another disk. */
    public static void move(Path from, Path to) throws IOException {
        Files.createDirectories(parent(to));
        try {
            rename(from, to);
        } catch (AtomicMoveNotSupportedException e) {
            Path temporary = temporary(to);
            try {
                copy(from, temporary);
                rename(temporary, to);
            } finally {
                Files.deleteIfExists(temporary);
            }
            forceFolder(parent(to));
            Files.delete(from);
        }
        forceFolder(parent(to));
    }

    private static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path temporary(Path target) {
        return parent(target).resolve(".huizong-" + UUID.randomUUID() + ".tmp");
    }

    /** Writes a small file whole or not at all. */
    public static void write(Path target, byte[] content) throws IOException {
        Files.createDirectories(parent(target));
        Path temporary = temporary(target);
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                Channels.newOutputStream(channel).write(content);
                channel.force(true);
            }
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    public static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows cannot open folders; its file system journals renames itself
            return;
        }
    }

    public static Path parent(Path file) {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("not in a folder: " + file);
        }
        return parent;
    }
}
