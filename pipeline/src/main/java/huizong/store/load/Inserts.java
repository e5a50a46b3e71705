package huizong.store.load;

import huizong.store.RowTable;
import huizong.catalog.ColumnDefinition;
import huizong.catalog.ColumnType;
import huizong.store.Store;
import huizong.store.StoreException;
import huizong.submission.Fact;
import huizong.submission.Provenance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of one transaction, inserted some thousands at a time. {@link #flush()} before committing. */
final class Inserts {
    private static final int ROWS_A_STATEMENT = 100_000;

    private final Store store;
    private final Map<String, RowTable> pending = new LinkedHashMap<>();

    Inserts(Store store) {
        this.store = store;
    }

    /** @param values in the order of the table's columns, null for NULL */
    void add(String table, @Nullable Object... values) {
        RowTable rows = pending.get(table);
        if (rows == null) {
            rows = store.rowsFor(table);
            pending.put(table, rows);
        }
        rows.add(values);
        if (rows.size() == ROWS_A_STATEMENT) {
            insert(table, rows);
        }
    }

    /** A row of facts; a column without a fact is NULL. */
    void row(
            String table,
            List<ColumnDefinition> columns,
            String id,
            Optional<Integer> lineNo,
            Map<String, Fact> facts) {
        int front = lineNo.isPresent() ? 2 : 1;
        @Nullable Object[] values = new Object[front + columns.size()];
        values[0] = id;
        lineNo.ifPresent(line -> values[1] = line);
        for (int i = 0; i < columns.size(); i++) {
            Fact fact = facts.get(columns.get(i).name());
            if (fact != null && fact.value().isPresent()) {
                values[front + i] = value(columns.get(i).type(), fact.value().get());
            }
        }
        add("filed." + table, values);
    }

    private static Object value(ColumnType type, Object value) {
        return switch (type) {
            case DECIMAL -> ((BigDecimal) value).setScale(6, RoundingMode.HALF_UP);
            case INTEGER, DATE -> value;
            case TEXT -> value.toString();
        };
    }

    /** Where each fact of a row came from: its cell, or for a value that is missing the place it should have. */
    void lineage(String id, String table, int lineNo, Map<String, Fact> facts) {
        for (Map.Entry<String, Fact> fact : facts.entrySet()) {
            if (fact.getValue().provenance().isPresent()) {
                Provenance from = fact.getValue().provenance().get();
                String cell = from.cell().toString();
                if (fact.getValue().isBlank()) {
                    add("meta.blank", id, table, lineNo, fact.getKey(), from.sheetName(), cell);
                } else {
                    add("meta.lineage", id, table, lineNo, fact.getKey(), from.sheetName(), cell, from.rawText());
                }
            }
        }
    }

    /**
     * Inserts what is pending.
     *
     * @throws StoreException where a row does not hold
     */
    void flush() {
        pending.forEach(this::insert);
    }

    private void insert(String table, RowTable rows) {
        if (rows.size() > 0) {
            int inserted = store.update("INSERT INTO " + table + " FROM " + store.from(table));
            if (inserted != rows.size()) {
                throw new IllegalStateException(inserted + " rows of " + rows.size() + " arrived in " + table);
            }
            rows.clear();
        }
    }
}
