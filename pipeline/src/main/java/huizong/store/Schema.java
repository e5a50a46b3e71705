package huizong.store;

import huizong.catalog.ColumnDefinition;
import huizong.catalog.TableCatalog;
import huizong.catalog.TableDefinition;
import huizong.text.PackagedText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The database's schemas, tables, views and their Chinese comments. Names come from {@code catalog.txt} and
 * {@code mappings/tables}, where they are checked to be plain identifiers. What a database was made or brought up to date
 * by is kept in it as a fingerprint, so that the two thousand statements are for new and outdated databases only.
 */
public final class Schema {
    /** The columns in front of every table of {@code main}: name, Chinese name, comment. */
    private static final String[][] FRONT = {
        {"submission_id", "填报编号", "填报编号"},
        {"unit_name", "单位名称", "登记名称，未登记时为填报名称"},
        {"unit_id", "单位编号", "单位编号"},
        {"division_code", "区划代码", "单位预算所属区划"},
        {"fiscal_year", "年度", "预算年度"},
        {"period", "期间", "期间：2024、2024-H1、2024-Q3、2024-05"},
        {"form_id", "表种", "表种代码，如 base_data"},
        {"project_name", "项目", "项目名称，仅项目自评表"},
    };

    private static final String SCHEMA_META =
            "SELECT schema_name FROM duckdb_schemas() WHERE database_name = current_database() AND schema_name = 'meta'";

    private final List<String> statements = new ArrayList<>();

    private Schema() {}

    /** The schema that the tables of a mappings folder call for. */
    static Schema of(TableCatalog catalog) {
        Schema schema = new Schema();
        for (String name : List.of("filed", "meta", "qa", "mart", "报表")) {
            schema.statements.add("CREATE SCHEMA IF NOT EXISTS " + quoted(name));
        }
        for (CatalogTable table : CatalogTable.all()) {
            schema.fixed(table);
        }
        for (TableDefinition table : catalog.tables()) {
            schema.filed(table);
        }
        schema.statements.addAll(ToDateFigures.of(catalog));
        schema.statements.add(PackagedText.read(Schema.class, "views.sql"));
        return schema;
    }

    /** A SHA-256 of all that the schema consists of. */
    String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(String.join("\n", statements).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Gives a database what it lacks of this schema, wholly or not at all. */
    void bringTo(Connection connection) throws SQLException {
        String wanted = fingerprint();
        try (Statement statement = connection.createStatement()) {
            if (rows(statement, SCHEMA_META).isEmpty() && EmptyDatabase.packagedFor(wanted)) {
                EmptyDatabase.copyTo(connection);
            } else if (marked(connection).equals(List.of(wanted))) {
                return;
            } else {
                execute(connection);
            }
            mark(connection, wanted);
        }
    }

    private static List<String> marked(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            return rows(statement, "SELECT fingerprint FROM meta.structure");
        } catch (SQLException e) {
            return List.of(); // new, or made by a version that kept none: asking first would take ten times as long
        }
    }

    /** Runs the statements, in one transaction. */
    void execute(Connection connection) throws SQLException {
        PeriodUpgrade upgrade = PeriodUpgrade.of(connection);
        Connections.inTransaction(connection, () -> {
            try (Statement statement = connection.createStatement()) {
                for (String sql : widening(statement)) {
                    statement.execute(sql);
                }
                for (String sql : statements) {
                    statement.execute(sql);
                }
                upgrade.fill(statement);
            }
            return statements.size();
        });
    }

    /** What gives the sums of a database made by an earlier version the room that they are to have. */
    private static List<String> widening(Statement statement) throws SQLException {
        List<String> narrow = rows(
                statement,
                "SELECT schema_name || '.' || table_name || ' ' || column_name FROM duckdb_columns()"
                        + " WHERE database_name = current_database() AND data_type = 'DECIMAL(18,6)'"
                        + " AND table_name IN (SELECT table_name FROM duckdb_tables())");
        List<String> sql = new ArrayList<>();
        for (CatalogTable table : CatalogTable.all()) {
            String name = table.schema() + "." + table.name();
            table.columns().stream()
                    .filter(c -> c.type().startsWith("DECIMAL(38,6)") && narrow.contains(name + " " + c.name()))
                    .forEach(c -> sql.add("ALTER TABLE " + name + " ALTER COLUMN " + c.name() + " TYPE DECIMAL(38,6)"));
        }
        return sql;
    }

