package huizong.extract;

import huizong.extract.TableArea.Slot;
import huizong.grid.CellValue;
import huizong.mapping.HeadingBinding;
import huizong.mapping.HeadingBinding.Part;
import huizong.submission.Fact;
import huizong.submission.Provenance;
import huizong.submission.Severity;
import java.util.Optional;

/**
 * Puts together the measures of a table whose operators and units stand in columns of their own. The text is what the
 * cells say together, {@code ≥30万元}; operator and unit are led back to their own cells. What a value's cell says itself
 * goes before what the columns say; a value that is no number takes neither.
 */
final class MeasureParts {
    private final FormArea area;
    private final TableArea table;

    MeasureParts(TableArea table) {
        this.area = table.area();
        this.table = table;
    }

    /**
     * Puts a measure's columns.
     *
     * @param text the value's own cell, read as text
     */
    void put(RowFacts facts, int row, HeadingBinding heading, CellValue value, Fact text) {
        Optional<Slot> operator = cell(row, heading.operatorColumn());
        Optional<Slot> unit = cell(row, heading.unitColumn());
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
        Optional<Slot> slot = cell(row, heading.operatorColumn()).filter(s -> !s.covered());
        Optional<String> sign = slot.flatMap(s -> Measure.operatorOf(s.value().shown()));
        if (sign.isEmpty()) {
            return false;
        }
        facts.put(heading.column() + "_text", at(slot.orElseThrow(), Optional.of(sign.get())));
        facts.put(heading.column() + "_operator", at(slot.orElseThrow(), Optional.of(sign.get())));
        return true;
    }

    private Optional<Slot> cell(int row, HeadingBinding column) {
        if (!table.header().parts().containsKey(column)) {
            return Optional.empty();
        }
        Slot slot = table.slot(row, column);
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
