package huizong.report.print;

import huizong.store.Store;
import huizong.text.PackagedText;
import java.util.List;

/** Runs this package's queries; each stands in a .sql file beside it and takes the consolidation's id. */
public final class ReportQuery {
    private final Store store;
    private final String consolidationId;

    public ReportQuery(Store store, String consolidationId) {
        this.store = store;
        this.consolidationId = consolidationId;
    }

    /** The same queries of another consolidation. */
    public ReportQuery of(String otherId) {
        return new ReportQuery(store, otherId);
    }

    /** The rows of {@code <name>.sql}, its only parameter ({@code $1}) the consolidation. */
    public List<ResultRow> rows(String name) {
        return ResultRow.all(store.query(PackagedText.read(ReportQuery.class, name + ".sql"), consolidationId));
    }
}
