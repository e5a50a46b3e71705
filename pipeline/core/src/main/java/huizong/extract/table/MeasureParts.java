package huizong.extract.table;

import huizong.extract.form.FormArea;
import huizong.extract.form.Role;
import huizong.extract.table.Slots.Slot;
import huizong.extract.value.Measure;
import huizong.extract.value.NumberText;
import huizong.extract.value.Typing;
import huizong.grid.CellValue;
import huizong.mapping.HeadingBinding;
import huizong.mapping.HeadingBinding.Part;
import huizong.submission.Fact;
import huizong.submission.Provenance;
import huizong.submission.Said;
import huizong.text.Names;
import huizong.text.WhiteSpace;
import java.math.BigDecimal;
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
        Optional<Slot> operator = operator(row, heading);
        Optional<Slot> unit = unit(row, heading);
        Measure own = Measure.of(value);
        if (text.value().isEmpty() || (operator.isEmpty() && unit.isEmpty())) {
            facts.putMeasure(heading.columns(), own, text);
            unit.ifPresent(s -> area.claim(s.ref(), Role.VALUE));
            return;
        }
        Optional<String> sign = operator.flatMap(s -> Measure.operatorOf(s.shown()));
        Optional<String> printed = unit.map(MeasureParts::name);
        boolean addsOperator = own.operator().isEmpty() && own.value().isPresent() && sign.isPresent();
        boolean addsUnit = own.unit().isEmpty() && own.value().isPresent() && printed.isPresent();
        String whole = (addsOperator ? sign.orElseThrow() : "")
                + text.value().orElseThrow()
                + (addsUnit ? printed.orElseThrow() : "");
        Measure measure = addsOperator || addsUnit ? Measure.of(whole) : own;
        facts.putMeasure(heading.columns(), measure, new Fact(Optional.of(whole), text.provenance()));
        if (operator.isPresent()) {
            boolean differs = own.operator().isPresent() && sign.isPresent() && !sign.equals(own.operator());
            if (differs) {
                contradiction(heading.operator().orElseThrow(), operator.get(), heading, value);
            }
            area.claim(operator.get().ref(), Role.VALUE);
            if (own.operator().isEmpty() || own.operator().equals(sign)) {
                facts.put(heading.columns().operator(), at(operator.get(), measure.operator()));
            }
        }
        if (unit.isPresent() && own.value().isPresent()) {
            unit(facts, heading, value, own, measure, unit.get());
        }
    }

    private void unit(
            RowFacts facts, HeadingBinding heading, CellValue value, Measure own, Measure measure, Slot unit) {
        Optional<String> said = Measure.of("1" + name(unit)).unit();
        if (own.unit().isPresent()) {
            area.claim(unit.ref(), Role.VALUE);
            if (!own.unit().equals(said)) {
                contradiction(heading.unit().orElseThrow(), unit, heading, value);
            }
            return;
        }
        facts.put(heading.columns().unit(), at(unit, measure.unit()));
        if (said.filter("%"::equals).isPresent()
                && own.value()
                        .filter(v -> v.signum() != 0 && v.abs().compareTo(BigDecimal.ONE) <= 0)
                        .isPresent()) {
            doubtful(heading, unit, value);
        }
    }

    /** Where only the operator was filed, the measure is that operator, as on forms with one column for both. */
    boolean operatorAlone(RowFacts facts, int row, HeadingBinding heading) {
        Optional<Slot> slot = operator(row, heading).filter(s -> !s.covered());
        Optional<String> sign = slot.flatMap(s -> Measure.operatorOf(s.shown()));
        if (sign.isEmpty()) {
            return false;
        }
        facts.put(heading.columns().text(), at(slot.orElseThrow(), sign));
        facts.put(heading.columns().operator(), at(slot.orElseThrow(), sign));
        unit(row, heading).ifPresent(unit -> facts.put(heading.columns().unit(), at(unit, Optional.of(name(unit)))));
        return true;
    }

    private static String name(Slot unit) {
        return NumberText.compact(Names.heading(unit.shown()));
    }

    private Optional<Slot> operator(int row, HeadingBinding heading) {
        return heading.operator().isEmpty() ? Optional.empty() : cell(row, heading.operatorColumn());
    }

    private Optional<Slot> unit(int row, HeadingBinding heading) {
        return heading.unit().isEmpty() ? Optional.empty() : cell(row, heading.unitColumn());
    }

    private Optional<Slot> cell(int row, HeadingBinding column) {
        return table.part(row, column)
                .filter(slot ->
                        !slot.text().isEmpty() && !Typing.isPlaceholder(slot.text()) && !Typing.isDashes(slot.text()));
    }

    private Fact at(Slot slot, Optional<String> value) {
        area.claim(slot.ref(), Role.VALUE);
        return new Fact(
                value.map(v -> v), Optional.of(new Provenance(area.sheet().name(), slot.ref(), slot.shown())));
    }

    private void contradiction(Part part, Slot beside, HeadingBinding heading, CellValue value) {
        String said = WhiteSpace.trim(beside.shown());
        String own = WhiteSpace.trim(value.shown());
        area.finding(
                beside.ref(),
                Said.of("measure-contradiction")
                        .with("part", area.shown(part.anchor()))
                        .with("beside", said)
                        .with("label", area.shown(heading.anchor()))
                        .with("value", own)
                        .stated(said)
                        .expected(own));
    }

    private void doubtful(HeadingBinding heading, Slot unit, CellValue value) {
        String own = WhiteSpace.trim(value.shown());
        area.finding(
                unit.ref(),
                Said.of("percent-doubtful")
                        .with("label", area.shown(heading.anchor()))
                        .with("value", own)
                        .with("unit", WhiteSpace.trim(unit.shown()))
                        .stated(own));
    }
}
