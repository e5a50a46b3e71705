package huizong.ingest;

import huizong.inbox.Spooled;
import huizong.workbook.guard.UnreadableException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A file to take, which may stand elsewhere than where it was filed.
 *
 * @param relativePath where it was filed, with {@code /}: its place in the ledger
 * @param refusal why it could not be had out of the archive it came in; empty where it is to be read
 */
public record Source(Path file, String relativePath, Instant receivedAt, Optional<UnreadableException> refusal) {
    public Source(Path file, String relativePath, Instant receivedAt) {
        this(file, relativePath, receivedAt, Optional.empty());
    }

    /** Our copy of a dropped file. */
    public static Source of(Spooled file) {
        return of(file, Optional.empty());
    }

    public static Source of(Spooled file, Optional<UnreadableException> refusal) {
        return new Source(file.copy(), file.relativePath(), file.receivedAt(), refusal);
    }

    /** What the file was called when it was filed. */
    public String name() {
        return relativePath.substring(relativePath.lastIndexOf('/') + 1);
    }
}
