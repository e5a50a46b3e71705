package huizong.store;

import huizong.submission.Submission;
import huizong.submission.UnitRef;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Temporary tables through which a group of workbooks updates the tables that have a key: one statement a table, where
 * one a row would cost as much as everything else together.
 */
final class Staging {
    private static final String TABLES =
            """
            CREATE TEMP TABLE arriving_workbook AS FROM meta.workbook LIMIT 0;
            CREATE TEMP TABLE arriving_unit AS SELECT unit_id, name, division_code, level FROM main.unit LIMIT 0;
            CREATE TEMP TABLE replaced_submission AS SELECT submission_id, superseded_by FROM meta.submission LIMIT 0;
            """;

    private final Store store;
    private final DuckDBConnection connection;

    Staging(Store store, DuckDBConnection connection) {
        this.store = store;
        this.connection = connection;
    }

    /** Makes the tables, which last as long as the connection. */
    static void create(DuckDBConnection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLES);
        }
    }

    /** Enters workbooks in the ledger as loaded, and registers units that were not known. */
    void enter(List<Arrival> arrivals) throws SQLException {
        store.update("DELETE FROM temp.arriving_workbook");
        try (Appenders staging = new Appenders(connection)) {
            for (Arrival arrival : arrivals) {
                append(staging.staged("arriving_workbook"), arrival.file());
            }
            staging.flush();
        }
        store.update("INSERT OR REPLACE INTO meta.workbook FROM temp.arriving_workbook");
        meet(arrivals.stream().flatMap(a -> a.submissions().stream()).toList());
    }

    /** Stages the units of some filings, for {@link Revisions}. */
    void stage(List<Submission> filings) throws SQLException {
        store.update("DELETE FROM temp.arriving_unit");
        Map<String, UnitRef> units = new LinkedHashMap<>();
        filings.stream().map(Submission::unit).forEach(u -> units.putIfAbsent(u.unitId(), u));
        try (Appenders staging = new Appenders(connection)) {
            for (UnitRef unit : units.values()) {
                append(staging.staged("arriving_unit"), unit);
            }
            staging.flush();
        }
    }

    /** Stages the units of some filings, and registers those that were not known. */
    void meet(List<Submission> filings) throws SQLException {
        stage(filings);
        store.update("INSERT OR IGNORE INTO main.unit (unit_id, name, division_code, level)"
                + " SELECT unit_id, name, division_code, level FROM temp.arriving_unit");
    }

    private static void append(DuckDBAppender appender, WorkbookFile file) throws SQLException {
        appender.beginRow();
        appender.append(file.workbookId());
        appender.append(file.fileName());
        appender.append(file.relativePath());
        Appenders.text(appender, file.format().isEmpty() ? Optional.empty() : Optional.of(file.format()));
        appender.append(file.sizeBytes());
        appender.append("loaded");
        appender.appendNull();
        appender.appendNull();
        appender.append(LocalDateTime.ofInstant(file.receivedAt(), ZoneId.systemDefault()));
        appender.endRow();
    }

    private static void append(DuckDBAppender appender, UnitRef unit) throws SQLException {
        appender.beginRow();
        appender.append(unit.unitId());
        appender.append(unit.name());
        Appenders.text(appender, unit.divisionCode());
        Appenders.text(appender, unit.level());
        appender.endRow();
    }

    /** Marks filings that are current no longer, by the filing that replaces each. */
    void retire(Map<String, String> replaced) throws SQLException {
        if (replaced.isEmpty()) {
            return;
        }
        store.update("DELETE FROM temp.replaced_submission");
        try (Appenders staging = new Appenders(connection)) {
            for (Map.Entry<String, String> each : replaced.entrySet()) {
                DuckDBAppender appender = staging.staged("replaced_submission");
                appender.beginRow();
                appender.append(each.getKey());
                appender.append(each.getValue());
                appender.endRow();
            }
            staging.flush();
        }
        store.update("UPDATE meta.submission s SET is_current = false, superseded_by = r.superseded_by"
                + " FROM temp.replaced_submission r WHERE s.submission_id = r.submission_id");
    }
}
