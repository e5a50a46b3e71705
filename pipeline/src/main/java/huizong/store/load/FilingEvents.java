package huizong.store.load;

import huizong.store.Store;
import huizong.submission.Submission;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * The order in which filings came: tables {@code meta.filing_event} and {@code meta.filing_identity}. A content that is
 * filed again comes again, so that it goes before what replaced it.
 */
final class FilingEvents {
    private final Store store;
    private final Inserts inserts;
    private int lastEvent;
    private int lastBatch;

    FilingEvents(Store store, Inserts inserts) {
        this.store = store;
        this.inserts = inserts;
        this.lastEvent = last(store, "event_no");
        this.lastBatch = last(store, "batch_no");
    }

    /** The number the next batch may have. */
    static int nextBatch(Store store) {
        return last(store, "batch_no") + 1;
    }

    private static int last(Store store, String column) {
        return store.single("SELECT max(" + column + ") FROM meta.filing_event")
                .map(Integer::parseInt)
                .orElse(0);
    }

    /** A batch's number: a new one for 0. */
    int batch(int given) {
        lastBatch = given == 0 ? lastBatch + 1 : Math.max(lastBatch, given);
        return given == 0 ? lastBatch : given;
    }

    /** A filing came. */
    void add(String id, Submission filing, int batch, WorkbookFile file) {
        identify(id, filing);
        again(id, batch, file.modifiedAt());
    }

    /** A filing came, or came again. */
    void again(String id, int batch, Instant fileTime) {
        inserts.add(
                "meta.filing_event", ++lastEvent, id, batch, LocalDateTime.ofInstant(fileTime, ZoneId.systemDefault()));
    }

    /** What a filing is known by. */
    void identify(String id, Submission filing) {
        inserts.add(
                "meta.filing_identity",
                id,
                filing.unit().asFiled(),
                filing.unit().place().orElse(null),
                FilingKey.project(filing));
    }

    /** A new reading of the same content has the turn of the one before it, and what was decided about it. */
    void takeOver(String earlier, String reading) {
        store.update("UPDATE meta.filing_event SET submission_id = ? WHERE submission_id = ?", reading, earlier);
        store.update("UPDATE meta.held SET submission_id = ? WHERE submission_id = ?", reading, earlier);
        store.update(
                "UPDATE meta.submission SET is_current = false, superseded_by = ? WHERE submission_id = ?",
                reading,
                earlier);
    }
}
