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

    /**
     * The rows as records whose components are named like the columns ({@code unitName} for {@code unit_name}), in any
     * order. Text is empty for NULL; any other type needs an {@link Optional} where NULL can come.
     *
     * @throws IllegalStateException where a component has no column, or a value is not of its type
     */
    public <T extends Record> List<T> as(Class<T> type) {
        return new NamedRows<>(type, columns).of(rows);
    }

    /** A value as text, which is empty for NULL. */
    public static String text(Optional<Object> value) {
        return value.map(Object::toString).orElse("");
    }
}
