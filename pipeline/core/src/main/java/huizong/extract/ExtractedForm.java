package huizong.extract;

import huizong.extract.form.Periods;
import huizong.mapping.FormMapping;
import huizong.submission.Fact;
import huizong.submission.Finding;
import huizong.submission.Provenance;
import huizong.submission.Row;
import huizong.submission.RowStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A form as read, before the workbook it stands in says whose it is and for which year. */
record ExtractedForm(
        String sheetName,
        FormMapping mapping,
        OptionalInt statedYear,
        Optional<Periods.Stated> statedPeriod,
        Row header,
        List<Row> rows,
        Optional<RowStream> list,
        List<Finding> findings,
        List<Provenance> unclaimed) {

    Optional<Object> headerValue(String column) {
        return Optional.ofNullable(header.facts().get(column)).flatMap(Fact::value);
    }

    Optional<String> text(String table, String column) {
        return rows.stream()
                .filter(r -> r.table().equals(table))
                .findFirst()
                .flatMap(r -> Optional.ofNullable(r.facts().get(column)))
                .flatMap(Fact::value)
                .map(Object::toString);
    }
}
