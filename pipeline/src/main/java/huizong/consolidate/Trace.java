package huizong.consolidate;

import huizong.store.Result;
import huizong.store.Store;
import huizong.text.PackagedText;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows a figure, of a roll-up or of a filed table, down to the filings and cells it comes from. Reads only. */
public final class Trace {
    private static final int CANDIDATES = 12;
    private static final String ROLL_UP = "rollup_";
    private static final String BY_DEPARTMENT = "department_";

    private final Path database;

    public Trace(Path database) {
        this.database = database;
    }

    /**
     * A figure with what it is made of.
     *
     * @param row the row it stands in, by column
     * @param value the figure; empty where the row has none
     * @param parts for each column that adds up, its parts
     */
    public record Traced(
            String table, String column, Map<String, Object> row, Optional<Object> value, List<Parts> parts) {
        public Traced {
            parts = List.copyOf(parts);
        }
    }

    /**
     * The parts of a sum.
     *
     * @param total as the roll-up has it
     * @param sum what the parts add up to
     */
    public record Parts(String column, BigDecimal total, BigDecimal sum, Result rows) {
        public boolean agree() {
            return total.compareTo(sum) == 0;
        }
    }

    /**
     * Finds the one row that all keys name, and the parts of its figure.
     *
     * @param number the consolidation; empty for the last one
     * @param keys {@code column=value}, or a value alone that some column of the row has
     * @throws TraceException where table, column or keys do not lead to one figure
     */
    public Traced trace(String table, String column, List<String> keys, Optional<Integer> number) {
        Named named = named(table, column);
        List<String> columns = named.columns();
        StringBuilder sql = new StringBuilder("SELECT * FROM ")
                .append(named.schema())
                .append('.')
                .append(named.table())
                .append(" WHERE true");
        List<@Nullable Object> parameters = new ArrayList<>();
        boolean rollUp = named.schema().equals("mart");
        if (rollUp) {
            sql.append(" AND consolidation_id = coalesce(?, (SELECT max(consolidation_id) FROM mart.consolidation))");
            parameters.add(number.orElse(null));
        }
        for (String key : keys) {
            int equals = key.indexOf('=');
            if (equals > 0) {
                sql.append(" AND ")
                        .append(named.column(key.substring(0, equals)))
                        .append("::VARCHAR = ?");
                parameters.add(key.substring(equals + 1));
            } else {
                sql.append(" AND ? IN (");
                sql.append(String.join(
                        ", ", columns.stream().map(c -> quoted(c) + "::VARCHAR").toList()));
                sql.append(")");
                parameters.add(key);
            }
        }
        List<Map<String, Object>> rows = rows(Store.queryReadOnly(
                database, sql.append(" ORDER BY ALL LIMIT 500").toString(), parameters.toArray()));
        if (rollUp && rows.size() > 1 && keys.stream().noneMatch(k -> k.contains("本级") || k.contains("level="))) {
            List<Map<String, Object>> withBelow = rows.stream()
                    .filter(r -> !"own".equals(r.get("level")) && !"own".equals(r.get("scope")))
                    .toList();
            rows = withBelow.isEmpty() ? rows : withBelow;
        }
        if (rows.size() != 1) {
            throw unclear(named, rows);
        }
        Map<String, Object> row = rows.get(0);
        Optional<Object> value = Optional.ofNullable(row.get(named.wanted()));
        List<Parts> parts = rollUp ? partsOf(named, row) : List.of(cells(named, row));
        return new Traced(named.schema() + "." + named.table(), named.wanted(), row, value, parts);
    }

    private List<Parts> partsOf(Named named, Map<String, Object> row) {
        boolean departments = named.table().startsWith(ROLL_UP + BY_DEPARTMENT);
        String rollUp = named.table().substring((departments ? ROLL_UP + BY_DEPARTMENT : ROLL_UP).length());
        TracedColumn traced = TracedColumn.of(rollUp, named.wanted())
                .orElseThrow(() -> new TraceException(
                        named.table() + "." + named.wanted() + " 不是合计数或比率，不能追溯",
                        named.table() + "." + named.wanted() + " is neither a sum nor a rate of sums"));
        boolean below = !"own".equals(row.get("level")) && !"own".equals(row.get("scope"));
        List<Parts> parts = new ArrayList<>();
        for (String column : traced.sums()) {
            @Nullable
            Object[] parameters = {
                row.get("consolidation_id"),
                row.get("fiscal_year"),
                traced.table(),
                column,
                row.containsKey("item_code") ? row.get("item_code") : row.get("source_code"),
                row.get("form_id"),
                row.get("division_code"),
                below,
                departments ? row.get("department") : null,
                departments ? row.get("unit_id") : null,
                row.get("period")
            };
            Result found = Store.queryReadOnly(database, PackagedText.read(Trace.class, "parts.sql"), parameters);
            int at = found.columns().indexOf("amount");
            BigDecimal sum = found.rows().stream()
                    .map(r -> (BigDecimal) r.get(at).orElse(BigDecimal.ZERO))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            Object total = row.get(column);
            parts.add(
                    new Parts(column, total == null ? BigDecimal.ZERO : new BigDecimal(total.toString()), sum, found));
        }
        return parts;
    }

