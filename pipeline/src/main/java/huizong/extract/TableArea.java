package huizong.extract;

import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.grid.Region;
import huizong.mapping.HeadingBinding;
import huizong.mapping.Label;
import huizong.mapping.MoneyUnit;
import huizong.mapping.TableBinding;
import huizong.submission.Fact;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A printed table once its header is found: its rows, and the cell under a heading in a row. */
final class TableArea {
    /**
     * The cell under a heading.
     *
     * @param ref where the value stands; for a cell covered by a merge from above, that merge's top left
     * @param merge the merged region, or the cell itself
     * @param covered whether the value stands in a row above, merged down to this one
     */
    record Slot(CellRef ref, CellValue value, Region merge, boolean covered) {
        boolean isFilled() {
            return !covered && !value.isBlank() && !Typing.trim(value.shown()).isEmpty();
        }
    }

    private final FormArea area;
    private final TableBinding table;
    private final Header header;
    private final MoneyUnit money;
    private final int lastRow;
    private final Map<HeadingBinding, MoneyUnit> moneyOf = new HashMap<>();

    TableArea(FormArea area, TableBinding table, Header header, MoneyUnit money, int lastRow) {
        this.area = area;
        this.table = table;
        this.header = header;
        this.money = money;
        this.lastRow = lastRow;
        header.headings().forEach((heading, region) -> {
            String text = Label.normalise(
                    area.sheet().at(region.firstRow(), region.firstColumn()).shown());
            MoneyUnit.statedIn(text).ifPresent(unit -> moneyOf.put(heading, unit));
        });
    }

    FormArea area() {
        return area;
    }

    TableBinding table() {
        return table;
    }

    Header header() {
        return header;
    }

    int firstDataRow() {
        return header.lastRow() + 1;
    }

    int lastRow() {
        return lastRow;
    }

    boolean endsAt(int row) {
        return table.until().isPresent() && area.rowHas(row, table.until().get());
    }

    /** The header printed once more, as at the top of each page of a long list. */
    boolean isHeader(int row) {
        if (area.labelsIn(row).size() < 2) {
            return false;
        }
        int again = 0;
        for (HeadingBinding heading : header.headings().keySet()) {
            again += area.rowHas(row, heading.anchor()) ? 1 : 0;
        }
        return again >= 2 && again * 2 >= header.headings().size();
    }

    boolean has(HeadingBinding heading) {
        return header.headings().containsKey(heading);
    }

    /** Whether a slot holds dots, or what the mapping calls a placeholder. */
    boolean isPlaceholder(Slot slot) {
        String text = slot.value().shown();
        return Typing.isPlaceholder(text)
                || table.placeholders()
                        .filter(p ->
                                text.length() <= Label.MAX_LENGTH && p.matches(area.label(text), area.fiscalYear()))
                        .isPresent();
    }

    Slot slot(int row, HeadingBinding heading) {
        int first = header.firstColumn(heading).orElse(0);
        int last = header.lastColumn(heading).orElse(-1);
        for (Cell cell : area.sheet().row(row)) {
            int column = cell.ref().column();
            if (column > last) {
                break;
            }
            if (column >= first) {
                return new Slot(cell.ref(), cell.value(), area.sheet().regionAt(row, column), false);
            }
        }
        Region merge = area.sheet().regionAt(row, Math.max(first, 0));
        CellRef here = new CellRef(row, Math.max(first, 0));
        if (merge.firstRow() < row && merge.firstRow() >= firstDataRow() && merge.firstColumn() >= first) {
            CellRef origin = merge.topLeft();
            return new Slot(origin, area.sheet().at(origin.row(), origin.column()), merge, true);
        }
        return new Slot(here, CellValue.Blank.INSTANCE, merge, false);
    }

    /** The fact in a slot, typed as its heading says; a finding where it cannot be. */
    Optional<Fact> fact(Slot slot, HeadingBinding heading) {
        Reading reading = Typing.read(slot.value(), heading.type(), moneyOf.getOrDefault(heading, money));
        return area.fact(
                reading, slot.ref(), slot.value().shown(), heading.anchor().toString());
    }
}
