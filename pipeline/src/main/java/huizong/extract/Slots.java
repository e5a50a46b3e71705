package huizong.extract;

import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.grid.Region;
import huizong.mapping.HeadingBinding;
import java.util.HashMap;
import java.util.Map;

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
    record Slot(CellRef ref, CellValue value, String shown, String text, boolean covered) {
        Slot(CellRef ref, CellValue value, String shown, boolean covered) {
            this(ref, value, shown, Typing.trim(shown), covered);
        }

        boolean isFilled() {
            return !covered && !text.isEmpty();
        }
    }

    private final FormArea area;
    private final Header header;
    private final int firstRow;
    private final Map<HeadingBinding, Integer> index = new HashMap<>();
    private final Region[] columns;
    private final Slot[][] known;

    /** @param lastRow the last row of the table; of rows below, like that of its totals, nothing is kept */
    Slots(FormArea area, Header header, int firstRow, int lastRow) {
        this.area = area;
        this.header = header;
        this.firstRow = firstRow;
        this.columns = header.columns().values().toArray(Region[]::new);
        this.known = new Slot[Math.max(0, lastRow - firstRow + 1)][];
        for (HeadingBinding heading : header.columns().keySet()) {
            index.put(heading, index.size());
        }
    }

    Header header() {
        return header;
    }

    int firstRow() {
        return firstRow;
    }

    int lastRow() {
        return firstRow + known.length - 1;
    }

    /** The slot of one of the header's headings or parts. */
    Slot slot(int row, HeadingBinding heading) {
        int at = index.getOrDefault(heading, -1);
        if (at < 0) {
            throw new IllegalArgumentException("not in this header: " + heading.column());
        }
        if (row > lastRow()) {
            return find(row, columns[at]);
        }
        Slot[] slots = known[row - firstRow];
        if (slots == null) {
            slots = new Slot[columns.length];
            known[row - firstRow] = slots;
        }
        Slot slot = slots[at];
        if (slot == null) {
            slot = find(row, columns[at]);
            slots[at] = slot;
        }
        return slot;
    }

    private Slot find(int row, Region columns) {
        for (Cell cell : area.sheet().row(row)) {
            int column = cell.ref().column();
            if (column > columns.lastColumn()) {
                break;
            }
            if (column >= columns.firstColumn()) {
                return new Slot(cell.ref(), cell.value(), cell.value().shown(), false);
            }
        }
        Region merge = area.sheet().regionAt(row, columns.firstColumn());
        if (merge.firstRow() < row
                && merge.firstRow() > header.lastRow()
                && merge.firstColumn() >= columns.firstColumn()) {
            CellRef origin = merge.topLeft();
            CellValue value = area.sheet().at(origin.row(), origin.column());
            return new Slot(origin, value, value.shown(), true);
        }
        return new Slot(new CellRef(row, columns.firstColumn()), CellValue.Blank.INSTANCE, "", false);
    }

    /** The merged region a slot's value stands in, or its own cell. */
    Region merge(Slot slot) {
        return area.sheet().regionAt(slot.ref().row(), slot.ref().column());
    }
}
