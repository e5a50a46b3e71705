package huizong.explain;

import huizong.mapping.FormMapping;
import huizong.submission.Submission;
import java.util.List;

/**
 * A form on a sheet, as it was read.
 *
 * @param firstRow zero-based, the first row it takes up
 * @param lastRow zero-based, included
 * @param reasons why it was taken for this form and this year
 */
public record ExplainedForm(
        FormMapping mapping, Submission submission, int firstRow, int lastRow, List<Because> reasons) {
    public ExplainedForm {
        reasons = List.copyOf(reasons);
    }
}
