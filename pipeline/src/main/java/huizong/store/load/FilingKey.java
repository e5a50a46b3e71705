package huizong.store.load;

import huizong.grid.Label;
import huizong.submission.Submission;
import java.util.Optional;

/**
 * What makes a later filing replace an earlier one; the view {@code meta.filing_turn} says the same of what is stored.
 *
 * @param year 0 where it is not known
 * @param project without white space; of a project without a name its sheet; empty for other forms
 */
record FilingKey(String formId, String unitId, int year, String project) {
    static FilingKey of(Submission s) {
        return new FilingKey(s.formId(), s.unit().unitId(), s.fiscalYear().orElse(0), project(s));
    }

    static String project(Submission s) {
        return project(s.formId(), s.projectName(), s.sheetName());
    }

    static String project(String form, Optional<String> project, String sheet) {
        return project.map(Label::normalise).orElse(form.startsWith("project") ? "sheet:" + sheet : "");
    }
}
