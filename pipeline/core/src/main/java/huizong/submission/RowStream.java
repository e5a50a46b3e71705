package huizong.submission;

import java.util.List;
import java.util.function.Consumer;

/** The rows of a list too long to hold: read from its file each time they are asked for, so many at a time. */
@FunctionalInterface
public interface RowStream {
    /**
     * Some of the rows, in order.
     *
     * @param findings what was wrong with them; the last batch also says what was found too often to list
     * @param unclaimed cells among them nobody took for anything, so many of each column
     */
    record Batch(List<Row> rows, List<Finding> findings, List<Provenance> unclaimed) {
        public Batch {
            rows = List.copyOf(rows);
            findings = List.copyOf(findings);
            unclaimed = List.copyOf(unclaimed);
        }
    }

    /** Hands over all rows, numbered from 1; where an exception stops it, nothing handed over counts. */
    void each(Consumer<Batch> batch);
}
