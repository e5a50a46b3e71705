package huizong.store.load;

import huizong.bureau.Decision;
import huizong.bureau.ReferenceLists;
import huizong.bureau.Registry;
import huizong.store.Result;
import huizong.store.Store;
import huizong.submission.Finding;
import huizong.submission.Submission;
import huizong.text.PackagedText;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The filings of a database: loads them, records what became of files, and keeps the registers they refer to. */
public final class Filings {
    private final Store store;
    private final HoldTerms terms;

    /** Where no filing has to wait for a decision. */
    public Filings(Store store) {
        this(store, HoldTerms.none());
    }

    /** @param terms which filings wait for a bureau's decision */
    public Filings(Store store, HoldTerms terms) {
        this.store = store;
        this.terms = terms;
    }

    /** The status under which a file of this content and place is already known: loaded, rejected or duplicate. */
    public Optional<String> statusOf(String workbookId, String relativePath) {
        return store.single(
                "SELECT status FROM meta.workbook WHERE workbook_id = ? AND relative_path = ?",
                workbookId,
                relativePath);
    }

    /** The path of an earlier file of the same content that was loaded. */
    public Optional<String> loadedFrom(String workbookId) {
        return store.single(
                "SELECT relative_path FROM meta.workbook WHERE workbook_id = ? AND status = 'loaded'", workbookId);
    }

    /** The format that the file of this content was loaded as; empty where none was. */
    public String formatOf(String workbookId) {
        return store.single("SELECT format FROM meta.workbook WHERE workbook_id = ? AND status = 'loaded'", workbookId)
                .orElse("");
    }

    /** The contents that are loaded, by their hash. */
    public List<String> contents() {
        return store.query("SELECT DISTINCT workbook_id FROM meta.workbook WHERE status = 'loaded'").rows().stream()
                .map(r -> r.get(0).orElse("").toString())
                .toList();
    }

    /** Loads a workbook's filings in one transaction: all or nothing. */
    public Loaded load(WorkbookFile file, List<Submission> submissions, List<Finding> findings) {
        return load(List.of(new Arrival(file, submissions, findings))).get(0);
    }

    /** Loads workbooks in one transaction, all of them or none; returns what each did, in the order given. */
    public List<Loaded> load(List<Arrival> arrivals) {
        return store.inTransaction(() -> loader().load(arrivals));
    }

    /** The filings of a workbook, each in its latest reading, with all that the database holds of them. */
    public List<Filing> of(String workbookId) {
        return new FiledContent(store, store.catalog()).of(workbookId);
    }

    /**
     * Puts new readings of a workbook in the place of earlier ones, which are kept as history; all or nothing.
     *
     * @return the numbers of the new readings, in the order given
     */
    public List<String> reload(Rereading rereading) {
        return store.inTransaction(() -> loader().reload(rereading));
    }

    /** The current filing that a reading would replace. */
    public Optional<String> currentlyFiled(Submission reading) {
        return store.inTransaction(() -> {
            new Register(store).stage(List.of(reading));
            return new Revisions(store).current(reading);
        });
    }

    /** Records a file that could not be loaded, or has the content of an earlier one. */
    public void record(WorkbookFile file, String status, String reasonCode, String reason) {
        store.inTransaction(() -> {
            loader().ledger(file, status, reasonCode, reason);
            return true;
        });
    }

    /** Replaces the registers of divisions, units and other names, and settles anew whose the filings are. */
    public void replaceReference(Registry registry) {
        store.inTransaction(() -> {
            new References(store).replace(registry);
            new Identities(store, registry).settle();
            return true;
        });
    }

    /**
     * Replaces what the lists of an earlier consolidation said.
     *
     * @param period the period consolidated: only what is due in it counts as expected
     */
    public void replaceLists(ReferenceLists lists, YearMonth period) {
        store.inTransaction(() -> {
            new References(store).replace(lists, period);
            return true;
        });
    }

    /** The number of the batch that comes next. */
    public int nextBatch() {
        return FilingEvents.nextBatch(store);
    }

