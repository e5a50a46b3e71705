package huizong.explain;

import huizong.grid.Sheet;
import huizong.submission.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What was made of one sheet.
 *
 * @param forms from top to bottom; none where the sheet is no known form, or hidden
 * @param nearest for a sheet that is no known form: the template it comes nearest to
 * @param cells filled cells, and blanks where a value should stand, in reading order
 */
public record ExplainedSheet(
        Sheet sheet,
        List<ExplainedForm> forms,
        Optional<NearestForm> nearest,
        List<ExplainedCell> cells,
        List<Finding> findings) {
    public ExplainedSheet {
        forms = List.copyOf(forms);
        cells = List.copyOf(cells);
        findings = List.copyOf(findings);
    }
}