    private Parts cells(Named named, Map<String, Object> row) {
        Result cells = Store.queryReadOnly(
                database,
                PackagedText.read(Trace.class, "cells.sql"),
                row.getOrDefault("submission_id", ""),
                named.table(),
                row.getOrDefault("line_no", 0),
                named.wanted());
        return new Parts(named.wanted(), BigDecimal.ZERO, BigDecimal.ZERO, cells);
    }

    /** A table and a column that are really there, by their English or Chinese names. */
    private record Named(
            String schema, String table, List<String> columns, Map<String, String> chinese, String wanted) {
        String column(String name) {
            String known = chinese.getOrDefault(name, name.toLowerCase(Locale.ROOT));
            if (!columns.contains(known)) {
                throw new TraceException(
                        table + " 没有列 " + name + "；有："
                                + String.join("、", chinese.isEmpty() ? columns : List.copyOf(chinese.keySet())),
                        table + " has no column " + name + "; it has " + String.join(", ", columns));
            }
            return quoted(known);
        }
    }

    private Named named(String table, String column) {
        String plain = table.replaceFirst("^(mart|main|报表)\\.", "");
        Result found = Store.queryReadOnly(
                database,
                "WITH view_name AS (SELECT view_name AS chinese, regexp_extract(sql, '(mart|main)\\.([a-z_]+)', 2) AS name"
                        + " FROM duckdb_views() WHERE schema_name = '报表')"
                        + " SELECT c.schema_name, c.table_name, c.column_name, v.chinese FROM duckdb_columns() c"
                        + " LEFT JOIN view_name v ON v.name = c.table_name"
                        + " WHERE c.schema_name IN ('mart', 'main') AND (c.table_name = lower($1) OR v.chinese = $1"
                        + " OR c.table_name = 'rollup_' || lower($1)) ORDER BY c.column_index",
                plain);
        if (found.rows().isEmpty()) {
            throw new TraceException("没有表 " + table, "no table " + table);
        }
        String schema = found.rows().get(0).get(0).orElseThrow().toString();
        String name = found.rows().get(0).get(1).orElseThrow().toString();
        List<String> columns = found.rows().stream()
                .filter(r -> r.get(1).orElseThrow().equals(name))
                .map(r -> r.get(2).orElseThrow().toString())
                .distinct()
                .toList();
        if (schema.equals("mart") ? !name.startsWith(ROLL_UP) : !columns.contains("submission_id")) {
            throw new TraceException(name + " 不是汇总表或填报表", name + " is neither a roll-up nor a filed table");
        }
        Map<String, String> chinese = chinese(schema, name);
        Named named = new Named(schema, name, columns, chinese, "");
        String wanted = named.column(column).replace("\"", "");
        return new Named(schema, name, columns, chinese, wanted);
    }

    /** The column names of the Chinese view over a table, in the same order as the table's. */
    private Map<String, String> chinese(String schema, String table) {
        Map<String, String> names = new LinkedHashMap<>();
        Store.queryReadOnly(
                        database,
                        "WITH v AS (SELECT view_name FROM duckdb_views() WHERE schema_name = '报表'"
                                + " AND regexp_extract(sql, '(mart|main)\\.([a-z_]+)', 2) = $2)"
                                + " SELECT c.column_name, e.column_name FROM duckdb_columns() c"
                                + " JOIN duckdb_columns() e ON e.column_index = c.column_index"
                                + " WHERE c.schema_name = '报表' AND c.table_name IN (SELECT view_name FROM v)"
                                + " AND e.schema_name = $1 AND e.table_name = $2",
                        schema,
                        table)
                .rows()
                .forEach(r -> names.put(
                        r.get(0).orElseThrow().toString(),
                        r.get(1).orElseThrow().toString()));
        return names;
    }

    private static TraceException unclear(Named named, List<Map<String, Object>> rows) {
        if (rows.isEmpty()) {
            return new TraceException(
                    named.table() + " 没有符合全部条件的行；条件写作 列=值，或只写值", "no row of " + named.table() + " has all these keys");
        }
        StringBuilder list = new StringBuilder();
        for (Map<String, Object> row : rows.subList(0, Math.min(CANDIDATES, rows.size()))) {
            list.append("\n  ");
            row.forEach((c, v) -> {
                if (!(v instanceof BigDecimal) && v instanceof Object && !c.equals("consolidation_id")) {
                    list.append(c).append('=').append(v).append(' ');
                }
            });
        }
        return new TraceException(
                "符合条件的不止一行（" + rows.size() + "），请再加条件：" + list,
                rows.size() + " rows have these keys; name one of them:" + list);
    }

    private static List<Map<String, Object>> rows(Result result) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (List<Optional<Object>> values : result.rows()) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int i = 0; i < values.size(); i++) {
                String column = result.columns().get(i);
                values.get(i).ifPresent(v -> row.put(column, v));
            }
            rows.add(row);
        }
        return rows;
    }

    private static String quoted(String column) {
        return '"' + column.replace("\"", "\"\"") + '"';
    }
}
