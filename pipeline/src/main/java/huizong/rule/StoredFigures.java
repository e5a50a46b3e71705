package huizong.rule;

import huizong.store.Result;
import huizong.store.Store;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The view {@code stored_figure}: every number of every current filing with its place, whatever tables there are.
 * Columns: submission_id, table_name, line_no (0 in a table of one row a filing), column_name, amount.
 */
final class StoredFigures {
    private static final String NUMBERS = "SELECT c.table_name, bool_or(c.column_name = 'line_no'),"
            + " string_agg(c.column_name, ',' ORDER BY c.column_index) FILTER (c.data_type LIKE 'DECIMAL%'"
            + " OR c.data_type = 'INTEGER' AND c.column_name NOT IN ('line_no', 'fiscal_year')) AS numbers"
            + " FROM duckdb_columns() c JOIN duckdb_tables() t ON t.database_name = c.database_name"
            + " AND t.schema_name = 'filed' AND t.table_name = c.table_name"
            + " WHERE c.database_name = current_database() AND c.schema_name = 'main'"
            + " GROUP BY c.table_name HAVING numbers IS NOT NULL ORDER BY ALL";

    private StoredFigures() {}

    static void define(Store store) {
        List<String> tables = store.query(NUMBERS).rows().stream()
                .map(row -> figuresOf(
                        Result.text(row.get(0)),
                        Result.text(row.get(1)).equals("true"),
                        List.of(Result.text(row.get(2)).split(","))))
                .toList();
        store.execute("CREATE OR REPLACE TEMP VIEW stored_figure AS "
                + (tables.isEmpty()
                        ? "SELECT ''::VARCHAR AS submission_id, '' AS table_name, 0 AS line_no, '' AS column_name,"
                                + " 0::DECIMAL(38, 6) AS amount WHERE false"
                        : String.join(" UNION ALL ", tables)));
    }

    private static String figuresOf(String table, boolean hasLines, List<String> columns) {
        return "SELECT submission_id, '" + table + "' AS table_name, " + (hasLines ? "line_no" : "0")
                + " AS line_no, unnest(["
                + columns.stream().map(c -> "'" + c + "'").collect(Collectors.joining(", "))
                + "]) AS column_name, unnest(["
                + columns.stream().map(c -> "\"" + c + "\"::DECIMAL(38, 6)").collect(Collectors.joining(", "))
                + "]) AS amount FROM main." + table;
    }
}
