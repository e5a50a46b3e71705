package huizong.store.load;

import huizong.submission.Finding;
import huizong.submission.Submission;
import java.util.List;

/**
 * A workbook that was read, ready to be loaded.
 *
 * @param findings what concerns the workbook and no single form
 */
public record Arrival(WorkbookFile file, List<Submission> submissions, List<Finding> findings) {
    public Arrival {
        submissions = List.copyOf(submissions);
        findings = List.copyOf(findings);
    }
}
