package huizong.store.load;

import huizong.bureau.ReferenceLists;
import huizong.bureau.Registry;
import huizong.store.Store;
import huizong.submission.Finding;
import huizong.submission.Submission;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** The filings of a database: loads them, records what became of files, and keeps the registers they refer to. */
public final class Filings {
    private final Store store;

    public Filings(Store store) {
        this.store = store;
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

    /** Replaces the registers of divisions, units and other names; units known only from filings stay. */
    public void replaceReference(Registry registry) {
        store.inTransaction(() -> {
            new References(store).replace(registry);
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

    private Loader loader() {
        return new Loader(store, store.catalog());
    }
}
