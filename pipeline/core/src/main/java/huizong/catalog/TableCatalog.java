package huizong.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables mappings may fill, declared in {@code mappings/tables/*.yaml}. */
public final class TableCatalog {
    private final Map<String, TableDefinition> tables;

    /** @param tables by name, in the order they are declared */
    public TableCatalog(Map<String, TableDefinition> tables) {
        this.tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }

    /** No tables: for whoever only reads a database. */
    public static TableCatalog none() {
        return new TableCatalog(Map.of());
    }

    public Optional<TableDefinition> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    public List<TableDefinition> tables() {
        return List.copyOf(tables.values());
    }
}
