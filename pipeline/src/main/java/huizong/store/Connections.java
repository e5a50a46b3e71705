package huizong.store;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/** Opens database files, and tells by DuckDB's words why one cannot be opened. */
final class Connections {
    /**
     * What DuckDB may hold in memory, or half of a smaller machine: the rest of a large sum goes to a folder beside the
     * database until it is done. Left to itself it takes four fifths of the machine, from whatever else runs there. A whole
     * province (30,000 units) gets along with 2 GB.
     */
    private static final long MEMORY_MEGABYTES = 4096;

    private Connections() {}

    /**
     * Opens a file, {@code :memory:} for none.
     *
     * @throws StoreLockedException where another process has it open
     * @throws StoreDamagedException where it or its log is not what was written there
     */
    static DuckDBConnection open(String file, boolean readOnly) {
        Properties properties = new Properties();
        properties.setProperty("memory_limit", memoryMegabytes() + "MB");
        if (readOnly) {
            properties.setProperty("duckdb.read_only", "true");
        }
        try {
            return (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file, properties);
        } catch (SQLException e) {
            String message = String.valueOf(e.getMessage());
            if (message.contains("Could not set lock") || message.contains("being used by another process")) {
                throw new StoreLockedException(message, e);
            }
            if (message.contains("Corruption")
                    || message.contains("not a valid DuckDB database file")
                    || message.contains("Could not read enough bytes")
                    || message.contains("replaying WAL")) {
                throw new StoreDamagedException("cannot open " + file + ": " + message, e);
            }
            throw new StoreException("cannot open " + file + ": " + message, e);
        }
    }

    /** What is done with a connection. */
    interface Work<T> {
        T run() throws SQLException;
    }

    /** Does something wholly or not at all; where it fails, that is what is told, not what ending it brings. */
    static <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        T done;
        try {
            done = work.run();
            connection.commit();
        } catch (RuntimeException | SQLException | Error e) {
            try {
                connection.rollback();
            } catch (SQLException second) {
                e.addSuppressed(second); // a commit that fails for want of room has undone its transaction
            }
            try {
                connection.setAutoCommit(true);
            } catch (SQLException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
        connection.setAutoCommit(true);
        return done;
    }

    /** Runs a statement while another file is attached; where it fails, that is what is told. */
    static void withAttached(Connection connection, Path file, String name, String options, String sql)
            throws SQLException {
        execute(connection, "ATTACH " + Schema.literal(file.toString()) + " AS " + name + options);
        try {
            execute(connection, sql);
        } catch (SQLException e) {
            try {
                execute(connection, "DETACH " + name);
            } catch (SQLException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
        execute(connection, "DETACH " + name);
    }

    /** An error closes its statement, so that each has one of its own. */
    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long memoryMegabytes() {
        long half = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
                ? machine.getTotalMemorySize() >> 21
                : MEMORY_MEGABYTES;
        return Math.max(256, Math.min(MEMORY_MEGABYTES, half));
    }

    /** Closes a connection that turned out useless for another reason, which is what has to be told. */
    static void close(Connection connection, SQLException because) {
        try {
            connection.close();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }
}
