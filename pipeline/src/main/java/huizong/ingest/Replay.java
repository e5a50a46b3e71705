package huizong.ingest;

import huizong.store.load.Filings;
import huizong.extract.Extraction;
import huizong.extract.Extractor;
import huizong.extract.SourceName;
import huizong.grid.Workbook;
import huizong.store.Result;
import huizong.store.Store;
import huizong.store.load.Filing;
import huizong.store.load.Rereading;
import huizong.store.load.WorkbookFile;
import huizong.submission.Content;
import huizong.submission.Submission;
import huizong.text.Language;
import huizong.workbook.WorkbookReader;
import huizong.workbook.guard.UnreadableException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Reads archived workbooks again with the mappings of today. A filing whose content comes out the same is left as it
 * is; one that comes out differently gets a new version, and the old reading is kept as history. Filings that a later
 * workbook replaced are history already and are left alone.
 */
public final class Replay {
    /** Whether differences are only shown, or loaded too. */
    public enum Mode {
        SHOW,
        LOAD
    }

    /** What became of a filing. */
    public enum Outcome {
        UNCHANGED,
        CHANGED,
        NEW,
        HISTORY,
        NO_LONGER_READ
    }

    /**
     * What became of one filing.
     *
     * @param before the template and version it was read with; empty for a form not read before
     * @param after the template and version it would be read with; empty where it is read no longer
     * @param changes places whose content differs
     * @param notesChanged whether findings or unclaimed cells differ
     */
    public record FilingResult(
            String sheetName,
            String formId,
            Outcome outcome,
            String before,
            String after,
            List<Content.Change> changes,
            boolean notesChanged) {}

    /**
     * What became of one workbook.
     *
     * @param problem why it could not be read again; empty where it could
     */
    public record WorkbookResult(String path, List<FilingResult> filings, String problem) {
        /** Whether every filing of it could be read again. */
        public boolean isComplete() {
            return problem.isEmpty() && filings.stream().noneMatch(f -> f.outcome() == Outcome.NO_LONGER_READ);
        }
    }

    /** A workbook of the ledger. */
    private record Entry(String id, String name, String path, String format, long size) {}

    private final Store store;
    private final Filings filings;
    private final Workspace workspace;
    private final Extractor extractor;
    private final Originals originals;
    private final Language language;
    private final WorkbookReader reader = WorkbookReader.withDefaults();

    public Replay(Store store, Workspace workspace, Originals originals, Language language) {
        this.store = store;
        this.filings = new Filings(store);
        this.workspace = workspace;
        this.extractor = new Extractor(workspace.mappings(), workspace.registry());
        this.originals = originals;
        this.language = language;
    }

    /** Goes through the loaded workbooks in the order they came, each in a transaction of its own. */
    public List<WorkbookResult> run(Mode mode, Consumer<WorkbookResult> each) {
        LocalDateTime started = LocalDateTime.now();
        if (mode == Mode.LOAD) {
            filings.replaceReference(workspace.registry());
        }
        List<WorkbookResult> results = new ArrayList<>();
        List<Entry> ledger = store
                .query("SELECT workbook_id, file_name, relative_path, coalesce(format, ''), size_bytes"
                        + " FROM meta.workbook WHERE status = 'loaded' ORDER BY received_at, relative_path")
                .rows()
                .stream()
                .map(r -> new Entry(
                        Result.text(r.get(0)),
                        Result.text(r.get(1)),
                        Result.text(r.get(2)),
                        Result.text(r.get(3)),
                        Long.parseLong(Result.text(r.get(4)))))
                .toList();
        for (Entry entry : ledger) {
            WorkbookResult result = again(entry, mode);
            results.add(result);
            each.accept(result);
        }
        if (mode == Mode.LOAD) {
            recordRun(started, results);
        }
        return results;
    }

