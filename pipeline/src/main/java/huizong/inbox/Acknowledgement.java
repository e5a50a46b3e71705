package huizong.inbox;

import java.nio.file.Path;
import java.time.Instant;

/**
 * What the database said of a file, once it had committed it.
 *
 * @param outcome {@code loaded}, {@code rejected} or {@code duplicate}, as in {@code meta.workbook}
 * @param code why it was refused, empty otherwise
 * @param kept where its content is
 * @param modifiedAt when its owner last wrote it
 * @param batch the number of the batch it came with; 0 where it was not written down
 * @param inCustody whether it is we who keep it there; a file that was only read stays its owner's
 */
public record Acknowledgement(
        Instant receivedAt,
        String sha256,
        String relativePath,
        String outcome,
        String code,
        Path kept,
        Instant modifiedAt,
        int batch,
        boolean inCustody) {}
