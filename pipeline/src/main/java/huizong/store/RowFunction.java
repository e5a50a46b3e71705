package huizong.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBLogicalType;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;

/**
 * Rows of ours that a statement reads like a table of the database: one {@code INSERT} takes over thousands of them, and
 * fails as statements do. DuckDB's appender flushes every 2,048 rows, takes a call for each text, and swallows errors when
 * it is closed.
 */
public final class RowFunction implements DuckDBTableFunction<RowTable, RowFunction.Cursor, RowFunction.Cursor> {
    /** How far a statement has read. */
    static final class Cursor {
        private int read;
    }

    /** Several stores of a process may be of one database, and a function stays as long as that is open. */
    private static final AtomicInteger REGISTERED = new AtomicInteger();

    private final String name = "huizong_rows_" + REGISTERED.incrementAndGet();
    private final Map<String, RowTable> tables = new ConcurrentHashMap<>();

    private RowFunction() {}

    public static RowFunction registered(Connection connection) throws SQLException {
        RowFunction function = new RowFunction();
        try (DuckDBTableFunctionBuilder builder = DuckDBFunctions.tableFunction()) {
            builder.withName(function.name)
                    .withParameter(String.class)
                    .withFunction(function)
                    .register(connection);
        }
        return function;
    }

    /** Makes rows readable under a name, which is an identifier of ours. */
    public void offer(String table, RowTable rows) {
        tables.put(table, rows);
    }

    /** What stands for the rows in a statement's FROM. */
    public String from(String table) {
        return name + "(" + Schema.literal(table) + ")";
    }

    @Override
    public RowTable bind(DuckDBTableFunctionBindInfo info) throws SQLException {
        String table = info.getParameter(0).getString();
        RowTable rows = tables.get(table);
        if (rows == null) {
            throw new IllegalArgumentException("no rows for " + table);
        }
        for (RowTable.Column column : rows.columns()) {
            switch (column.type()) {
                case TEXT -> info.addResultColumn(column.name(), DuckDBColumnType.VARCHAR);
                case INTEGER -> info.addResultColumn(column.name(), DuckDBColumnType.INTEGER);
                case LONG -> info.addResultColumn(column.name(), DuckDBColumnType.BIGINT);
                case BOOLEAN -> info.addResultColumn(column.name(), DuckDBColumnType.BOOLEAN);
                case DATE -> info.addResultColumn(column.name(), DuckDBColumnType.DATE);
                case TIMESTAMP -> info.addResultColumn(column.name(), DuckDBColumnType.TIMESTAMP);
                case DECIMAL -> {
                    try (DuckDBLogicalType type = DuckDBLogicalType.decimal(18, 6)) {
                        info.addResultColumn(column.name(), type);
                    }
                }
            }
        }
        return rows;
    }

    @Override
    public Cursor init(DuckDBTableFunctionInitInfo info) {
        info.setMaxThreads(1); // in the order given
        return new Cursor();
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
        Cursor cursor = info.getInitData();
        RowTable rows = info.getBindData();
        int written = rows.write(cursor.read, chunk);
        cursor.read += written;
        return written;
    }
}
