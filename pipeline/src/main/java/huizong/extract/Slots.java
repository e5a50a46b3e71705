package huizong.extract;

import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.grid.Region;
import huizong.mapping.HeadingBinding;
import huizong.mapping.TableBinding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The rows below a header: what stands under each heading, looked up once. */
final class Slots {
    /**
     * The cell under a heading.
     *
     * @param ref where the value stands; for a cell covered by a merge from above, that merge's top left
     * @param shown what a person sees there
     * @param text the same without white space around it
     * @param covered whether the value stands in a row above, merged down to this one
     */
    record Slot(HeadingBinding heading, CellRef ref, CellValue value, String shown, String text, boolean covered) {
        Slot(HeadingBinding heading, CellRef ref, CellValue value, String shown, boolean covered) {
            this(heading, ref, value, shown, Typing.trim(shown), covered);
        }

        boolean isFilled() {
            return !covered && !text.isEmpty();
        }
    }

    private final FormArea area;
    private final Header header;
    private final int firstRow;
    private final int end;
    private final List<HeadingBinding> headings;
    private final List<Region> columns;
    private final List<List<Slot>> known;

    /** @param lastRow the last row of the table */
    Slots(FormArea area, TableBinding table, Header header, int firstRow, int lastRow) {
        this.area = area;
        this.header = header;
        this.firstRow = firstRow;
        this.end = table.until()
                .map(until -> area.firstRowWith(until, firstRow, lastRow))
                .orElse(lastRow + 1);
        this.headings = List.copyOf(header.headings().keySet());
        this.columns = headings.stream().map(header::columns).toList();
        this.known = new ArrayList<>(Collections.nCopies(Math.max(0, lastRow - firstRow + 1), List.of()));
    }

    Header header() {
        return header;
    }

    int firstRow() {
        return firstRow;
    }

    int lastRow() {
        return firstRow + known.size() - 1;
    }

    /** The first row that ends the table by its label, else the row behind the last. */
    int end() {
        return end;
    }

    /** The slots of a row under the header's headings, in their order; of a row below the table too, like its totals. */
    List<Slot> row(int row) {
        if (row > lastRow()) {
            return find(row);
        }
        List<Slot> slots = known.get(row - firstRow);
        if (slots.isEmpty()) {
            slots = find(row);
            known.set(row - firstRow, slots);
        }
        return slots;
    }

    /** The slot in the column of a part that completes a measure; empty where the header has none. */
    Optional<Slot> part(int row, HeadingBinding part) {
        return header.parts().containsKey(part) ? Optional.of(find(row, part, header.columns(part))) : Optional.empty();
    }

    private List<Slot> find(int row) {
        List<Slot> slots = new ArrayList<>(headings.size());
        for (int i = 0; i < headings.size(); i++) {
            slots.add(find(row, headings.get(i), columns.get(i)));
        }
        return slots;
    }

    private Slot find(int row, HeadingBinding heading, Region columns) {
        for (Cell cell : area.sheet().row(row)) {
            int column = cell.ref().column();
            if (column > columns.lastColumn()) {
                break;
            }
            if (column >= columns.firstColumn()) {
                return new Slot(heading, cell.ref(), cell.value(), cell.value().shown(), false);
            }
        }
        Region merge = area.sheet().regionAt(row, columns.firstColumn());
        if (merge.firstRow() < row
                && merge.firstRow() > header.lastRow()
                && merge.firstColumn() >= columns.firstColumn()) {
            CellRef origin = merge.topLeft();
            CellValue value = area.sheet().at(origin.row(), origin.column());
            return new Slot(heading, origin, value, value.shown(), true);
        }
        return new Slot(heading, new CellRef(row, columns.firstColumn()), CellValue.Blank.INSTANCE, "", false);
    }

    /** The merged region a slot's value stands in, or its own cell. */
    Region merge(Slot slot) {
        return area.sheet().regionAt(slot.ref().row(), slot.ref().column());
    }
}
