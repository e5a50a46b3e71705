package huizong.store;

import java.util.Collection;
import java.util.List;

/**
 * A part of a database in memory, to try rules on: a unit's filings take no longer to check when a hundred thousand
 * others have been filed. It is gone when it is closed.
 */
public final class TrialDatabase implements AutoCloseable {
    private static final String NAME = "huizong_trial";

    private record Table(String name, Kind kind) {}

    /** Which rows of a table belong to a few workbooks. */
    private enum Kind {
        OF_SUBMISSIONS(" WHERE submission_id IN (SELECT submission_id FROM trial_submission)"),
        OF_WORKBOOKS(" WHERE workbook_id IN (SELECT workbook_id FROM trial_submission)"),
        REGISTER("");

        private final String condition;

        Kind(String condition) {
            this.condition = condition;
        }
    }

    private final String source;
    private final Store trial;
    private final List<Table> tables;

    /** An empty trial beside an open database. */
    public TrialDatabase(Store store) {
        this.source = store.catalogName();
        this.trial = store.attachedInMemory(NAME);
        this.tables = trial
                .query("SELECT schema_name || '.' || table_name, max(column_name = 'submission_id')::INTEGER,"
                        + " max(column_name = 'workbook_id')::INTEGER FROM duckdb_columns() JOIN duckdb_tables()"
                        + " USING (database_name, schema_name, table_name) WHERE database_name = '" + NAME
                        + "' AND schema_name IN ('filed', 'main', 'meta') GROUP BY ALL ORDER BY ALL")
                .rows()
                .stream()
                .map(r -> new Table(
                        r.get(0).orElse("").toString(),
                        r.get(1).equals(java.util.Optional.of(1))
                                ? Kind.OF_SUBMISSIONS
                                : r.get(2).equals(java.util.Optional.of(1)) ? Kind.OF_WORKBOOKS : Kind.REGISTER))
                .toList();
    }

    /** The trial, to run rules and queries on. */
    public Store store() {
        return trial;
    }

    /** Fills the trial with everything that the units of some workbooks have filed, and with the registers. */
    public void holdUnitsOf(Collection<String> workbookIds) {
        trial.inTransaction(() -> {
            tables.forEach(t -> trial.update("DELETE FROM " + t.name()));
            trial.update("DELETE FROM qa.finding");
            trial.execute("CREATE OR REPLACE TEMP TABLE trial_submission (submission_id VARCHAR, workbook_id VARCHAR)");
            trial.update(
                    "INSERT INTO trial_submission SELECT submission_id, workbook_id FROM " + from("meta.submission")
                            + " WHERE unit_id IN (SELECT unit_id FROM " + from("meta.submission")
                            + " WHERE workbook_id IN (SELECT unnest(string_split(?, ','))))",
                    String.join(",", workbookIds));
            for (Table table : tables) {
                trial.update("INSERT INTO " + table.name() + " BY NAME SELECT * FROM " + from(table.name())
                        + table.kind().condition);
            }
            return true;
        });
    }

    private String from(String table) {
        return Schema.quoted(source) + "." + table;
    }

    @Override
    public void close() {
        trial.detach(NAME, source);
        trial.close();
    }
}
