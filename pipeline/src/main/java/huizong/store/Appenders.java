package huizong.store;

import huizong.mapping.ColumnDefinition;
import huizong.mapping.ColumnType;
import huizong.submission.Fact;
import huizong.submission.Provenance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The appenders of one transaction, opened when first needed. {@link #flush()} before committing: closing hides errors. */
final class Appenders implements AutoCloseable {
    private final DuckDBConnection connection;
    private final Map<String, DuckDBAppender> open = new LinkedHashMap<>();

    Appenders(DuckDBConnection connection) {
        this.connection = connection;
    }

    DuckDBAppender to(String schema, String table) throws SQLException {
        return opened(connection.getCatalog(), schema, table);
    }

    /** An appender to a table of {@link Staging}. */
    DuckDBAppender staged(String table) throws SQLException {
        return opened("temp", "main", table);
    }

    private DuckDBAppender opened(String catalog, String schema, String table) throws SQLException {
        String name = catalog + "." + schema + "." + table;
        DuckDBAppender appender = open.get(name);
        if (appender == null) {
            appender = connection.createAppender(catalog, schema, table);
            open.put(name, appender);
        }
        return appender;
    }

    /** Appends a row of facts; a column without a fact is NULL. */
    void row(String table, List<ColumnDefinition> columns, String id, Optional<Integer> lineNo, Map<String, Fact> facts)
            throws SQLException {
        DuckDBAppender appender = to("filed", table);
        appender.beginRow();
        appender.append(id);
        if (lineNo.isPresent()) {
            appender.append(lineNo.get().intValue());
        }
        for (ColumnDefinition column : columns) {
            Fact fact = facts.get(column.name());
            Object value = fact == null ? null : fact.value().orElse(null);
            if (value == null) {
                appender.appendNull();
            } else if (column.type() == ColumnType.DECIMAL) {
                appender.append(((BigDecimal) value).setScale(6, RoundingMode.HALF_UP));
            } else if (column.type() == ColumnType.INTEGER) {
                appender.append(((Integer) value).intValue());
            } else if (column.type() == ColumnType.DATE) {
                appender.append((LocalDate) value);
            } else {
                appender.append(value.toString());
            }
        }
        appender.endRow();
    }

    /** Appends where each fact of a row came from: its cell, or for a value that is missing the place it should have. */
    void lineage(String id, String table, int lineNo, Map<String, Fact> facts) throws SQLException {
        for (Map.Entry<String, Fact> fact : facts.entrySet()) {
            if (fact.getValue().provenance().isPresent()) {
                Provenance from = fact.getValue().provenance().get();
                boolean blank = fact.getValue().isBlank();
                DuckDBAppender appender = to("meta", blank ? "blank" : "lineage");
                appender.beginRow();
                appender.append(id);
                appender.append(table);
                appender.append(lineNo);
                appender.append(fact.getKey());
                appender.append(from.sheetName());
                appender.append(from.cell().toString());
                if (!blank) {
                    appender.append(from.rawText());
                }
                appender.endRow();
            }
        }
    }

    static void text(DuckDBAppender appender, Optional<String> text) throws SQLException {
        if (text.isPresent()) {
            appender.append(text.get());
        } else {
            appender.appendNull();
        }
    }

    /** Writes what was appended; throws where a row does not hold. */
    void flush() throws SQLException {
        for (DuckDBAppender appender : open.values()) {
            appender.flush();
        }
    }

    @Override
    public void close() throws SQLException {
        for (DuckDBAppender appender : open.values()) {
            appender.close();
        }
    }
}
