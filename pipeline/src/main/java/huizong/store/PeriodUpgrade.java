package huizong.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What a database made before filings had a period needs: all it holds covers whole fiscal years. Which tables lack the
 * column is asked before it is added, as a filing that does not say its period has none and must not be given one later.
 */
record PeriodUpgrade(List<String> tables) {
    private static final String WITHOUT_PERIOD =
            "SELECT DISTINCT schema_name || '.' || table_name FROM duckdb_tables() t"
                    + " WHERE database_name = current_database() AND schema_name IN ('meta', 'mart', 'qa')"
                    + " AND EXISTS (FROM duckdb_columns() c WHERE c.table_oid = t.table_oid AND c.database_name = t.database_name"
                    + " AND c.column_name = 'fiscal_year')"
                    + " AND NOT EXISTS (FROM duckdb_columns() c WHERE c.table_oid = t.table_oid"
                    + " AND c.database_name = t.database_name AND c.column_name = 'period') ORDER BY ALL";

    private static final String HAS_PERIOD =
            "SELECT count(*) FROM duckdb_columns() WHERE database_name = current_database()"
                    + " AND schema_name || '.' || table_name = %s AND column_name = 'period'";

    static PeriodUpgrade of(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(WITHOUT_PERIOD)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return new PeriodUpgrade(tables);
    }

    /** Gives the rows of the tables that have the column now their year. */
    void fill(Statement statement) throws SQLException {
        for (String table : tables) {
            boolean has;
            try (ResultSet rows = statement.executeQuery(String.format(HAS_PERIOD, Schema.literal(table)))) {
                has = rows.next() && rows.getInt(1) > 0;
            }
            if (has) {
                statement.execute(
                        "UPDATE " + table + " SET period = fiscal_year::VARCHAR WHERE fiscal_year IS NOT NULL");
            }
        }
    }
}
