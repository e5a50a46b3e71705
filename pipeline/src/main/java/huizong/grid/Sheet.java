package huizong.grid;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One sheet: its non-blank cells in row order, merged regions and what is hidden. Immutable. The cells a merged region
 * covers are blank but for its top left.
 */
public final class Sheet {

    private final String name;
    private final Visibility visibility;
    private final List<List<Cell>> rows;
    private final List<Region> merges;
    private final int[][] mergesByRow;
    private final BitSet hiddenRows;
    private final BitSet hiddenColumns;
    private final Map<Integer, Double> columnWidths;
    private final int width;
    private final int cellCount;

    private Sheet(Builder builder) {
        this.name = builder.name;
        this.visibility = builder.visibility;
        this.merges = List.copyOf(builder.merges);
        this.hiddenRows = (BitSet) builder.hiddenRows.clone();
        this.hiddenColumns = (BitSet) builder.hiddenColumns.clone();
        this.columnWidths = Map.copyOf(builder.columnWidths);
        this.rows = new ArrayList<>(builder.rows.size());
        int widest = 0;
        int count = 0;
        for (List<Cell> cells : builder.rows) {
            rows.add(List.copyOf(cells));
            count += cells.size();
            if (!cells.isEmpty()) {
                widest = Math.max(widest, cells.get(cells.size() - 1).ref().column() + 1);
            }
        }
        this.width = widest;
        this.cellCount = count;
        this.mergesByRow = indexMerges(rows.size(), merges);
    }

    /** Per row up to the last with a cell, the merges that cover it: form sheets have few, lists have none. */
    private static int[][] indexMerges(int height, List<Region> merges) {
        if (merges.isEmpty()) {
            return new int[0][];
        }
        int[] counts = new int[height];
        for (Region merge : merges) {
            for (int r = merge.firstRow(); r <= Math.min(merge.lastRow(), height - 1); r++) {
                counts[r]++;
            }
        }
        int[][] index = new int[height][];
        for (int r = 0; r < height; r++) {
            index[r] = new int[counts[r]];
        }
        for (int m = merges.size() - 1; m >= 0; m--) {
            Region merge = merges.get(m);
            for (int r = merge.firstRow(); r <= Math.min(merge.lastRow(), height - 1); r++) {
                index[r][--counts[r]] = m;
            }
        }
        return index;
    }

    public String name() {
        return name;
    }

    public Visibility visibility() {
        return visibility;
    }

    /** Rows up to and including the last with a cell. */
    public int height() {
        return rows.size();
    }

    /** Columns up to and including the last with a cell. */
    public int width() {
        return width;
    }

    /** How many cells hold something. */
    public int cellCount() {
        return cellCount;
    }

    /** The non-blank cells of a row, by column; none beyond the last row. */
    public List<Cell> row(int row) {
        return row < 0 || row >= rows.size() ? List.of() : rows.get(row);
    }

    /** The value at an address; {@link CellValue.Blank} where there is no cell, and inside a merged region. */
    public CellValue at(int row, int column) {
        Optional<Cell> cell = cell(row, column);
        return cell.isPresent() ? cell.get().value() : CellValue.Blank.INSTANCE;
    }

    /** The cell at an address, if it holds something. */
    public Optional<Cell> cell(int row, int column) {
        List<Cell> cells = row(row);
        int low = 0;
        int high = cells.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = cells.get(middle).ref().column();
            if (found == column) {
                return Optional.of(cells.get(middle));
            }
            if (found < column) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    /** Merged regions of more than one cell, in file order. */
    public List<Region> merges() {
        return merges;
    }

    /** The merged region over a cell, or the cell's own region. */
    public Region regionAt(int row, int column) {
        if (row < mergesByRow.length) {
            for (int m : mergesByRow[row]) {
                if (merges.get(m).contains(row, column)) {
                    return merges.get(m);
                }
            }
        } else {
            for (Region merge : merges) {
                if (merge.contains(row, column)) {
                    return merge;
                }
            }
        }
        return new Region(row, column, row, column);
    }

    public boolean isRowHidden(int row) {
        return hiddenRows.get(row);
    }

    public boolean isColumnHidden(int column) {
        return hiddenColumns.get(column);
    }

    /** How wide a column is drawn, in characters of the standard font; empty where the file does not say. */
    public OptionalDouble columnWidth(int column) {
        Double stated = columnWidths.get(column);
        return stated == null ? OptionalDouble.empty() : OptionalDouble.of(stated);
    }

    @Override
    public String toString() {
        return "Sheet[" + name + ", " + cellCount + " cells]";
    }

    /** Collects a sheet's cells row by row, each row and cell at most once and in rising order. */
    public static final class Builder {
        private static final int WIDTHS_KEPT = 255;

        private final String name;
        private final Visibility visibility;
        private final List<List<Cell>> rows = new ArrayList<>();
        private final List<Region> merges = new ArrayList<>();
        private final BitSet hiddenRows = new BitSet();
        private final BitSet hiddenColumns = new BitSet();
        private final Map<Integer, Double> columnWidths = new HashMap<>();

        public Builder(String name, Visibility visibility) {
            this.name = name;
            this.visibility = visibility;
        }

        /** Adds a cell; blanks are passed over. Cells come in row order, then column order. */
        public Builder add(Cell cell) {
            if (cell.value().isBlank()) {
                return this;
            }
            int row = cell.ref().row();
            if (row < rows.size() - 1) {
                throw new IllegalArgumentException("out of order: " + cell.ref());
            }
            while (rows.size() <= row) {
                rows.add(List.of());
            }
            List<Cell> cells = rows.get(row);
            if (cells.isEmpty()) {
                cells = new ArrayList<>();
                rows.set(row, cells);
            } else if (cells.get(cells.size() - 1).ref().column() >= cell.ref().column()) {
                throw new IllegalArgumentException("out of order: " + cell.ref());
            }
            cells.add(cell);
            return this;
        }

        /** Adds a merged region; a single cell is passed over. */
        public Builder merge(Region region) {
            if (!region.isSingleCell()) {
                merges.add(region);
            }
            return this;
        }

        public Builder hideRow(int row) {
            hiddenRows.set(row);
            return this;
        }

        /** Hides columns, both ends included. */
        public Builder hideColumns(int first, int last) {
            hiddenColumns.set(first, last + 1);
            return this;
        }

        /** Notes how wide columns are drawn, both ends included; widths beyond column {@value #WIDTHS_KEPT} are let go. */
        public Builder columnWidth(int first, int last, double characters) {
            for (int c = first; c <= Math.min(last, WIDTHS_KEPT); c++) {
                columnWidths.put(c, characters);
            }
            return this;
        }

        public Sheet build() {
            return new Sheet(this);
        }
    }
}
