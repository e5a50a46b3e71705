package huizong.bureau;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * One form one unit has to file for one fiscal year.
 *
 * @param since the first period it is due in; empty when it always is
 * @param dueOn the last day to file it; empty where the bureau set none
 * @param line the line of {@code expected-forms.csv} that says so
 */
public record ExpectedForm(
        RegisteredUnit unit,
        String formId,
        String formName,
        int fiscalYear,
        Optional<YearMonth> since,
        Optional<LocalDate> dueOn,
        int line) {
    /** Whether it is due in a period: from its first one on. */
    public boolean isDueIn(YearMonth period) {
        return since.isEmpty() || !since.get().isAfter(period);
    }
}
