package huizong.extract;

import huizong.submission.Finding;
import huizong.submission.Submission;
import java.util.List;

/**
 * What a workbook yielded.
 *
 * @param submissions its forms, in order of sheets and rows; none where it holds no known form
 * @param findings what concerns the workbook and no single form
 */
public record Extraction(List<Submission> submissions, List<Finding> findings) {
    public Extraction {
        submissions = List.copyOf(submissions);
        findings = List.copyOf(findings);
    }
}
