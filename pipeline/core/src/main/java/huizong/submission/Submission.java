package huizong.submission;

import huizong.mapping.FilingPeriod;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One form as filed: who, what, which year, its rows and what was wrong with it.
 *
 * @param formId like {@code base_data}
 * @param mappingVersion template and version of the mapping that read it, like {@code hunan-2023@1}
 * @param unit who filed it, and where that unit stands
 * @param period what it covers: the fiscal year, or the part of it that its form is filed for; empty where that is not known
 * @param header facts that belong to the submission itself ({@code unit_name}, {@code fiscal_year},
 *     {@code project_name}, {@code filled_by}, {@code filled_on}), a row of table {@code submission}
 * @param rows all other rows
 * @param list where the form is a list too long to hold, its rows, findings and unclaimed cells beside those here
 * @param unclaimed cells nobody took for anything
 */
public record Submission(
        String sheetName,
        String formId,
        String mappingVersion,
        UnitRef unit,
        OptionalInt fiscalYear,
        Optional<FilingPeriod> period,
        Optional<String> projectName,
        Optional<String> filledBy,
        Optional<LocalDate> filledOn,
        Row header,
        List<Row> rows,
        Optional<RowStream> list,
        List<Finding> findings,
        List<Provenance> unclaimed) {
    public Submission {
        rows = List.copyOf(rows);
        findings = List.copyOf(findings);
        unclaimed = List.copyOf(unclaimed);
    }
}
