package huizong.store;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.catalog.TableCatalog;
import huizong.mapping.yaml.TableCatalogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a database came to its schema: the same tables, views, keys and comments. */
class DatabaseSchemaTest {
    private static final Path MAPPINGS = Path.of("..", "mappings");

    @TempDir
    Path folder;

    private static TableCatalog tables(Path mappings) {
        List<String> problems = new ArrayList<>();
        TableCatalog tables = TableCatalogReader.read(mappings, problems);
        assertThat(problems).isEmpty();
        return tables;
    }

    /** Everything declared, one line each. */
    private static List<String> declared(Path database) {
        return Store.queryReadOnly(
                        database,
                        "SELECT concat_ws(' ', schema_name, table_name, sql, comment) FROM duckdb_tables()"
                                + " UNION ALL SELECT concat_ws(' ', schema_name, view_name, sql, comment)"
                                + " FROM duckdb_views() WHERE NOT internal"
                                + " UNION ALL SELECT concat_ws(' ', schema_name, table_name, column_name, data_type,"
                                + " is_nullable, comment) FROM duckdb_columns() WHERE NOT internal"
                                + " UNION ALL SELECT concat_ws(' ', schema_name, table_name, constraint_text)"
                                + " FROM duckdb_constraints() ORDER BY ALL")
                .rows()
                .stream()
                .map(r -> Result.text(r.get(0)))
                .toList();
    }

    private static String marked(Path database) {
        return Result.text(Store.queryReadOnly(database, "SELECT fingerprint FROM meta.structure")
                .rows()
                .get(0)
                .get(0));
    }

    private Path byStatements(TableCatalog tables) throws SQLException {
        Path database = folder.resolve("statements.duckdb");
        try (Connection connection = Connections.open(database.toString(), false)) {
            Schema.of(tables).execute(connection);
        }
        return database;
    }

    /** The mappings folder with one column of a table more. */
    private Path edited() throws IOException {
        Path mappings = folder.resolve("mappings");
        Files.createDirectories(mappings.resolve("tables"));
        try (var files = Files.list(MAPPINGS.resolve("tables"))) {
            for (Path file : files.toList()) {
                Files.copy(file, mappings.resolve("tables").resolve(String.valueOf(file.getFileName())));
            }
        }
        Path table = mappings.resolve("tables/fund_use.yaml");
        Files.writeString(table, Files.readString(table) + "  remark: { type: text, chinese: 备注, comment: 表上的备注 }\n");
        return mappings;
    }

    @Test
    void aNewDatabaseIsCopiedFromThePackagedOneAndIsWhatTheStatementsMake() throws SQLException {
        TableCatalog tables = tables(MAPPINGS);
        assertThat(EmptyDatabase.packagedFor(Schema.of(tables).fingerprint())).isTrue();
        Path database = folder.resolve("new.duckdb");
        Store.open(database, tables).close();
        assertThat(declared(database)).hasSizeGreaterThan(1_500).isEqualTo(declared(byStatements(tables)));
        assertThat(marked(database)).isEqualTo(Schema.of(tables).fingerprint());
    }

    @Test
    void aNewDatabaseForOtherMappingsIsMadeByStatements() throws Exception {
        TableCatalog tables = tables(edited());
        Path database = folder.resolve("new.duckdb");
        Store.open(database, tables).close();
        assertThat(declared(database)).isEqualTo(declared(byStatements(tables)));
        assertThat(declared(database)).anyMatch(d -> d.contains("fund_use remark") && d.endsWith("表上的备注"));
    }

    @Test
    void aDatabaseIsBroughtUpToDateWhenTheMappingsGainAColumn() throws IOException {
        Path database = folder.resolve("old.duckdb");
        Store.open(database, tables(MAPPINGS)).close();
        String before = marked(database);
        Store.open(database, tables(edited())).close();
        assertThat(marked(database)).isNotEqualTo(before);
        assertThat(declared(database))
                .anyMatch(d -> d.startsWith("filed fund_use remark"))
                .anyMatch(d -> d.startsWith("main fund_use remark") && d.endsWith("表上的备注"))
                .anyMatch(d -> d.contains(" 备注 ") && d.endsWith("表上的备注"));
    }

    @Test
    void aDatabaseOfAVersionThatKeptNoFingerprintIsBroughtUpToDate() throws SQLException {
        TableCatalog tables = tables(MAPPINGS);
        Path database = byStatements(tables);
        List<String> whole = declared(database);
        try (Connection connection = Connections.open(database.toString(), false);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP VIEW 报表.数据库结构; DROP TABLE meta.structure; DROP VIEW mart.part;"
                    + " ALTER TABLE main.alias DROP COLUMN division_code");
        }
        Store.open(database, tables).close();
        assertThat(declared(database)).hasSameSizeAs(whole);
        assertThat(marked(database)).isEqualTo(Schema.of(tables).fingerprint());
    }

    private static List<String> periods(Path database) {
        return Store.queryReadOnly(database, "SELECT coalesce(period, '-') FROM meta.submission ORDER BY submission_id")
                .rows()
                .stream()
                .map(r -> Result.text(r.get(0)))
                .toList();
    }

    @Test
    void whatADatabaseHeldBeforeFilingsHadAPeriodIsOfItsWholeYearAndNothingLaterIs() throws Exception {
        TableCatalog tables = tables(MAPPINGS);
        Path database = byStatements(tables);
        String filing =
                "INSERT INTO meta.submission (submission_id, workbook_id, sheet_name, form_id, mapping_version, unit_name,"
                        + " unit_id, fiscal_year, revision, is_current, loaded_at) VALUES ('%s', 'w', '表', 'base_data', 'v', '甲', 'A', %s, 1,"
                        + " true, TIMESTAMP '2024-01-01')";
        try (Connection connection = Connections.open(database.toString(), false);
                Statement statement = connection.createStatement()) {
            statement.execute(String.format(filing, "a", "2023"));
            statement.execute(String.format(filing, "b", "NULL"));
            statement.execute(
                    "INSERT INTO mart.consolidation_filing (consolidation_id, workbook_id, fiscal_year, included)"
                            + " VALUES (1, 'w', 2022, true)");
            statement.execute("DELETE FROM meta.structure");
            for (String table : List.of("meta.submission", "mart.consolidation_filing", "mart.rollup_funding")) {
                statement.execute("ALTER TABLE " + table + " DROP COLUMN period");
            }
        }
        Store.open(database, tables).close();
        assertThat(periods(database)).containsExactly("2023", "-");
        assertThat(Store.queryReadOnly(database, "SELECT period FROM mart.consolidation_filing")
                        .rows())
                .singleElement()
                .satisfies(r -> assertThat(Result.text(r.get(0))).isEqualTo("2022"));
        try (Connection connection = Connections.open(database.toString(), false);
                Statement statement = connection.createStatement()) {
            statement.execute(String.format(filing, "c", "2024"));
        }
        Store.open(database, tables(edited())).close();
        assertThat(periods(database))
                .as("one that does not say its period has none")
                .containsExactly("2023", "-", "-");
    }

    @Test
    void whatWasMarkedIsNotGoneThroughAgain() throws SQLException {
        TableCatalog tables = tables(MAPPINGS);
        Path database = folder.resolve("new.duckdb");
        Store.open(database, tables).close();
        try (Connection connection = Connections.open(database.toString(), false);
                Statement statement = connection.createStatement()) {
            statement.execute("COMMENT ON TABLE meta.workbook IS '改过'");
        }
        Store.open(database, tables).close();
        assertThat(declared(database)).anyMatch(d -> d.startsWith("meta workbook") && d.endsWith("改过"));
    }
}
