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
 * covers are blank but for its top left: what is stored in them nobody sees, and only {@link #covered} tells of it. A sheet too long to hold is an outline: its first and last rows, with all rows
 * behind {@link #longRows}.
 */
public final class Sheet {

    private final String name;
    private final Visibility visibility;
    private final int firstRow;
    private final List<List<Cell>> rows;
    private final Merges merges;
    private final List<Cell> covered;
    private final Optional<LongRows> longRows;
    private final BitSet hiddenRows;
    private final BitSet hiddenColumns;
    private final Map<Integer, Double> columnWidths;
    private final int width;
    private final int cellCount;

    private Sheet(Builder builder) {
        this.name = builder.name;
        this.visibility = builder.visibility;
        this.hiddenRows = (BitSet) builder.hiddenRows.clone();
        this.hiddenColumns = (BitSet) builder.hiddenColumns.clone();
        this.columnWidths = Map.copyOf(builder.columnWidths);
        this.longRows = builder.longRows;
        this.firstRow = builder.firstRow;
        this.rows = new ArrayList<>(builder.rows.size());
        this.merges = new Merges(builder.merges, firstRow, builder.rows.size());
        List<Cell> hidden = new ArrayList<>(builder.covered);
        int widest = 0;
        int count = 0;
        for (List<Cell> filled : builder.rows) {
            List<Cell> cells = uncovered(filled, hidden);
            rows.add(List.copyOf(cells));
            count += cells.size();
            if (!cells.isEmpty()) {
                widest = Math.max(widest, cells.get(cells.size() - 1).ref().column() + 1);
            }
        }
        this.width = widest;
        this.cellCount = count;
        this.covered = List.copyOf(hidden);
    }

    /** The cells of a row that no merged region hides; the others are put aside. */
    private List<Cell> uncovered(List<Cell> cells, List<Cell> hidden) {
        if (cells.isEmpty() || !hasMerges(cells.get(0).ref().row())) {
            return cells;
        }
        int before = hidden.size();
        List<Cell> seen = new ArrayList<>(cells.size());
        for (Cell cell : cells) {
            int row = cell.ref().row();
            int column = cell.ref().column();
            Region region = regionAt(row, column);
            if (region.firstRow() == row && region.firstColumn() == column) {
                seen.add(cell);
            } else {
                hidden.add(cell);
            }
        }
        return hidden.size() == before ? cells : seen;
    }

    /** The cells that hold something under a merged region, where nobody sees it. */
    public List<Cell> covered() {
        return covered;
    }

    /** The same sheet with other values in some of its cells; a blank empties its cell. */
    public Sheet with(Map<CellRef, CellValue> values) {
        Builder builder = new Builder(name, visibility);
        merges().forEach(builder::merge);
        builder.hiddenRows.or(hiddenRows);
        builder.hiddenColumns.or(hiddenColumns);
        builder.columnWidths.putAll(columnWidths);
        builder.longRows = longRows;
        builder.covered.addAll(covered);
        for (List<Cell> cells : rows) {
            for (Cell cell : cells) {
                CellValue value = values.getOrDefault(cell.ref(), cell.value());
                builder.add(new Cell(cell.ref(), value, cell.formula()));
            }
        }
        return builder.build();
    }

    public String name() {
        return name;
    }

    public Visibility visibility() {
        return visibility;
    }

    /** Rows up to and including the last with a cell. */
    public int height() {
        return firstRow + rows.size();
    }

    /** The first row with a cell, below zero where lines stand above a table; the height where there is none. */
    public int firstRow() {
        return firstRow;
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
        return row < firstRow || row >= height() ? List.of() : rows.get(row - firstRow);
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
        return merges.regions();
    }

    /** Whether a merged region may lie over a cell of a row. */
    public boolean hasMerges(int row) {
        return merges.over(row);
    }

    /** The merged region over a cell, or the cell's own region. */
    public Region regionAt(int row, int column) {
        return merges.at(row, column);
    }

    public boolean isRowHidden(int row) {
        return row >= 0 && hiddenRows.get(row);
    }

    public boolean isColumnHidden(int column) {
        return hiddenColumns.get(column);
    }

    /** How wide a column is drawn, in characters of the standard font; empty where the file does not say. */
    public OptionalDouble columnWidth(int column) {
        Double stated = columnWidths.get(column);
        return stated == null ? OptionalDouble.empty() : OptionalDouble.of(stated);
    }

    /** All rows of the sheet, where this is only its outline. */
    public Optional<LongRows> longRows() {
        return longRows;
    }

    @Override
    public String toString() {
        return "Sheet[" + name + ", " + cellCount + " cells]";
    }

    /** Collects a sheet's cells row by row, each row and cell at most once and in rising order. */
    public static final class Builder {
        private static final int WIDTHS_KEPT = 255;

        private final String name;
        private Visibility visibility;
        private int firstRow;
        private Optional<LongRows> longRows = Optional.empty();
        private final List<List<Cell>> rows = new ArrayList<>();
        private final List<Region> merges = new ArrayList<>();
        private final List<Cell> covered = new ArrayList<>();
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
            if (rows.isEmpty()) {
                firstRow = cell.ref().row();
            }
            int row = cell.ref().row() - firstRow;
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

        /** Adds a cell known to lie under a merged region. */
        public Builder covered(Cell cell) {
            covered.add(cell);
            return this;
        }

        /** Adds a merged region; a single cell is passed over. */
        public Builder merge(Region region) {
            if (!region.isSingleCell()) {
                merges.add(region);
            }
            return this;
        }

        /** Some files say only behind its cells whether a sheet is hidden. */
        public Builder visibility(Visibility stated) {
            visibility = stated;
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

        /** Makes the sheet the outline of one too long to hold. */
        public Builder longRows(LongRows all) {
            longRows = Optional.of(all);
            return this;
        }

        public Sheet build() {
            return new Sheet(this);
        }
    }
}
