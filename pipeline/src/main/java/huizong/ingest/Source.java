package huizong.ingest;

import huizong.inbox.Acknowledgement;
import huizong.inbox.Spooled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A file to take, which may stand elsewhere than where it was filed.
 *
 * @param relativePath where it was filed, with {@code /}: its place in the ledger
 * @param modifiedAt when its owner last wrote it, by its owner's clock
 * @param batch the number of the batch it came with; 0 for the one that is being taken
 */
public record Source(Path file, String relativePath, Instant receivedAt, Instant modifiedAt, Coming coming, int batch) {
    /** How a file comes to us, which tells whether a known content is filed again. */
    public enum Coming {
        /** Somebody named it or dropped it: that is filing it. */
        HANDED_IN,
        /** It stands in a folder that is gone through, perhaps every day. */
        STANDING,
        /** It is loaded again from where it is kept. */
        KEPT
    }

    /** What the journal says of a content that was filed again. */
    static final String AGAIN = "restored";

    /** A file that somebody named. */
    static Source named(Path file, Instant now) {
        return new Source(file, String.valueOf(file.getFileName()), now, modified(file, now), Coming.HANDED_IN, 0);
    }

    /** A file that stands in a folder. */
    static Source standing(Path file, String relativePath, Instant now) {
        return new Source(file, relativePath, now, modified(file, now), Coming.STANDING, 0);
    }

    /** Our copy of a dropped file. */
    public static Source of(Spooled file) {
        return new Source(
                file.copy(),
                file.relativePath(),
                file.receivedAt(),
                modified(file.original(), file.receivedAt()),
                Coming.HANDED_IN,
                0);
    }

    /** What was acknowledged, from where it is kept. */
    static Source kept(Path content, Acknowledgement said) {
        return new Source(
                content,
                said.relativePath(),
                said.receivedAt(),
                said.modifiedAt(),
                said.code().equals(AGAIN) ? Coming.HANDED_IN : Coming.KEPT,
                said.batch());
    }

    private static Instant modified(Path file, Instant otherwise) {
        try {
            return Instant.ofEpochMilli(Files.getLastModifiedTime(file).toMillis());
        } catch (IOException e) {
            return otherwise; // gone in the meantime: reading it will say so
        }
    }

    /** What the file was called when it was filed. */
    public String name() {
        return relativePath.substring(relativePath.lastIndexOf('/') + 1);
    }
}
