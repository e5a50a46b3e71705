package huizong.cli;

import huizong.inbox.Spooled;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A file to take, which may stand elsewhere than where it was filed.
 *
 * @param relativePath where it was filed, with {@code /}: its place in the ledger
 */
record Source(Path file, String relativePath, Instant receivedAt) {
    /** Our copy of a dropped file. */
    static Source of(Spooled file) {
        return new Source(file.copy(), file.relativePath(), file.receivedAt());
    }

    /** What the file was called when it was filed. */
    String name() {
        return relativePath.substring(relativePath.lastIndexOf('/') + 1);
    }
}
