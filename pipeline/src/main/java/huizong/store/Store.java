package huizong.store;

import huizong.catalog.ColumnDefinition;
import huizong.catalog.ColumnType;
import huizong.catalog.TableCatalog;
import huizong.catalog.TableDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** The database of filings: one process at a time writes it, every change in a transaction. */
public final class Store implements AutoCloseable {
    private final DuckDBConnection connection;
    private final TableCatalog catalog;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final Map<String, List<ColumnDefinition>> columns = new HashMap<>();
    private final Map<String, RowTable> rowTables = new HashMap<>();
    private final Optional<RowFunction> rows;
    private boolean inTransaction;

    /** @param rows where rows are to be loaded; registered outside a transaction, which would take it back with it */
    private Store(DuckDBConnection connection, TableCatalog catalog, Optional<RowFunction> rows) {
        this.connection = connection;
        this.catalog = catalog;
        this.rows = rows;
    }

    /**
     * Opens a database for writing, and creates what it lacks.
     *
     * @throws StoreLockedException where another process has it open
     */
    public static Store open(Path file, TableCatalog catalog) {
        try {
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the folder of " + file, e);
        }
        return prepare(file.toString(), catalog);
    }

    /** A database that is gone when it is closed, to check rules against the schema. */
    public static Store inMemory(TableCatalog catalog) {
        return prepare(":memory:", catalog);
    }

    /** Opens a database only to read it. */
    public static Store openReadOnly(Path file) {
        return new Store(Connections.open(file.toString(), true), TableCatalog.none(), Optional.empty());
    }

