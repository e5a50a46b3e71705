package huizong.rule;

import huizong.store.Result;
import huizong.store.Store;
import java.util.Collection;
import java.util.List;

/**
 * Takes filings out of a rule's sight: for as long as this is open, the tables of {@code main} are temporary views without
 * them, which DuckDB finds first under the same name.
 */
final class HiddenFilings implements AutoCloseable {
    private final Store store;
    private final List<String> tables;

    HiddenFilings(Store store) {
        this.store = store;
        this.tables = store
                .query("SELECT view_name FROM duckdb_views() JOIN duckdb_columns() c ON c.table_oid = view_oid"
                        + " AND c.database_name = duckdb_views.database_name WHERE"
                        + " duckdb_views.database_name = current_database() AND duckdb_views.schema_name = 'main'"
                        + " AND c.column_name = 'submission_id' ORDER BY ALL")
                .rows()
                .stream()
                .map(row -> Result.text(row.get(0)))
                .toList();
        store.execute("CREATE OR REPLACE TEMP TABLE hidden_filing (submission_id VARCHAR)");
        String database = Result.text(
                store.query("SELECT current_database()").rows().get(0).get(0));
        for (String table : tables) {
            store.execute("CREATE OR REPLACE TEMP VIEW \"" + table + "\" AS SELECT * FROM \"" + database + "\".main.\""
                    + table + "\" WHERE submission_id NOT IN (SELECT submission_id FROM hidden_filing)");
        }
    }

    /** Hides these and no others. */
    void hide(Collection<String> submissionIds) {
        store.execute("DELETE FROM hidden_filing");
        store.update("INSERT INTO hidden_filing SELECT unnest(string_split(?, ','))", String.join(",", submissionIds));
    }

    @Override
    public void close() {
        tables.forEach(table -> store.execute("DROP VIEW IF EXISTS temp.main.\"" + table + "\""));
    }
}