    private void recordRun(LocalDateTime started, List<WorkbookResult> results) {
        int failed = (int) results.stream().filter(r -> !r.problem().isEmpty()).count();
        int loaded = (int) results.stream()
                .filter(r -> r.filings().stream()
                        .anyMatch(f -> f.outcome() == Outcome.CHANGED || f.outcome() == Outcome.NEW))
                .count();
        store.update(
                "INSERT INTO meta.run VALUES (?, 'replay', ?, ?, ?, ?, ?, ?)",
                UUID.randomUUID().toString(),
                started,
                LocalDateTime.now(),
                results.size(),
                loaded,
                failed,
                results.size() - loaded - failed);
    }

    private WorkbookResult again(Entry entry, Mode mode) {
        Optional<Path> original = originals.of(entry.id());
        if (original.isEmpty()) {
            return new WorkbookResult(
                    entry.path(), List.of(), language.choose("找不到原件", "the original is not in the archive"));
        }
        try {
            Workbook workbook = reader.read(original.get());
            Extraction extraction = extractor.extract(workbook, new SourceName(entry.name(), entry.path()));
            return compare(entry, extraction, mode);
        } catch (UnreadableException e) {
            return new WorkbookResult(entry.path(), List.of(), language.choose(e.chinese(), e.english()));
        }
    }

    private WorkbookResult compare(Entry entry, Extraction extraction, Mode mode) {
        List<FilingResult> results = new ArrayList<>();
        List<Rereading.Replaced> replacing = new ArrayList<>();
        for (Pairing.Pair pair : Pairing.of(filings.of(entry.id()), extraction.submissions())) {
            Outcome outcome = outcome(pair, entry.id());
            results.add(result(pair, outcome));
            if (outcome == Outcome.CHANGED || outcome == Outcome.NEW) {
                replacing.add(new Rereading.Replaced(
                        pair.reading().orElseThrow(), pair.filing().map(Filing::id)));
            }
        }
        if (mode == Mode.LOAD && !replacing.isEmpty()) {
            WorkbookFile file = new WorkbookFile(
                    entry.id(), entry.name(), entry.path(), entry.format(), entry.size(), Instant.now());
            filings.reload(new Rereading(file, replacing, extraction.findings()));
        }
        return new WorkbookResult(entry.path(), results, "");
    }

    private Outcome outcome(Pairing.Pair pair, String workbookId) {
        if (pair.reading().isEmpty()) {
            return pair.filing().filter(Filing::isCurrent).isPresent() ? Outcome.NO_LONGER_READ : Outcome.HISTORY;
        }
        if (pair.isSame()) {
            return Outcome.UNCHANGED;
        }
        if (pair.filing().filter(f -> !f.isCurrent()).isPresent()
                || isFiledLater(pair.reading().get(), workbookId)) {
            return Outcome.HISTORY;
        }
        return pair.filing().isPresent() ? Outcome.CHANGED : Outcome.NEW;
    }

    /** Whether a workbook that came after this one holds the filing a reading would replace. */
    private boolean isFiledLater(Submission reading, String workbookId) {
        return filings.currentlyFiled(reading)
                .filter(id -> !store.query(
                                "SELECT 1 FROM meta.submission s JOIN meta.workbook theirs"
                                        + " ON theirs.workbook_id = s.workbook_id AND theirs.status = 'loaded'"
                                        + " JOIN meta.workbook ours ON ours.workbook_id = ? AND ours.status = 'loaded'"
                                        + " WHERE s.submission_id = ? AND theirs.workbook_id <> ours.workbook_id"
                                        + " AND theirs.received_at >= ours.received_at",
                                workbookId,
                                id)
                        .rows()
                        .isEmpty())
                .isPresent();
    }

    private static FilingResult result(Pairing.Pair pair, Outcome outcome) {
        String sheet = pair.reading()
                .map(Submission::sheetName)
                .or(() -> pair.filing().map(Filing::sheetName))
                .orElse("");
        String form = pair.reading()
                .map(Submission::formId)
                .or(() -> pair.filing().map(Filing::formId))
                .orElse("");
        return new FilingResult(
                sheet,
                form,
                outcome,
                pair.filing().map(Filing::mappingVersion).orElse(""),
                pair.reading().map(Submission::mappingVersion).orElse(""),
                pair.changes(),
                pair.notesChanged());
    }
}
