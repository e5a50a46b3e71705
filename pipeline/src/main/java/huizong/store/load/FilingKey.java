package huizong.store.load;

import huizong.grid.Label;
import huizong.mapping.FilingPeriod;
import huizong.submission.Submission;
import java.util.Optional;

/**
 * What makes a later filing replace an earlier one; the view {@code meta.filing_turn} says the same of what is stored.
 *
 * @param period like {@code 2024} or {@code 2024-05}; empty where it is not known, and then it replaces none
 * @param project without white space; of a project without a name its sheet; empty for other forms
 */
record FilingKey(String formId, String unitId, String period, String project) {
    static FilingKey of(Submission s) {
        return new FilingKey(
                s.formId(),
                s.unit().unitId(),
                s.period().map(FilingPeriod::code).orElse(""),
                project(s));
    }

    static String project(Submission s) {
        return project(s.formId(), s.projectName(), s.sheetName());
    }

    static String project(String form, Optional<String> project, String sheet) {
        return project.map(Label::normalise).orElse(form.startsWith("project") ? "sheet:" + sheet : "");
    }
}
