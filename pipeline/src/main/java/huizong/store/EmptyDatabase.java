package huizong.store;

import huizong.mapping.yaml.TableCatalogReader;
import huizong.text.PackagedText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * An empty database, made when the program is built and packaged with it: copying its catalogue takes a new database
 * some milliseconds, where making it statement by statement takes a second or two of a cold start. It serves the tables of
 * the mappings the program comes with; for others the statements run.
 */
public final class EmptyDatabase {
    private static final String DATABASE = "empty.duckdb";
    private static final String FINGERPRINT = "empty.fingerprint";

    private EmptyDatabase() {}

    /**
     * Makes the packaged files, unless those that are there are of the same schema.
     *
     * @param arguments the mappings folder, and where the compiled classes are
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        List<String> problems = new ArrayList<>();
        Schema schema = Schema.of(TableCatalogReader.read(Path.of(arguments[0]), problems));
        if (!problems.isEmpty()) {
            throw new IllegalStateException(String.join("\n", problems));
        }
        Path folder = Path.of(arguments[1])
                .resolve(EmptyDatabase.class.getPackageName().replace('.', '/'));
        Path fingerprint = folder.resolve(FINGERPRINT);
        if (!Files.exists(fingerprint) || !Files.readString(fingerprint).equals(schema.fingerprint())) {
            Files.deleteIfExists(fingerprint);
            Files.deleteIfExists(folder.resolve(DATABASE));
            make(schema, folder.resolve(DATABASE));
            Files.writeString(fingerprint, schema.fingerprint());
        }
    }

    private static void make(Schema schema, Path file) throws SQLException {
        try (Connection connection = Connections.open(":memory:", false);
                Statement statement = connection.createStatement()) {
            statement.execute("ATTACH " + Schema.literal(file.toString()) + " AS model (BLOCK_SIZE 16384)");
            statement.execute("USE model");
            schema.execute(connection);
            statement.execute("USE memory");
            statement.execute("DETACH model");
        }
    }

    /** Whether the packaged database is of a schema. */
    static boolean packagedFor(String fingerprint) {
        return EmptyDatabase.class.getResource(FINGERPRINT) != null
                && PackagedText.read(EmptyDatabase.class, FINGERPRINT).equals(fingerprint);
    }

    /** Gives a new database the tables, views and comments of the packaged one, all or none. */
    static void copyTo(Connection connection) throws SQLException {
        Path model = unpacked();
        try {
            Connections.withAttached(
                    connection,
                    model,
                    "huizong_model",
                    " (READ_ONLY)",
                    "COPY FROM DATABASE huizong_model TO " + Schema.quoted(connection.getCatalog()) + " (SCHEMA)");
        } finally {
            delete(model);
        }
    }

    private static Path unpacked() {
        try (InputStream in = EmptyDatabase.class.getResourceAsStream(DATABASE)) {
            if (in == null) {
                throw new IllegalStateException("no packaged " + DATABASE);
            }
            Path file = Files.createTempFile("huizong-empty", ".duckdb");
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + DATABASE, e);
        }
    }

    private static void delete(Path model) {
        try {
            Files.deleteIfExists(model);
        } catch (IOException e) {
            model.toFile().deleteOnExit(); // a virus scanner may hold it for a moment
        }
    }
}
