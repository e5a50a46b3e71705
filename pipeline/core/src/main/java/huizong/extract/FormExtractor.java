package huizong.extract;

import huizong.catalog.TableCatalog;
import huizong.catalog.TableDefinition;
import huizong.extract.form.CoveredCells;
import huizong.extract.form.FormArea;
import huizong.extract.form.Money;
import huizong.extract.form.Periods;
import huizong.extract.form.Unclaimed;
import huizong.extract.form.Years;
import huizong.extract.table.LongTable;
import huizong.extract.table.TableExtractor;
import huizong.grid.Label;
import huizong.mapping.MoneyUnit;
import huizong.mapping.Target;
import huizong.submission.Fact;
import huizong.submission.Provenance;
import huizong.submission.Row;
import huizong.submission.RowStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads one form from its area, as its mapping says. */
public final class FormExtractor {
    private final TableCatalog catalog;
    private final Predicate<Label> isTitle;

    /** @param isTitle whether a label is the title of a form */
    public FormExtractor(TableCatalog catalog, Predicate<Label> isTitle) {
        this.catalog = catalog;
        this.isTitle = isTitle;
    }

    public ExtractedForm extract(FormArea area) {
        area.fiscalYear(Years.of(area));
        Optional<Periods.Stated> period = Periods.of(area);
        if (area.fiscalYear().isEmpty()) {
            period.ifPresent(stated -> area.fiscalYear(stated.said().year()));
        }
        MoneyUnit money = Money.of(area);
        FieldExtractor fields = new FieldExtractor(area, money);
        Map<String, Map<String, Fact>> facts = fields.extract();
        Map<String, Map<String, Fact>> eachRow = fields.eachRow();
        TableExtractor tables = new TableExtractor(area, money, eachRow, isTitle);
        tables.extract();
        tables.totals().forEach((table, columns) -> facts.computeIfAbsent(table, t -> new LinkedHashMap<>())
                .putAll(columns));
        for (Map.Entry<Target, String> constant : area.mapping().constants().entrySet()) {
            Map<String, Fact> columns = facts.get(constant.getKey().table());
            if (columns != null && !columns.isEmpty()) {
                columns.putIfAbsent(constant.getKey().column(), Fact.computed(constant.getValue()));
            }
        }
        List<Row> rows = new ArrayList<>();
        Map<String, Fact> header = new LinkedHashMap<>();
        facts.forEach((table, columns) -> {
            if (table.equals("submission")) {
                header.putAll(columns);
            } else {
                boolean single = catalog.table(table)
                        .map(TableDefinition::onePerSubmission)
                        .orElse(false);
                if (single || !columns.isEmpty()) {
                    rows.add(new Row(table, single ? 0 : 1, columns));
                }
            }
        });
        rows.addAll(tables.rows());
        Optional<LongTable> list = tables.list();
        CoveredCells.report(area);
        List<Provenance> unclaimed =
                new Unclaimed(area, row -> list.filter(l -> l.brings(row)).isPresent()).list();
        return new ExtractedForm(
                area.sheet().name(),
                area.mapping(),
                area.fiscalYear(),
                period,
                new Row("submission", 0, header),
                rows,
                list.map(RowStream.class::cast),
                new ArrayList<>(area.findings()),
                unclaimed);
    }
}
