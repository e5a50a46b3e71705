package huizong.grid;

/**
 * The address of a cell. The lines of text above a table in a document have addresses too, counted upward from the
 * table's first row: the line right above it is row -1, {@code A0}, the one above that {@code A-1}.
 *
 * @param row zero-based row, 0 to 1,048,575; above a table in a document down to -{@value #MOST_ABOVE}
 * @param column zero-based column, 0 to 16,383
 */
public record CellRef(int row, int column) implements Comparable<CellRef> {
    /** Rows a sheet can have. */
    public static final int MAX_ROWS = 1_048_576;
    /** Columns a sheet can have. */
    public static final int MAX_COLUMNS = 16_384;
    /** Lines above a table that have addresses. */
    public static final int MOST_ABOVE = 99;

    public CellRef {
        if (row < -MOST_ABOVE || row >= MAX_ROWS || column < 0 || column >= MAX_COLUMNS) {
            throw new IllegalArgumentException("no such cell: row " + row + ", column " + column);
        }
    }

    /** Parses an address as we write it: {@code D17}, or {@code A0} and {@code A-1} for lines above a table. */
    public static CellRef of(String address) {
        if (!address.equals("A0") && !address.startsWith("A-")) {
            return parse(address);
        }
        try {
            return new CellRef(Integer.parseInt(address.substring(1)) - 1, 0);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("no such cell: " + address, e);
        }
    }

    /** Parses the address of a cell on a sheet, like {@code D17} (no {@code $}). */
    public static CellRef parse(String a1) {
        int i = 0;
        int column = 0;
        while (i < a1.length() && a1.charAt(i) >= 'A' && a1.charAt(i) <= 'Z') {
            column = column * 26 + a1.charAt(i) - 'A' + 1;
            if (++i > 3) {
                throw new IllegalArgumentException("no such cell: " + a1);
            }
        }
        int digits = a1.length() - i;
        if (column == 0 || digits < 1 || digits > 7) {
            throw new IllegalArgumentException("no such cell: " + a1);
        }
        int row = 0;
        for (; i < a1.length(); i++) {
            int digit = a1.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new IllegalArgumentException("no such cell: " + a1);
            }
            row = row * 10 + digit;
        }
        if (row == 0) {
            throw new IllegalArgumentException("no such cell: " + a1);
        }
        return new CellRef(row - 1, column - 1);
    }

    /** The letters of a zero-based column: {@code columnName(26)} is {@code AA}. */
    public static String columnName(int column) {
        StringBuilder name = new StringBuilder(3);
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            name.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return name.toString();
    }

    /** The address as people write it, {@code D17}. */
    @Override
    public String toString() {
        return columnName(column) + (row + 1);
    }

    @Override
    public int compareTo(CellRef other) {
        return row != other.row ? Integer.compare(row, other.row) : Integer.compare(column, other.column);
    }
}
