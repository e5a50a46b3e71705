package huizong.ingest;

import huizong.store.load.Filings;
import huizong.inbox.Acknowledgement;
import huizong.inbox.DropFolder;
import huizong.inbox.Journal;
import huizong.ingest.FileResult.Outcome;
import huizong.store.Store;
import huizong.text.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The database opened for taking files in: held against its journal first, and every file acknowledged in the journal
 * once it is committed and before anyone is told of it.
 */
public final class Intake implements AutoCloseable {
    /** Where a committed file will be kept. */
    @FunctionalInterface
    public interface Keeping {
        Path placeFor(Source source, FileResult result) throws IOException;
    }

    private final Store store;
    private final Ingestion ingestion;
    private final Journal journal;
    /** What the journal said when it was read: the daily run over one folder must not write it down every day. */
    private final Set<String> acknowledgedBefore;

    private Intake(Store store, Ingestion ingestion, Journal journal, Set<String> acknowledgedBefore) {
        this.store = store;
        this.ingestion = ingestion;
        this.journal = journal;
        this.acknowledgedBefore = acknowledgedBefore;
    }

    /**
     * Opens a database, sets aside what is damaged, and loads again what was acknowledged and is missing.
     *
     * @param folders the drop folder's, where there is one
     * @param say told when something was wrong
     */
    public static Intake open(
            Path database, Workspace workspace, Optional<DropFolder> folders, Language language, Consumer<String> say) {
        Reconciliation reconciliation = new Reconciliation(database, folders, language, say);
        Store store = reconciliation.open(workspace.mappings().tables());
        try {
            Ingestion ingestion = new Ingestion(store, workspace);
            reconciliation.restore(store, ingestion);
            return new Intake(store, ingestion, reconciliation.journal(), reconciliation.acknowledgedFiles());
        } catch (RuntimeException | Error e) {
            try (store) {
                throw e;
            }
        }
    }

    public Store store() {
        return store;
    }

    /** Files that stay their owner's, where they are. */
    public List<FileResult> take(List<Source> sources, Consumer<FileResult> each) {
        return take(
                sources,
                false,
                (source, result) -> source.file().toAbsolutePath().normalize(),
                each);
    }

    /** Our own copies of files, which are to be moved to where {@code keeping} says once this has returned. */
    public List<FileResult> takeIntoCustody(List<Source> sources, Keeping keeping, Consumer<FileResult> each) {
        return take(sources, true, keeping, each);
    }

    private List<FileResult> take(List<Source> sources, boolean custody, Keeping keeping, Consumer<FileResult> each) {
        return ingestion.take(sources, (group, results) -> {
            try {
                List<Acknowledgement> acknowledged = new ArrayList<>();
                for (int i = 0; i < group.size(); i++) {
                    if (custody || !isAcknowledged(group.get(i), results.get(i))) {
                        acknowledged.add(acknowledgement(group.get(i), results.get(i), custody, keeping));
                    }
                }
                journal.append(acknowledged);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write the journal " + journal.file(), e);
            }
            results.forEach(each);
        });
    }

    private boolean isAcknowledged(Source source, FileResult result) {
        return result.workbookId().isEmpty()
                || (result.outcome() == Outcome.UNCHANGED
                        && acknowledgedBefore.contains(
                                Reconciliation.fileKey(result.workbookId(), source.relativePath())));
    }

    private Acknowledgement acknowledgement(Source source, FileResult result, boolean custody, Keeping keeping)
            throws IOException {
        return new Acknowledgement(
                source.receivedAt(),
                result.workbookId(),
                source.relativePath(),
                statusOf(source, result),
                result.code(),
                keeping.placeFor(source, result),
                custody);
    }

    /** What the ledger says of a file that was taken: loaded, rejected or duplicate. */
    public String statusOf(Source source, FileResult result) {
        return switch (result.outcome()) {
            case LOADED -> "loaded";
            case DUPLICATE -> "duplicate";
            case REJECTED -> "rejected";
            case UNCHANGED ->
                new Filings(store).statusOf(result.workbookId(), source.relativePath()).orElse("loaded");
        };
    }

    @Override
    public void close() {
        store.close();
    }
}
