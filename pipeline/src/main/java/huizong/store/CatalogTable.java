package huizong.store;

import huizong.text.PackagedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table of the fixed part of the schema, as {@code catalog.txt} declares it. */
record CatalogTable(
        String schema, String name, String chinese, String comment, Optional<String> key, List<Column> columns) {
    /** @param type with {@code NOT NULL} where it is required */
    record Column(String name, String type, String chinese, String comment) {}

    static List<CatalogTable> all() {
        List<CatalogTable> tables = new ArrayList<>();
        for (String line : PackagedText.read(CatalogTable.class, "catalog.txt").split("\n")) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.strip().split(" \\| ");
            if (line.startsWith(" ")) {
                int space = parts[0].indexOf(' ');
                tables.get(tables.size() - 1)
                        .columns()
                        .add(new Column(
                                parts[0].substring(0, space), parts[0].substring(space + 1), parts[1], parts[2]));
            } else {
                int dot = parts[0].indexOf('.');
                tables.add(new CatalogTable(
                        parts[0].substring(0, dot),
                        parts[0].substring(dot + 1),
                        parts[1],
                        parts[2],
                        parts.length > 3 ? Optional.of(parts[3]) : Optional.empty(),
                        new ArrayList<>()));
            }
        }
        return tables;
    }
}
