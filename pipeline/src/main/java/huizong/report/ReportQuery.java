package huizong.report;

import huizong.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs this package's queries; each stands in a .sql file beside it and takes the consolidation's id. */
final class ReportQuery {
    private final Store store;
    private final String consolidationId;

    ReportQuery(Store store, String consolidationId) {
        this.store = store;
        this.consolidationId = consolidationId;
    }

    /** The rows of {@code <name>.sql}, its only parameter ({@code $1}) the consolidation. */
    List<ResultRow> rows(String name) {
        return ResultRow.all(store.query(text(name), consolidationId));
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
