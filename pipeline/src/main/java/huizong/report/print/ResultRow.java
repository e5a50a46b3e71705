package huizong.report.print;

import huizong.store.Result;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One row of a query's answer, by column name. */
public record ResultRow(Map<String, Integer> index, List<Optional<Object>> values) {

    /** The rows of an answer, in its order. */
    public static List<ResultRow> all(Result result) {
        Map<String, Integer> index = new LinkedHashMap<>();
        for (int c = 0; c < result.columns().size(); c++) {
            index.put(result.columns().get(c), c);
        }
        return result.rows().stream().map(row -> new ResultRow(index, row)).toList();
    }

    /** The same row with further columns, or other values in them. */
    public ResultRow with(Map<String, Object> more) {
        Map<String, Integer> columns = new LinkedHashMap<>(index);
        List<Optional<Object>> all = new ArrayList<>(values);
        more.forEach((column, value) -> {
            Integer at = columns.putIfAbsent(column, all.size());
            if (at == null) {
                all.add(Optional.of(value));
            } else {
                all.set(at, Optional.of(value));
            }
        });
        return new ResultRow(columns, all);
    }

    /** These columns and no others; a row that lacks one is refused. */
    public ResultRow only(List<String> columns) {
        Map<String, Integer> kept = new LinkedHashMap<>();
        List<Optional<Object>> all = new ArrayList<>();
        for (String column : columns) {
            kept.put(column, all.size());
            all.add(value(column));
        }
        return new ResultRow(kept, all);
    }

    /** The same row with columns that hold nothing, where it does not have them. */
    public ResultRow withNothingIn(List<String> more) {
        Map<String, Integer> columns = new LinkedHashMap<>(index);
        List<Optional<Object>> all = new ArrayList<>(values);
        for (String column : more) {
            if (columns.putIfAbsent(column, all.size()) == null) {
                all.add(Optional.empty());
            }
        }
        return new ResultRow(columns, all);
    }

    /** What is there, by column. */
    public Map<String, Object> present() {
        Map<String, Object> present = new LinkedHashMap<>();
        index.forEach((column, at) -> values.get(at).ifPresent(value -> present.put(column, value)));
        return present;
    }

    /** The value as text; empty text where there is none. */
    public String text(String column) {
        return value(column).map(String::valueOf).orElse("");
    }

    /** The value as a number, if there is one. */
    public Optional<BigDecimal> number(String column) {
        return value(column).map(ResultRow::decimal);
    }

    /** A count; nothing counts as zero. */
    public long count(String column) {
        return number(column).orElse(BigDecimal.ZERO).longValue();
    }

    boolean has(String column) {
        return index.containsKey(column);
    }

    public Optional<Object> value(String column) {
        Integer at = index.get(column);
        if (at == null) {
            throw new IllegalArgumentException("no column " + column + " among " + index.keySet());
        }
        return values.get(at);
    }

    private static BigDecimal decimal(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof Double || value instanceof Float) {
            return BigDecimal.valueOf(((Number) value).doubleValue());
        }
        return new BigDecimal(value.toString());
    }
}
