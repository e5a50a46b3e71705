package huizong.store.load;

import java.time.Instant;

/**
 * A file as it arrived.
 *
 * @param workbookId SHA-256 of its content in hexadecimal
 * @param modifiedAt when its owner last wrote it, by its owner's clock
 * @param format {@code xlsx}, {@code xls} …; empty where it could not be told
 */
public record WorkbookFile(
        String workbookId,
        String fileName,
        String relativePath,
        String format,
        long sizeBytes,
        Instant receivedAt,
        Instant modifiedAt) {
    /** One whose own time nobody knows. */
    public WorkbookFile(
            String workbookId,
            String fileName,
            String relativePath,
            String format,
            long sizeBytes,
            Instant receivedAt) {
        this(workbookId, fileName, relativePath, format, sizeBytes, receivedAt, receivedAt);
    }

    /** The same file, its format known. */
    public WorkbookFile as(String knownFormat) {
        return new WorkbookFile(workbookId, fileName, relativePath, knownFormat, sizeBytes, receivedAt, modifiedAt);
    }
}
