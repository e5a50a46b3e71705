package huizong.grid;

/** A rectangle of cells, both corners included, zero-based. Merged cells are regions, and so is the area of a form. */
public record Region(int firstRow, int firstColumn, int lastRow, int lastColumn) {
    public Region {
        if (firstRow < -CellRef.MOST_ABOVE || firstColumn < 0 || lastRow < firstRow || lastColumn < firstColumn) {
            throw new IllegalArgumentException(
                    "no rectangle: " + firstRow + "," + firstColumn + " to " + lastRow + "," + lastColumn);
        }
    }

    /** The region of a single cell. */
    public static Region of(CellRef cell) {
        return new Region(cell.row(), cell.column(), cell.row(), cell.column());
    }

    /** Parses {@code A1:C3}, or {@code A1} alone. */
    public static Region parse(String a1) {
        int colon = a1.indexOf(':');
        CellRef first = CellRef.parse(colon < 0 ? a1 : a1.substring(0, colon));
        CellRef last = colon < 0 ? first : CellRef.parse(a1.substring(colon + 1));
        return new Region(first.row(), first.column(), last.row(), last.column());
    }

    public boolean contains(int row, int column) {
        return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
    }

    /** The top left cell, which holds the value of a merged region. */
    public CellRef topLeft() {
        return new CellRef(firstRow, firstColumn);
    }

    public boolean isSingleCell() {
        return firstRow == lastRow && firstColumn == lastColumn;
    }

    @Override
    public String toString() {
        return isSingleCell() ? topLeft().toString() : topLeft() + ":" + new CellRef(lastRow, lastColumn);
    }
}