    /**
     * Does what a bureau decided about filings that wait for it, and undoes what it took back.
     *
     * @return decisions that concern no filing, or by a name that several files have
     */
    public List<Decision> decide(List<Decision> decisions) {
        return store.inTransaction(() -> {
            List<Decision> unmatched = new ArrayList<>();
            List<String> changed = new HeldFilings(store).decide(decisions, unmatched);
            if (!changed.isEmpty()) {
                Settlement.ofFilings(store, changed).apply();
            }
            return unmatched;
        });
    }

    /** Sets aside filings of a batch, or beside it, that are the sum of others. */
    public void setRollUpsAside(int batch) {
        if (terms.holdsAnything()) {
            store.inTransaction(() -> {
                List<Held> sums = new SuspectedRollUps(store).sums(batch, terms.rollUpFigures());
                if (!sums.isEmpty()) {
                    new HeldFilings(store).add(sums);
                    Settlement.ofFilings(
                                    store, sums.stream().map(Held::submissionId).toList())
                            .apply();
                }
                return sums.size();
            });
        }
    }

    /** What is to be said of a batch's filings: those that wait, and those that another file of the batch replaced. */
    public List<BatchNote> notes(int batch) {
        return store.query(PackagedText.read(Filings.class, "batch-notes.sql"), batch)
                .as(BatchNote.class);
    }

    /** What is to be said of the filings that wait for a decision. */
    public List<BatchNote> waiting() {
        return store.query(
                        "SELECT s.workbook_id, true AS held, h.message, h.message_en FROM meta.held h"
                                + " JOIN meta.submission s USING (submission_id) WHERE h.state = 'open' ORDER BY s.submission_id")
                .as(BatchNote.class);
    }

    /** When a file of a content and place was received, if it was. */
    public Optional<Instant> receivedAt(String workbookId, String relativePath) {
        return store
                .query(
                        "SELECT strftime(received_at, '%Y-%m-%dT%H:%M:%S.%f') FROM meta.workbook WHERE workbook_id = ? AND relative_path = ?",
                        workbookId, relativePath)
                .rows()
                .stream()
                .findFirst()
                .flatMap(r -> r.get(0))
                .map(at -> LocalDateTime.parse(at.toString())
                        .atZone(ZoneId.systemDefault())
                        .toInstant());
    }

    /** Contents of which a filing was replaced by another file's. */
    public List<String> replacedContents() {
        return store
                .query("SELECT DISTINCT workbook_id FROM meta.filing_turn WHERE counts AND NOT is_current")
                .rows()
                .stream()
                .map(r -> Result.text(r.get(0)))
                .toList();
    }

    /** What stands in the place of a content's filings now: the contents, with a path of each. */
    public Map<String, String> replacementsOf(String workbookId) {
        Map<String, String> paths = new LinkedHashMap<>();
        store.query(PackagedText.read(Filings.class, "replacements.sql"), workbookId)
                .rows()
                .forEach(r -> paths.put(Result.text(r.get(0)), Result.text(r.get(1))));
        return paths;
    }

    /**
     * A content that was replaced is filed again, and counts.
     *
     * @param fileTime when its owner last wrote the file
     * @return how many of its filings are current again
     */
    public int fileAgain(String workbookId, int batch, Instant fileTime) {
        return store.inTransaction(() -> {
            List<String> ids = store
                    .query(
                            "SELECT DISTINCT submission_id FROM meta.filing_turn WHERE workbook_id = ? AND counts"
                                    + " ORDER BY length(submission_id), submission_id",
                            workbookId)
                    .rows()
                    .stream()
                    .map(r -> Result.text(r.get(0)))
                    .toList();
            Inserts inserts = new Inserts(store);
            FilingEvents events = new FilingEvents(store, inserts);
            int number = events.batch(batch);
            ids.forEach(id -> events.again(id, number, fileTime));
            inserts.flush();
            return (int) Settlement.ofFilings(store, ids).apply().stream()
                    .filter(r -> ids.contains(r.later()))
                    .count();
        });
    }

    private Loader loader() {
        return new Loader(store, store.catalog(), terms);
    }
}
