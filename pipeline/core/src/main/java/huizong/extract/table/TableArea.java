package huizong.extract.table;

import huizong.extract.form.FormArea;
import huizong.extract.table.Slots.Slot;
import huizong.extract.value.Reading;
import huizong.extract.value.SignWords;
import huizong.extract.value.Typing;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.grid.Label;
import huizong.grid.Region;
import huizong.mapping.HeadingBinding;
import huizong.mapping.MoneyUnit;
import huizong.mapping.TableBinding;
import huizong.submission.Fact;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A printed table once its header is found: its rows, and the cell under a heading in a row. */
final class TableArea {
    private final FormArea area;
    private final TableBinding table;
    private final Slots slots;
    private final MoneyUnit money;
    private final Map<HeadingBinding, MoneyUnit> moneyOf = new HashMap<>();
    private final Set<HeadingBinding> changes = new HashSet<>();

    TableArea(FormArea area, TableBinding table, Slots slots, MoneyUnit money) {
        this.area = area;
        this.table = table;
        this.slots = slots;
        this.money = money;
        header().headings().forEach((heading, region) -> {
            Label label =
                    area.sheet().at(region.firstRow(), region.firstColumn()).label();
            MoneyUnit.statedIn(label.full()).ifPresent(unit -> moneyOf.put(heading, unit));
            if (heading.isChange()) {
                changes.add(heading);
            }
        });
    }

    private TableArea(TableArea above, FormArea area, int firstRow, int lastRow) {
        this.area = area;
        this.table = above.table;
        this.slots = new Slots(area, above.table, above.header(), firstRow, lastRow);
        this.money = above.money;
        this.moneyOf.putAll(above.moneyOf);
        this.changes.addAll(above.changes);
    }

    /** The same table in rows further down, without its header. */
    TableArea further(FormArea rows, int first, int last) {
        return new TableArea(this, rows, first, last);
    }

    FormArea area() {
        return area;
    }

    TableBinding table() {
        return table;
    }

    Header header() {
        return slots.header();
    }

    int firstDataRow() {
        return slots.firstRow();
    }

    int lastRow() {
        return slots.lastRow();
    }

    /** The first row below the header that ends the table, else the row behind the last. */
    int end() {
        return slots.end();
    }

    /** The header printed once more, as at the top of each page of a long list. */
    boolean isHeader(int row) {
        if (area.labelsKnown(row) < 2) {
            return false;
        }
        int again = 0;
        for (HeadingBinding heading : header().headings().keySet()) {
            again += area.rowHas(row, heading.anchor()) ? 1 : 0;
        }
        return again >= 2 && again * 2 >= header().headings().size();
    }

    /** What stands under each heading in a row, in the order of the headings. */
    List<Slot> row(int row) {
        return slots.row(row);
    }

    /** What stands under a part that completes a measure; empty where the header has no such column. */
    Optional<Slot> part(int row, HeadingBinding part) {
        return slots.part(row, part);
    }

    /** The merged region a slot's value stands in, or its own cell. */
    Region merge(Slot slot) {
        return slots.merge(slot);
    }

    /** The fact in a slot, typed as its heading says; a finding where it cannot be. */
    Optional<Fact> fact(Slot slot) {
        return fact(slot.ref(), slot.value(), slot.shown(), slot.heading());
    }

    /** The same for a value, and what was filed, in some cell. */
    Optional<Fact> fact(CellRef cell, CellValue value, String filed, HeadingBinding heading) {
        CellValue signed = changes.contains(heading) ? SignWords.signed(value) : value;
        Reading reading = Typing.read(signed, heading.type(), moneyOf.getOrDefault(heading, money));
        return area.fact(reading, cell, filed, area.shown(heading.anchor()));
    }
}