    private static Store prepare(String file, TableCatalog catalog) {
        DuckDBConnection connection = Connections.open(file, false);
        try {
            Schema.of(catalog).bringTo(connection);
            return new Store(connection, catalog, Optional.of(RowFunction.registered(connection)));
        } catch (SQLException e) {
            Connections.close(connection, e);
            throw new StoreException("cannot prepare " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Runs one query of a person on a database opened read-only, with no way out of it.
     *
     * @throws StoreException where the query does not hold; its message is DuckDB's
     */
    public static Result queryReadOnly(Path file, String sql, @Nullable Object... parameters) {
        try (DuckDBConnection connection = Connections.open(file.toString(), true);
                Statement statement = connection.createStatement()) {
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                bind(query, parameters);
                try (ResultSet rows = query.executeQuery()) {
                    return result(rows);
                }
            }
        } catch (SQLException e) {
            throw new StoreException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The first column of a query's first row, where there is one and it is not null. */
    public Optional<String> single(String sql, Object... parameters) {
        return query(sql, parameters).rows().stream()
                .findFirst()
                .flatMap(r -> r.get(0))
                .map(Object::toString);
    }

    /** The tables that forms fill. */
    public TableCatalog catalog() {
        return catalog;
    }

    /** Runs a query of our own. */
    public Result query(String sql, @Nullable Object... parameters) {
        try {
            PreparedStatement statement = prepare(sql);
            bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                return result(rows);
            }
        } catch (SQLException e) {
            forget(sql);
            throw new StoreException(e.getMessage() + " in: " + sql, e);
        }
    }

    /** A statement is planned once for the thousands of files of a run. */
    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            prepared.put(sql, known);
        }
        return known;
    }

    /** DuckDB closes a statement that failed. */
    private void forget(String sql) {
        prepared.remove(sql);
    }

    /**
     * A table's own columns in the order the database has them, which is not the declaration's once that was edited. A
     * column that is no longer declared is there too and gets NULL.
     */
    public List<ColumnDefinition> columnsOf(TableDefinition table) {
        return columns.computeIfAbsent(table.name(), name -> typesOf("filed." + name).stream()
                .map(RowTable.Column::name)
                .filter(c -> !c.equals("submission_id") && !c.equals("line_no"))
                .map(c -> table.column(c).orElse(new ColumnDefinition(c, ColumnType.TEXT, c, c)))
                .toList());
    }

    /** No rows yet for a table of the database; what is added can be read by {@link #from(String)}. */
    public RowTable rowsFor(String table) {
        RowTable known = rowTables.get(table);
        return rowsFor(table, known != null ? known.columns() : typesOf(table));
    }

    /** No rows yet of the columns given, under a name that is an identifier. */
    public RowTable rowsFor(String name, List<RowTable.Column> types) {
        RowTable known = rowTables.get(name);
        if (known == null) {
            known = new RowTable(types);
            rowTables.put(name, known);
            rowFunction().offer(name, known);
        }
        known.clear();
        return known;
    }

    /** The rows of {@link #rowsFor} for a statement's FROM. */
    public String from(String name) {
        return rowFunction().from(name);
    }

    private RowFunction rowFunction() {
        return rows.orElseThrow(() -> new IllegalStateException("rows are not loaded into this database"));
    }

    private List<RowTable.Column> typesOf(String table) {
        return query("SELECT name, type FROM pragma_table_info(?) ORDER BY cid", table).rows().stream()
                .map(r -> new RowTable.Column(Result.text(r.get(0)), RowTable.Type.of(Result.text(r.get(1)))))
                .toList();
    }

    /** Runs one statement that changes something; returns how many rows it did. */
    public int update(String sql, @Nullable Object... parameters) {
        try {
            PreparedStatement statement = prepare(sql);
            bind(statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            forget(sql);
            throw new StoreException(e.getMessage() + " in: " + sql, e);
        }
    }

    /** Runs a script of our own, several statements. */
    public void execute(String script) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(script);
        } catch (SQLException e) {
            throw new StoreException(String.valueOf(e.getMessage()), e);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    /** Does something wholly or not at all. */
    public <T> T inTransaction(Supplier<T> work) {
        if (inTransaction) {
            return work.get();
        }
        try {
            inTransaction = true;
            return Connections.inTransaction(connection, () -> {
                update("SET VARIABLE huizong_begun = true"); // a transaction opens with its first statement only
                return work.get();
            });
        } catch (SQLException e) {
            throw new StoreException(String.valueOf(e.getMessage()), e);
        } finally {
            inTransaction = false;
        }
    }

    /** Copies the whole database into a new file, comments included. */
    public void copyTo(Path file) {
        try (Connection second = connection.duplicate()) {
            Connections.withAttached(
                    second,
                    file,
                    "published_copy",
                    "",
                    "COPY FROM DATABASE " + Schema.quoted(second.getCatalog()) + " TO published_copy");
        } catch (SQLException e) {
            throw new StoreException("cannot copy the database to " + file + ": " + e.getMessage(), e);
        }
    }

    String catalogName() {
        return single("SELECT current_database()").orElseThrow();
    }

    /** A connection of its own to the same process's database, using an empty one in memory under the name given. */
    Store attachedInMemory(String name) {
        try {
            DuckDBConnection second = (DuckDBConnection) connection.duplicate();
            try (Statement statement = second.createStatement()) {
                statement.execute("ATTACH ':memory:' AS " + name);
                statement.execute(
                        "COPY FROM DATABASE " + Schema.quoted(second.getCatalog()) + " TO " + name + " (SCHEMA)");
                statement.execute("USE " + name);
            }
            return new Store(second, catalog, Optional.empty());
        } catch (SQLException e) {
            throw new StoreException("cannot attach a database in memory: " + e.getMessage(), e);
        }
    }

    void detach(String name, String instead) {
        execute("USE " + Schema.quoted(instead));
        execute("DETACH " + name);
    }

    private static Result result(ResultSet rows) throws SQLException {
        ResultSetMetaData meta = rows.getMetaData();
        List<String> columns = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(meta.getColumnLabel(i));
            types.add(meta.getColumnTypeName(i));
        }
        List<List<Optional<Object>>> values = new ArrayList<>();
        while (rows.next()) {
            List<Optional<Object>> row = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                row.add(Optional.ofNullable(rows.getObject(i)));
            }
            values.add(row);
        }
        return new Result(columns, types, values);
    }

    @Override
    public void close() {
        try (Connection closing = connection;
                Statement statement = closing.createStatement()) {
            for (PreparedStatement each : prepared.values()) {
                each.close();
            }
            if (!connection.isReadOnly()) {
                statement.execute("CHECKPOINT");
            }
        } catch (SQLException e) {
            throw new StoreException("cannot close the database: " + e.getMessage(), e);
        }
    }
}
