package huizong.inbox;

import java.nio.file.Path;
import java.time.Instant;

/**
 * Our own copy of a file, which is what is hashed, read and kept.
 *
 * @param copy its place in the spool; the name is the file's, made safe
 * @param sha256 of the copy
 * @param original where it was dropped, and from where it is taken away at the end
 * @param receivedAt when the copy was complete
 */
public record Spooled(Path copy, String sha256, String relativePath, Path original, Instant receivedAt) {
    public String name() {
        return relativePath.substring(relativePath.lastIndexOf('/') + 1);
    }
}
