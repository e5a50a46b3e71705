package huizong.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs this package's queries; each stands in a .sql file beside it and takes the consolidation's id. */
final class ReportQuery {
    private final Source source;
    private final String consolidationId;

    ReportQuery(Source source, String consolidationId) {
        this.source = source;
        this.consolidationId = consolidationId;
    }

    /** Whatever answers SQL. */
    @FunctionalInterface
    interface Source {
        List<ResultRow> rows(String sql, Object... parameters);
    }

    /** The rows of {@code <name>.sql}, its only parameter ({@code $1}) the consolidation. */
    List<ResultRow> rows(String name) {
        return source.rows(text(name), consolidationId);
    }

    private static String text(String name) {
        String resource = name + ".sql";
        try (InputStream in = ReportQuery.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
