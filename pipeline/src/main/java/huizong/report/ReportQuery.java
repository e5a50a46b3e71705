package huizong.report;

import huizong.store.PackagedText;
import huizong.store.Store;
import java.util.List;

/** Runs this package's queries; each stands in a .sql file beside it and takes the consolidation's id. */
final class ReportQuery {
    private final Store store;
    private final String consolidationId;

    ReportQuery(Store store, String consolidationId) {
        this.store = store;
        this.consolidationId = consolidationId;
    }

    /** The same queries of another consolidation. */
    ReportQuery of(String otherId) {
        return new ReportQuery(store, otherId);
    }

    /** The rows of {@code <name>.sql}, its only parameter ({@code $1}) the consolidation. */
    List<ResultRow> rows(String name) {
        return ResultRow.all(store.query(PackagedText.read(ReportQuery.class, name + ".sql"), consolidationId));
    }
}
