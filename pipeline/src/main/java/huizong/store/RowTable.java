package huizong.store;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/** Rows on their way into the database, column by column. */
public final class RowTable {
    /** A column's type, and the class its values have here. */
    public enum Type {
        TEXT,
        INTEGER,
        LONG,
        DECIMAL,
        BOOLEAN,
        DATE,
        TIMESTAMP;

        /** @param name DuckDB's */
        public static Type of(String name) {
            return switch (name) {
                case "VARCHAR" -> TEXT;
                case "INTEGER" -> INTEGER;
                case "BIGINT" -> LONG;
                case "DECIMAL(18,6)" -> DECIMAL;
                case "BOOLEAN" -> BOOLEAN;
                case "DATE" -> DATE;
                case "TIMESTAMP" -> TIMESTAMP;
                default -> throw new IllegalArgumentException("no column of ours is of type " + name);
            };
        }
    }

    public record Column(String name, Type type) {}

    private final List<Column> columns;
    private @Nullable Object[][] values;
    private int size;

    public RowTable(List<Column> columns) {
        this.columns = List.copyOf(columns);
        this.values = new Object[columns.size()][64];
    }

    public List<Column> columns() {
        return columns;
    }

    public int size() {
        return size;
    }

    public void clear() {
        size = 0;
    }

    /** @param row values in the order of the columns, null for NULL */
    public void add(@Nullable Object... row) {
        if (row.length != columns.size()) {
            throw new IllegalArgumentException(row.length + " values for " + columns);
        }
        if (size == values[0].length) {
            for (int c = 0; c < values.length; c++) {
                values[c] = Arrays.copyOf(values[c], 2 * size);
            }
        }
        for (int c = 0; c < row.length; c++) {
            values[c][size] = row[c];
        }
        size++;
    }

    /** Writes rows from one on, as many as there is room for; returns how many. */
    int write(int from, DuckDBDataChunkWriter chunk) {
        int count = (int) Math.min(chunk.capacity(), size - from);
        for (int c = 0; c < values.length && count > 0; c++) {
            write(columns.get(c).type(), Arrays.copyOfRange(values[c], from, from + count), chunk.vector(c));
        }
        return count;
    }

    private static void write(Type type, @Nullable Object[] values, DuckDBWritableVector vector) {
        if (type == Type.TEXT) {
            vector.setStrings(0, Arrays.copyOf(values, values.length, String[].class));
            return;
        }
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value == null) {
                vector.setNull(i);
                continue;
            }
            switch (type) {
                case INTEGER -> vector.setInt(i, (Integer) value);
                case LONG -> vector.setLong(i, (Long) value);
                case DECIMAL -> vector.setBigDecimal(i, (BigDecimal) value);
                case BOOLEAN -> vector.setBoolean(i, (Boolean) value);
                case DATE -> vector.setDate(i, (LocalDate) value);
                case TIMESTAMP -> vector.setTimestamp(i, (LocalDateTime) value);
                case TEXT -> throw new IllegalStateException("written above");
            }
        }
    }
}
