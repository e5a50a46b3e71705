package huizong.store;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes records of rows, each component from the column of its name. */
final class NamedRows<T extends Record> {
    private final Class<T> type;
    private final Constructor<T> constructor;
    private final RecordComponent[] components;
    private final int[] columnOf;

    NamedRows(Class<T> type, List<String> columns) {
        this.type = type;
        this.components = type.getRecordComponents();
        this.columnOf = new int[components.length];
        for (int i = 0; i < components.length; i++) {
            columnOf[i] = columns.indexOf(columnName(components[i].getName()));
            if (columnOf[i] < 0) {
                throw new IllegalStateException(
                        type.getSimpleName() + "." + components[i].getName() + " has no column among " + columns);
            }
        }
        try {
            this.constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            this.constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its constructor", e);
        }
    }

    private static String columnName(String component) {
        return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    List<T> of(List<List<Optional<Object>>> rows) {
        return rows.stream().map(this::record).toList();
    }

    private T record(List<Optional<Object>> row) {
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(components[i], row.get(columnOf[i]));
        }
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type.getSimpleName() + " of " + row, e);
        }
    }

    private Object value(RecordComponent component, Optional<Object> value) {
        if (component.getType() == Optional.class) {
            Type inner = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            return value.map(v -> converted(component, (Class<?>) inner, v));
        }
        if (component.getType() == String.class) {
            return value.map(Object::toString).orElse("");
        }
        return converted(
                component,
                component.getType(),
                value.orElseThrow(() -> new IllegalStateException(
                        type.getSimpleName() + "." + component.getName() + " is NULL and not Optional")));
    }

    private Object converted(RecordComponent component, Class<?> wanted, Object value) {
        if (wanted == String.class) {
            return value.toString();
        }
        if (value instanceof Number number) {
            if (wanted == int.class || wanted == Integer.class) {
                return Math.toIntExact(number.longValue());
            }
            if (wanted == long.class || wanted == Long.class) {
                return number.longValue();
            }
            if (wanted == BigDecimal.class) {
                return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
            }
        }
        if (wanted == boolean.class && value instanceof Boolean || wanted.isInstance(value)) {
            return value;
        }
        throw new IllegalStateException(type.getSimpleName() + "." + component.getName() + " cannot be "
                + value.getClass().getSimpleName());
    }
}
