package huizong.extract;

import huizong.extract.SheetLabels.LabelCell;
import huizong.extract.TableArea.Slot;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.grid.Region;
import huizong.mapping.HeadingBinding;
import huizong.mapping.HeadingBinding.Part;
import huizong.mapping.MoneyUnit;
import huizong.mapping.ValueType;
import huizong.submission.Fact;
import huizong.submission.Provenance;
import huizong.submission.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts together the measures of a table whose operators and units stand in columns of their own. The text is what the
 * cells say together, {@code ≥30万元}; operator and unit are led back to their own cells. What a value's cell says itself
 * goes before what the columns say; a value that is no number takes neither.
 */
final class MeasureParts {
    private final FormArea area;
    private final Map<HeadingBinding, HeadingBinding> operators = new LinkedHashMap<>();
    private final Map<HeadingBinding, HeadingBinding> units = new LinkedHashMap<>();
    private final Map<HeadingBinding, Region> found = new LinkedHashMap<>();
    private final TableArea columns;

    MeasureParts(TableArea table) {
        this.area = table.area();
        for (HeadingBinding heading : table.header().headings().keySet()) {
            if (heading.type() == ValueType.MEASURE) {
                heading.operator().ifPresent(p -> locate(table, heading, "_operator", p, operators));
                heading.unit().ifPresent(p -> locate(table, heading, "_unit", p, units));
            }
        }
        Header header = table.header();
        this.columns = new TableArea(
                area,
                table.table(),
                new Header(header.firstRow(), header.lastRow(), found, header.shift()),
                MoneyUnit.WAN,
                table.lastRow());
    }

    private void locate(
            TableArea table,
            HeadingBinding heading,
            String suffix,
            Part part,
            Map<HeadingBinding, HeadingBinding> into) {
        Header header = table.header();
        List<LabelCell> cells = area.find(part.anchor(), header.firstRow(), header.lastRow());
        if (cells.size() == 1) {
            HeadingBinding column = HeadingBinding.text(heading.column() + suffix, part.anchor());
            into.put(heading, column);
            found.put(column, area.regionOf(cells.get(0).cell()));
            area.claim(cells.get(0).cell().ref(), Role.HEADING);
        } else if (cells.size() > 1 || !part.optional()) {
            boolean missing = cells.isEmpty();
            area.finding(
                    missing ? "read-anchor-missing" : "read-anchor-ambiguous",
                    Severity.ERROR,
                    new CellRef(header.firstRow(), 0),
                    "",
                    part.anchor().toString(),
                    "第 " + (header.firstRow() + 1) + " 行" + (missing ? "缺少表头“" : "有多个表头“") + part.anchor()
                            + "”，该列未读入。请按标准表样恢复表头。",
                    "Row " + (header.firstRow() + 1) + (missing ? " has no heading " : " has several headings ")
                            + part.anchor() + "; the column was not read. Restore the headings of the standard form.");
        }
    }

    /**
     * Puts a measure's columns.
     *
     * @param text the value's own cell, read as text
     */
    void put(RowFacts facts, int row, HeadingBinding heading, CellValue value, Fact text) {
        Optional<Slot> operator = cell(row, operators.get(heading));
        Optional<Slot> unit = cell(row, units.get(heading));
        Measure own = Measure.of(value);
        if (text.value().isEmpty() || (operator.isEmpty() && unit.isEmpty())) {
            facts.putMeasure(heading.column(), own, text);
            return;
        }
        Optional<String> sign =
                operator.flatMap(s -> Measure.operatorOf(s.value().shown()));
        boolean addsOperator = own.operator().isEmpty() && own.value().isPresent() && sign.isPresent();
        boolean addsUnit = own.unit().isEmpty() && own.value().isPresent() && unit.isPresent();
        if (sign.isPresent() && own.operator().isPresent() && !sign.equals(own.operator())) {
            contradiction(heading, operator.orElseThrow(), value);
        }
        String whole = (addsOperator ? sign.orElseThrow() : "")
                + text.value().orElseThrow()
                + (addsUnit ? Names.heading(unit.orElseThrow().value().shown()) : "");
        Measure measure = addsOperator || addsUnit ? Measure.of(whole) : own;
        facts.putMeasure(heading.column(), measure, new Fact(Optional.of(whole), text.provenance()));
        operator.ifPresent(s -> facts.put(
                heading.column() + "_operator", at(s, own.operator().isEmpty() ? measure.operator() : own.operator())));
        if (addsUnit) {
            facts.put(heading.column() + "_unit", at(unit.orElseThrow(), measure.unit()));
        } else {
            unit.ifPresent(s -> area.claim(s.ref(), Role.VALUE));
        }
    }

    /** Where only the operator was filed, the measure is that operator, as on forms with one column for both. */
    boolean operatorAlone(RowFacts facts, int row, HeadingBinding heading) {
        Optional<Slot> slot = cell(row, operators.get(heading)).filter(s -> !s.covered());
        Optional<String> sign = slot.flatMap(s -> Measure.operatorOf(s.value().shown()));
        if (sign.isEmpty()) {
            return false;
        }
        facts.put(heading.column() + "_text", at(slot.orElseThrow(), Optional.of(sign.get())));
        facts.put(heading.column() + "_operator", at(slot.orElseThrow(), Optional.of(sign.get())));
        return true;
    }

    private Optional<Slot> cell(int row, @org.jspecify.annotations.Nullable HeadingBinding column) {
        if (column == null) {
            return Optional.empty();
        }
        Slot slot = columns.slot(row, column);
        String text = slot.value().shown();
        return Typing.trim(text).isEmpty() || Typing.isPlaceholder(text) || Typing.isDashes(text)
                ? Optional.empty()
                : Optional.of(slot);
    }

    private Fact at(Slot slot, Optional<String> value) {
        area.claim(slot.ref(), Role.VALUE);
        return new Fact(
                value.map(v -> v),
                Optional.of(new Provenance(
                        area.sheet().name(), slot.ref(), slot.value().shown())));
    }

    private void contradiction(HeadingBinding heading, Slot operator, CellValue value) {
        area.finding(
                "read-value",
                Severity.WARNING,
                operator.ref(),
                Typing.trim(operator.value().shown()),
                Typing.trim(value.shown()),
                "“" + heading.operator().map(Part::anchor).orElseThrow() + "”填报为“"
                        + Typing.trim(operator.value().shown()) + "”，而“" + heading.anchor() + "”填报为“"
                        + Typing.trim(value.shown()) + "”，两处符号不一致，已以后者为准。请改正后重报。",
                "The operator's column says " + Typing.trim(operator.value().shown()) + ", the value says "
                        + Typing.trim(value.shown()) + "; the latter was followed. Make them agree.");
    }
}
