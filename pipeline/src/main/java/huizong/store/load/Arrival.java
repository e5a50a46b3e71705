package huizong.store.load;

import huizong.submission.Finding;
import huizong.submission.Submission;
import java.util.List;

/**
 * A workbook that was read, ready to be loaded.
 *
 * @param findings what concerns the workbook and no single form
 * @param batch the number of the batch it came with, which the files of one reading share; 0 for one of its own
 */
public record Arrival(WorkbookFile file, List<Submission> submissions, List<Finding> findings, int batch) {
    public Arrival {
        submissions = List.copyOf(submissions);
        findings = List.copyOf(findings);
    }

    /** One that came by itself. */
    public Arrival(WorkbookFile file, List<Submission> submissions, List<Finding> findings) {
        this(file, submissions, findings, 0);
    }
}
