package huizong.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real database with a small consolidation in it. */
final class ReportDatabase implements AutoCloseable {
    static final String CONSOLIDATION = "c-202403-01";

    private final Connection connection;

    ReportDatabase(Path folder) {
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("report.duckdb"));
            run("schema.sql");
            run("rows.sql");
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String resource) throws SQLException, IOException {
        try (InputStream in = ReportDatabase.class.getResourceAsStream(resource);
                Statement statement = connection.createStatement()) {
            if (in == null) {
                throw new IllegalStateException(resource);
            }
            statement.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    List<ResultRow> rows(String sql, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                int columns = result.getMetaData().getColumnCount();
                Map<String, Integer> index = new HashMap<>();
                for (int c = 0; c < columns; c++) {
                    index.put(result.getMetaData().getColumnName(c + 1), c);
                }
                List<ResultRow> rows = new ArrayList<>();
                while (result.next()) {
                    List<Optional<Object>> values = new ArrayList<>();
                    for (int c = 1; c <= columns; c++) {
                        values.add(Optional.ofNullable(result.getObject(c)));
                    }
                    rows.add(new ResultRow(index, values));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
