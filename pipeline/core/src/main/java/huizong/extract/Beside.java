package huizong.extract;

import huizong.extract.form.FormArea;
import huizong.extract.form.SheetLabels.LabelCell;
import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.grid.Label;
import huizong.grid.Region;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the cell in which the value of a label stands, and never one that belongs to the label's neighbour. */
final class Beside {
    /** Rows below a label that are searched, so that an inserted blank row does not hide a value. */
    private static final int REACH_BELOW = 3;

    /** What may be the code in front of a name, as 30702 in front of 国外债务付息. */
    private static final Pattern CODE = Pattern.compile("[0-9]{3,12}");

    private static final Pattern LETTERS = Pattern.compile(".*\\p{L}.*", Pattern.DOTALL);

    private final FormArea area;
    private final Set<CellRef> withLabels;

    /** @param withLabels the cells that hold labels and values together */
    Beside(FormArea area, Set<CellRef> withLabels) {
        this.area = area;
        this.withLabels = withLabels;
    }

    /** The first filled cell to the right, up to the next label or to where another group of columns begins. */
    Optional<Cell> right(Region anchor) {
        for (int r = anchor.firstRow(); r <= Math.min(anchor.lastRow(), area.lastRow()); r++) {
            Optional<Cell> first = behind(r, anchor.lastColumn());
            if (first.isPresent()) {
                Cell cell = first.get();
                int column = cell.ref().column();
                boolean near = column == anchor.lastColumn() + 1;
                if ((near || (column <= area.rightEdge() && !isNeighbours(anchor, cell))) && !isLabel(cell)) {
                    return first;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Cell> behind(int row, int column) {
        return area.sheet().row(row).stream()
                .filter(cell -> cell.ref().column() > column)
                .findFirst();
    }

    private boolean isLabel(Cell cell) {
        return area.isLabel(cell) || withLabels.contains(cell.ref()) || isMisspelt(cell);
    }

    /** A label with a slip in it is no value of the label before it. */
    private boolean isMisspelt(Cell cell) {
        return cell.value() instanceof CellValue.Text text
                && text.text().length() <= Label.MAX_LENGTH
                && area.vocabulary().nearlyContains(text.label());
    }

    /**
     * Whether a cell behind blank ones begins the next group of columns: it is a code in front of a name, as one stands in
     * front of the label, or a heading over it says the same as one over the label or in front of it.
     */
    private boolean isNeighbours(Region anchor, Cell cell) {
        return (isCode(cell) && (isCodeInFrontOf(anchor) || isInFrontOfName(cell)))
                || isUnderHeadingAgain(anchor, cell);
    }

    private static boolean isCode(Cell cell) {
        return CODE.matcher(cell.value().shown().strip()).matches();
    }

    private boolean isCodeInFrontOf(Region anchor) {
        List<Cell> row = area.sheet().row(anchor.firstRow());
        Optional<Cell> before = Optional.empty();
        for (Cell cell : row) {
            before = cell.ref().column() < anchor.firstColumn() ? Optional.of(cell) : before;
        }
        return before.filter(Beside::isCode).isPresent();
    }

    private boolean isInFrontOfName(Cell code) {
        Optional<Cell> next = behind(code.ref().row(), area.regionOf(code).lastColumn());
        return next.filter(n -> n.ref().column() == area.regionOf(code).lastColumn() + 1)
                .filter(n -> n.value() instanceof CellValue.Text
                        && LETTERS.matcher(n.value().shown()).matches()
                        && !area.isLabel(n))
                .isPresent();
    }

    /** Looks at the nearest row above with a text right over the cell, and two texts at least that stand there twice. */
    private boolean isUnderHeadingAgain(Region anchor, Cell cell) {
        for (int r = anchor.firstRow() - 1; r >= area.firstRow(); r--) {
            Set<String> before = new HashSet<>();
            Set<String> again = new HashSet<>();
            boolean over = false;
            for (LabelCell label : area.labelsIn(r)) {
                String text = label.label().full();
                if (label.column() < cell.ref().column()) {
                    before.add(text);
                } else if (LETTERS.matcher(text).matches()) {
                    over |= label.column() == cell.ref().column() && before.contains(text);
                    again.add(text);
                }
            }
            again.retainAll(before);
            if (over) {
                return again.size() > 1;
            }
        }
        return false;
    }

    /** The first filled cell below, in the first row that is filled at all and has no label. */
    Optional<Cell> below(Region anchor) {
        int last = Math.min(area.lastRow(), anchor.lastRow() + REACH_BELOW);
        for (int r = anchor.lastRow() + 1; r <= last; r++) {
            List<Cell> row = area.sheet().row(r);
            if (row.stream().anyMatch(area::isLabel)) {
                return Optional.empty();
            }
            for (Cell cell : row) {
                int column = cell.ref().column();
                if (column >= anchor.firstColumn() && column <= anchor.lastColumn()) {
                    return isMisspelt(cell) ? Optional.empty() : Optional.of(cell);
                }
            }
            if (row.stream().anyMatch(cell -> cell.ref().column() <= area.rightEdge())) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
