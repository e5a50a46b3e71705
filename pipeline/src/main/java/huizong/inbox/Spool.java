package huizong.inbox;

import huizong.files.ContentHash;
import huizong.files.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The private copies of files on their way in, {@code spool/<sha256>/<relative path>}: a complete copy has its final
 * name, so that after a crash the folder alone says what was on its way.
 */
public final class Spool {
    private static final String UNFINISHED = ".part";

    private final DropFolder folders;

    public Spool(DropFolder folders) {
        this.folders = folders;
    }

    /** An unfinished copy; empty where the file vanished or cannot be read just now. */
    Optional<Path> copy(Path original) throws IOException {
        Files.createDirectories(folders.spool());
        Path part = folders.spool().resolve(UUID.randomUUID() + UNFINISHED);
        if (!Files.isReadable(original)) {
            return Optional.empty();
        }
        try {
            Durable.copy(original, part);
            return Optional.of(part);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            if (e instanceof NoSuchFileException || !Files.isReadable(original)) {
                return Optional.empty();
            }
            throw e; // our own disk: full, or gone
        }
    }

    /** Gives a copy its final name. */
    Spooled keep(Path part, String sha256, String relativePath, Path original) throws IOException {
        Path copy = folders.spool().resolve(sha256).resolve(relativePath);
        Instant now = Instant.now();
        Files.setLastModifiedTime(part, FileTime.from(now));
        Durable.move(part, copy);
        return new Spooled(copy, sha256, relativePath, original, receivedAt(copy));
    }

    /** What a run that was cut short left behind: complete copies are returned in the order of their paths, the others removed. */
    public List<Spooled> leftovers() throws IOException {
        List<Spooled> left = new ArrayList<>();
        if (!Files.isDirectory(folders.spool())) {
            return left;
        }
        List<Path> found;
        try (Stream<Path> files = Files.walk(folders.spool())) {
            found = files.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
        for (Path file : found) {
            Path below = folders.spool().relativize(file);
            String sha256 = below.getName(0).toString();
            if (below.getNameCount() < 2 || !ContentHash.of(file).equals(sha256)) {
                Files.delete(file);
                continue;
            }
            String relative = FileNames.relative(below.subpath(1, below.getNameCount()));
            left.add(new Spooled(file, sha256, relative, folders.inbox().resolve(relative), receivedAt(file)));
        }
        left.sort(Comparator.comparing(Spooled::relativePath));
        return left;
    }

    /** Removes the folders a file's copy stood in, as far as they are empty. */
    void tidy(Path copy) throws IOException {
        for (Path folder = copy.getParent();
                folder != null && !folder.equals(folders.spool()) && folder.startsWith(folders.spool());
                folder = folder.getParent()) {
            try (Stream<Path> rest = Files.list(folder)) {
                if (rest.findAny().isPresent()) {
                    return;
                }
            }
            Files.delete(folder);
        }
    }

    private static Instant receivedAt(Path copy) throws IOException {
        return Instant.ofEpochMilli(Files.getLastModifiedTime(copy).toMillis());
    }
}
