package huizong.extract;

import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.mapping.Label;
import huizong.mapping.MoneyUnit;
import huizong.mapping.TableCatalog;
import huizong.mapping.TableDefinition;
import huizong.mapping.Target;
import huizong.submission.Fact;
import huizong.submission.Provenance;
import huizong.submission.Row;
import huizong.submission.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one form from its area, as its mapping says. */
final class FormExtractor {
    private final TableCatalog catalog;

    FormExtractor(TableCatalog catalog) {
        this.catalog = catalog;
    }

    ExtractedForm extract(FormArea area) {
        area.fiscalYear(Years.of(area));
        MoneyUnit money = money(area);
        FieldExtractor fields = new FieldExtractor(area, money);
        Map<String, Map<String, Fact>> facts = fields.extract();
        Map<String, Map<String, Fact>> eachRow = fields.eachRow();
        TableExtractor tables = new TableExtractor(area, money);
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
        tables.rows().forEach(row -> rows.add(with(row, eachRow.getOrDefault(row.table(), Map.of()))));
        return new ExtractedForm(
                area.sheet().name(),
                area.mapping(),
                area.fiscalYear(),
                new Row("submission", 0, header),
                rows,
                new ArrayList<>(area.findings()),
                unclaimed(area));
    }

    /** A row with facts that speak for every row; what it says itself goes before. */
    private static Row with(Row row, Map<String, Fact> shared) {
        if (shared.isEmpty()) {
            return row;
        }
        Map<String, Fact> facts = new LinkedHashMap<>(row.facts());
        shared.forEach(facts::putIfAbsent);
        return new Row(row.table(), row.lineNo(), facts);
    }

    /** The unit of money the form states for itself, else its mapping's. */
    private static MoneyUnit money(FormArea area) {
        Optional<MoneyUnit> stated = Optional.empty();
        for (int r = area.firstRow(); r <= area.lastRow(); r++) {
            for (Cell cell : area.sheet().row(r)) {
                String text = cell.value().shown();
                if (text.length() > 120 || text.indexOf('元') < 0) {
                    continue;
                }
                Optional<MoneyUnit> unit = MoneyUnit.ofForm(Label.normalise(text));
                if (unit.isPresent() && stated.isPresent() && !stated.equals(unit)) {
                    area.finding(
                            "read-unit-of-money",
                            Severity.ERROR,
                            cell.ref(),
                            unit.get().word(),
                            stated.get().word(),
                            "同一张表写了两种金额单位（" + stated.get().word() + "、"
                                    + unit.get().word() + "），已按前者读取。请统一单位。",
                            "The form states two units of money ("
                                    + stated.get().word() + ", " + unit.get().word()
                                    + "); the first was used. Keep one.");
                }
                if (stated.isEmpty()) {
                    stated = unit;
                }
            }
        }
        return stated.orElse(area.mapping().money());
    }

    /** The filled cells that were neither read nor are part of the printed form. */
    private static List<Provenance> unclaimed(FormArea area) {
        List<Provenance> left = new ArrayList<>();
        Map<CellRef, Role> claims = area.claims();
        for (int r = area.firstRow(); r <= area.lastRow(); r++) {
            for (Cell cell : area.sheet().row(r)) {
                String text = cell.value().shown();
                if (!claims.containsKey(cell.ref())
                        && !Typing.trim(text).isEmpty()
                        && !Typing.isPlaceholder(text)
                        && !area.isLabel(cell)
                        && InsideLabels.split(text, area.vocabulary()).isEmpty()) {
                    left.add(new Provenance(area.sheet().name(), cell.ref(), text));
                }
            }
        }
        return left;
    }
}
