package huizong.extract.table;

import huizong.extract.form.FormArea;
import huizong.extract.value.Typing;
import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.grid.Label;
import huizong.grid.Region;
import huizong.mapping.Anchor;
import huizong.mapping.HeadingBinding;
import huizong.mapping.TableBinding;
import huizong.text.WhiteSpace;
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
     * @param placeholder whether it is dots, or what the mapping calls a placeholder
     */
    record Slot(
            HeadingBinding heading,
            CellRef ref,
            CellValue value,
            String shown,
            String text,
            boolean covered,
            boolean placeholder) {
        boolean isFilled() {
            return !covered && !text.isEmpty();
        }
    }

    private final FormArea area;
    private final Header header;
    private final Optional<Anchor> placeholders;
    private final int firstRow;
    private final int end;
    private final List<HeadingBinding> headings;
    /** The first column and the last of each heading. */
    private final int[] first;

    private final int[] last;
    private final List<List<Slot>> known;

    /** @param lastRow the last row of the table */
    Slots(FormArea area, TableBinding table, Header header, int firstRow, int lastRow) {
        this.area = area;
        this.header = header;
        this.firstRow = firstRow;
        this.headings = List.copyOf(header.headings().keySet());
        this.placeholders = table.placeholders();
        this.first =
                headings.stream().mapToInt(h -> header.columns(h).firstColumn()).toArray();
        this.last =
                headings.stream().mapToInt(h -> header.columns(h).lastColumn()).toArray();
        this.known = new ArrayList<>(Collections.nCopies(Math.max(0, lastRow - firstRow + 1), List.of()));
        this.end = table.until().map(until -> end(table, until, lastRow)).orElse(lastRow + 1);
    }

    /**
     * The first row with a label that ends the table. Where rows carry names of their own, one that has figures is an item
     * named like what stands behind the table, as long as that comes further down.
     */
    private int end(TableBinding table, Anchor until, int lastRow) {
        int found = area.firstRowWith(until, firstRow, lastRow);
        if (table.rows() instanceof TableBinding.Rows.Lines lines && lines.hasItems()) {
            for (int row = found; row <= lastRow && isItem(row); ) {
                row = area.firstRowWith(until, row + 1, lastRow);
                found = row <= lastRow ? row : found;
            }
        }
        return found;
    }

    private boolean isItem(int row) {
        boolean figures = false;
        for (Slot slot : find(row)) {
            figures |= slot.value() instanceof CellValue.Number && !slot.covered();
            if (slot.isFilled() && slot.value() instanceof CellValue.Text && !Typing.isDashes(slot.text())) {
                return false;
            }
        }
        return figures;
    }

    Header header() {
        return header;
    }

    /** The header's headings, in the order of the slots of a row. */
    List<HeadingBinding> headings() {
        return headings;
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
        if (!header.parts().containsKey(part)) {
            return Optional.empty();
        }
        Region columns = header.columns(part);
        List<Cell> cells = area.sheet().row(row);
        return Optional.of(slot(row, part, columns.firstColumn(), columns.lastColumn(), cells, 0));
    }

    private List<Slot> find(int row) {
        List<Cell> cells = area.sheet().row(row);
        area.look(first.length + cells.size());
        List<Slot> slots = new ArrayList<>(first.length);
        int at = 0;
        for (int i = 0; i < first.length; i++) {
            at = i > 0 && first[i] < first[i - 1] ? 0 : at;
            while (at < cells.size() && cells.get(at).ref().column() < first[i]) {
                at++;
            }
            slots.add(slot(row, headings.get(i), first[i], last[i], cells, at));
        }
        return slots;
    }

    /** @param at from which of the row's cells on to look */
    private Slot slot(int row, HeadingBinding heading, int firstColumn, int lastColumn, List<Cell> cells, int at) {
        for (int i = at; i < cells.size() && cells.get(i).ref().column() <= lastColumn; i++) {
            Cell cell = cells.get(i);
            if (cell.ref().column() >= firstColumn) {
                return slot(heading, cell.ref(), cell.value(), false);
            }
        }
        if (!area.sheet().hasMerges(row)) {
            return blank(row, heading, firstColumn);
        }
        Region merge = area.sheet().regionAt(row, firstColumn);
        if (merge.firstRow() < row && merge.firstRow() > header.lastRow() && merge.firstColumn() >= firstColumn) {
            CellRef origin = merge.topLeft();
            return slot(heading, origin, area.sheet().at(origin.row(), origin.column()), true);
        }
        return blank(row, heading, firstColumn);
    }

    private static Slot blank(int row, HeadingBinding heading, int column) {
        return new Slot(heading, new CellRef(row, column), CellValue.Blank.INSTANCE, "", "", false, false);
    }

    private Slot slot(HeadingBinding heading, CellRef ref, CellValue value, boolean covered) {
        String shown = value.shown();
        String text = value instanceof CellValue.Number ? shown : WhiteSpace.trim(shown);
        boolean placeholder = value instanceof CellValue.Text && isPlaceholder(value, text);
        return new Slot(heading, ref, value, shown, text, covered, placeholder);
    }

    private boolean isPlaceholder(CellValue value, String text) {
        return Typing.isPlaceholder(text)
                || (placeholders.isPresent()
                        && text.length() <= Label.MAX_LENGTH
                        && placeholders.get().matches(value.label(), area.fiscalYear()));
    }

    /** The merged region a slot's value stands in, or its own cell. */
    Region merge(Slot slot) {
        return area.sheet().regionAt(slot.ref().row(), slot.ref().column());
    }
}