    /** Last, and after the rest is committed: a database without it is gone through once more. */
    private static void mark(Connection connection, String fingerprint) throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO meta.structure VALUES (?)")) {
            statement.execute("DELETE FROM meta.structure");
            insert.setString(1, fingerprint);
            insert.execute();
        }
    }

    private static List<String> rows(Statement statement, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private void fixed(CatalogTable table) {
        List<String> columns = new ArrayList<>();
        List<String> chinese = new ArrayList<>();
        table.columns().forEach(c -> {
            columns.add(c.name() + " " + c.type());
            chinese.add(c.name() + " AS " + quoted(c.chinese()));
        });
        table.key().ifPresent(key -> columns.add("PRIMARY KEY (" + key + ")"));
        String name = table.schema() + "." + table.name();
        statements.add("CREATE TABLE IF NOT EXISTS " + name + " (" + String.join(", ", columns) + ")");
        // a database made by an earlier version lacks the columns added since
        table.columns().stream()
                .filter(c -> !c.type().contains("NOT NULL"))
                .forEach(c -> statements.add(
                        "ALTER TABLE " + name + " ADD COLUMN IF NOT EXISTS " + c.name() + " " + c.type()));
        comment("TABLE", name, table.comment());
        table.columns().forEach(c -> columnComment(name, c.name(), c.comment()));
        String view = "报表." + quoted(table.chinese());
        statements.add("CREATE OR REPLACE VIEW " + view + " AS SELECT " + String.join(", ", chinese) + " FROM " + name);
        comment("VIEW", view, table.comment());
        table.columns().forEach(c -> columnComment(view, quoted(c.chinese()), c.comment()));
    }

    private void filed(TableDefinition table) {
        List<String> columns = new ArrayList<>(List.of("submission_id VARCHAR NOT NULL"));
        List<String> selected = new ArrayList<>();
        List<String> chinese = new ArrayList<>();
        for (String[] front : FRONT) {
            selected.add("s." + front[0]);
            chinese.add(front[0] + " AS " + quoted(front[1]));
        }
        if (!table.onePerSubmission()) {
            columns.add("line_no INTEGER NOT NULL");
            selected.add("f.line_no");
            chinese.add("line_no AS 行号");
        }
        for (ColumnDefinition column : table.columns()) {
            columns.add(quoted(column.name()) + " " + type(column));
            selected.add("f." + quoted(column.name()));
            chinese.add(quoted(column.name()) + " AS " + quoted(column.chineseName()));
        }
        String filed = "filed." + table.name();
        String main = "main." + table.name();
        String view = "报表." + quoted(table.chineseName());
        statements.add("CREATE TABLE IF NOT EXISTS " + filed + " (" + String.join(", ", columns) + ")");
        for (ColumnDefinition column : table.columns()) {
            statements.add(
                    "ALTER TABLE " + filed + " ADD COLUMN IF NOT EXISTS " + quoted(column.name()) + " " + type(column));
        }
        statements.add("CREATE OR REPLACE VIEW " + main + " AS SELECT " + String.join(", ", selected) + " FROM " + filed
                + " f JOIN meta.submission s USING (submission_id) WHERE s.is_current");
        statements.add("CREATE OR REPLACE VIEW " + view + " AS SELECT " + String.join(", ", chinese) + " FROM " + main);
        comment("TABLE", filed, table.comment() + "（各版本）");
        comment("VIEW", main, table.comment() + "（现行版本）");
        comment("VIEW", view, table.comment() + "（现行版本）");
        columnComment(filed, "submission_id", "填报编号");
        for (String[] front : FRONT) {
            columnComment(main, front[0], front[2]);
            columnComment(view, quoted(front[1]), front[2]);
        }
        if (!table.onePerSubmission()) {
            columnComment(filed, "line_no", "表内行号");
            columnComment(main, "line_no", "表内行号");
            columnComment(view, "行号", "表内行号");
        }
        for (ColumnDefinition column : table.columns()) {
            columnComment(filed, quoted(column.name()), column.comment());
            columnComment(main, quoted(column.name()), column.comment());
            columnComment(view, quoted(column.chineseName()), column.comment());
        }
    }

    private void comment(String kind, String name, String text) {
        statements.add("COMMENT ON " + kind + " " + name + " IS " + literal(text));
    }

    private void columnComment(String table, String column, String text) {
        statements.add("COMMENT ON COLUMN " + table + "." + column + " IS " + literal(text));
    }

    private static String type(ColumnDefinition column) {
        return switch (column.type()) {
            case TEXT -> "VARCHAR";
            case INTEGER -> "INTEGER";
            case DECIMAL -> "DECIMAL(18,6)";
            case DATE -> "DATE";
        };
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
