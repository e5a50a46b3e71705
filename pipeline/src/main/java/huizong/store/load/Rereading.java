package huizong.store.load;

import huizong.submission.Finding;
import huizong.submission.Submission;
import java.util.List;
import java.util.Optional;

/**
 * What a workbook in the ledger yields under other mappings, where that differs from what the database holds.
 *
 * @param file the workbook; {@code receivedAt} is when it was read again
 * @param readings the forms that come out differently, or were not read before
 * @param findings what concerns the workbook and no single form, all of it
 */
public record Rereading(WorkbookFile file, List<Replaced> readings, List<Finding> findings) {
    /**
     * A reading that is new.
     *
     * @param earlier the filing it takes the place of; empty where the form was not read before
     */
    public record Replaced(Submission reading, Optional<String> earlier) {}

    public Rereading {
        readings = List.copyOf(readings);
        findings = List.copyOf(findings);
    }
}
