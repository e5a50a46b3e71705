package huizong.store;

import java.util.List;
import java.util.Optional;

/**
 * What a query returned, whole.
 *
 * @param types DuckDB's names of the columns' types
 * @param rows values in column order, empty for NULL
 */
public record Result(List<String> columns, List<String> types, List<List<Optional<Object>>> rows) {
    public Result {
        columns = List.copyOf(columns);
        types = List.copyOf(types);
        rows = List.copyOf(rows);
    }

    /** A value as text, which is empty for NULL. */
    public static String text(Optional<Object> value) {
        return value.map(Object::toString).orElse("");
    }
}
