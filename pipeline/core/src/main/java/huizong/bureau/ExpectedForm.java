package huizong.bureau;

import huizong.mapping.FilingPeriod;
import huizong.mapping.PeriodKind;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * One form one unit has to file for one fiscal year, or for each part of it.
 *
 * @param kind whether it is due once for the year, or for each of its months, quarters or halves
 * @param since the first period it is due in; empty when it always is
 * @param dueOn the last day to file it; empty where the bureau set none
 * @param line the line of {@code expected-forms.csv} that says so
 */
public record ExpectedForm(
        RegisteredUnit unit,
        String formId,
        String formName,
        int fiscalYear,
        PeriodKind kind,
        Optional<YearMonth> since,
        Optional<LocalDate> dueOn,
        int line) {
    /** What a consolidation of a month expects a filing for; empty where none is due in it. */
    public Optional<FilingPeriod> dueIn(YearMonth month) {
        if (since.isPresent() && since.get().isAfter(month)) {
            return Optional.empty();
        }
        if (kind == PeriodKind.YEAR) {
            return Optional.of(FilingPeriod.of(fiscalYear));
        }
        return Optional.of(FilingPeriod.endedBy(month, kind)).filter(p -> p.year() == fiscalYear);
    }
}
