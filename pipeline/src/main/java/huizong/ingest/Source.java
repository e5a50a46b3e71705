package huizong.ingest;

import huizong.inbox.Spooled;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A file to take, which may stand elsewhere than where it was filed.
 *
 * @param relativePath where it was filed, with {@code /}: its place in the ledger
 */
public record Source(Path file, String relativePath, Instant receivedAt) {
    /** Our copy of a dropped file. */
    public static Source of(Spooled file) {
        return new Source(file.copy(), file.relativePath(), file.receivedAt());
    }

    /** What the file was called when it was filed. */
    public String name() {
        return relativePath.substring(relativePath.lastIndexOf('/') + 1);
    }
}
