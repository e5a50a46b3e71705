package huizong.ingest;

import huizong.bureau.Decision;
import huizong.files.DiskFull;
import huizong.ingest.FileResult.Outcome;
import huizong.ingest.Prepared.Understood;
import huizong.ingest.Prepared.Unreadable;
import huizong.store.Store;
import huizong.store.StoreException;
import huizong.store.load.Arrival;
import huizong.store.load.Filings;
import huizong.store.load.HoldTerms;
import huizong.store.load.Loaded;
import huizong.text.PackagedText;
import huizong.workbook.guard.UnreadableException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes files into the database: read by several threads, loaded by one in the order given, so that the same files
 * always come to the same content. A group shares a transaction; where that fails each is tried alone, so that each is
 * loaded wholly or not at all, and one that cannot be loaded is refused and holds up no other.
 */
final class Ingestion {
    /** Told of a group once it is committed, in the order of the files. */
    @FunctionalInterface
    interface Committed {
        void group(List<Source> sources, List<FileResult> results);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Ingestion.class);
    /** Files of a transaction: all of them are told of when it is committed. */
    private static final int FILES_A_TRANSACTION = 500;
    /**
     * Figures of a transaction, some 30 MB: a workbook of six forms has about 900, and what a transaction costs whatever
     * its size is spread over a hundred of them. As many more may wait to be loaded.
     */
    private static final int FIGURES_A_TRANSACTION = 100_000;

    private final Store store;
    private final Filings filings;
    private final Preparation preparation;
    private final Set<String> loadedContents = ConcurrentHashMap.newKeySet();
    private final List<Decision> unmatched;
    private int batch;
    private Refiling refiling;

    Ingestion(Store store, Workspace workspace) {
        this.store = store;
        this.filings = new Filings(store, HoldTerms.of(name -> workspace.rules().threshold(HoldTerms.RULE, name)));
        this.preparation = new Preparation(workspace, loadedContents::contains);
        filings.replaceReference(workspace.registry());
        this.batch = filings.nextBatch();
        filings.setRollUpsAside(batch - 1); // where a run was cut off before it came to that
        this.unmatched = filings.decide(workspace.lists().decisions());
        this.refiling = new Refiling(filings, batch);
        loadedContents.addAll(filings.contents());
    }

    /** Decisions of the bureau that concern no filing. */
    List<Decision> unmatched() {
        return unmatched;
    }

    /** The number of the files that are being taken. */
    int batch() {
        return batch;
    }

    /** Takes files in the order given; on return each is committed, or refused and recorded as such. */
    List<FileResult> take(List<Source> sources, Committed committed) {
        Map<Source, FileResult> results = new IdentityHashMap<>();
        LocalDateTime started = LocalDateTime.now();
        batch = filings.nextBatch();
        refiling = new Refiling(filings, batch);
        List<Prepared> group = new ArrayList<>();
        List<Prepared> again = new ArrayList<>();
        Set<String> contents = new HashSet<>();
        int[] figures = {0};
        Runnable flush = () -> {
            commit(group, committed, results);
            contents.clear();
            figures[0] = 0;
        };
        new ReadAhead(FIGURES_A_TRANSACTION).inOrder(sources, preparation::of, Prepared::figures, file -> {
            refiling.sees(file.workbookId());
            if (refiling.waitsForAll(file)) {
                again.add(file);
                return;
            }
            if (contents.contains(file.workbookId()) || file.isLong()) {
                flush.run(); // the twin has to be in the ledger first; a long list has a transaction of its own
            }
            contents.add(file.workbookId());
            group.add(file);
            figures[0] += file.figures();
            if (group.size() >= FILES_A_TRANSACTION || figures[0] >= FIGURES_A_TRANSACTION || file.isLong()) {
                flush.run();
            }
        });
        commit(group, committed, results);
        commit(again, committed, results);
        filings.setRollUpsAside(batch);
        List<FileResult> all = refiling.withNotes(
                sources.stream().map(results::get).filter(Objects::nonNull).toList());
        recordRun(started, all);
        return all;
    }

    private void commit(List<Prepared> group, Committed committed, Map<Source, FileResult> into) {
        if (group.isEmpty()) {
            return;
        }
        List<FileResult> results;
        try {
            results = store.inTransaction(() -> settle(group));
        } catch (RuntimeException e) {
            if (DiskFull.isBehind(e)) { // none of them is to blame, and what each would meet alone says nothing of it
                throw e;
            }
            LOG.warn("a group of {} did not load; each is tried alone", group.size(), e);
            results = group.stream().map(this::alone).toList();
        }
        for (FileResult result : results) {
            if (result.outcome() == Outcome.LOADED) {
                loadedContents.add(result.workbookId());
            }
            LOG.info("{} {} {}", result.outcome(), result.path(), result.code());
        }
        for (int i = 0; i < results.size(); i++) {
            into.put(group.get(i).source(), results.get(i));
        }
        committed.group(group.stream().map(Prepared::source).toList(), results);
        group.clear();
    }

    private FileResult alone(Prepared file) {
        try {
            return store.inTransaction(() -> settle(List.of(file))).get(0);
        } catch (RuntimeException e) {
            if (DiskFull.isBehind(e) || e instanceof StoreException failed && failed.isOfTheMachine()) {
                throw e;
            }
            if (e instanceof UnreadableException refusal) { // the rest of a long list is read while it is loaded
                return store.inTransaction(() -> refuse(
                        file,
                        new Unreadable(file.file().format(), refusal.code(), refusal.chinese(), refusal.english())));
            }
            LOG.error("cannot load {}", file.source().relativePath(), e);
            Unreadable why = Preparation.failure(file.file().format(), e);
            return store.inTransaction(() -> refuse(file, why));
        }
    }

    /** Within a transaction: what needs no loading at once, the others together. */
    private List<FileResult> settle(List<Prepared> group) {
        List<Arrival> arrivals = new ArrayList<>();
        for (Prepared file : group) {
            if (file.content() instanceof Understood understood && isNew(file)) {
                arrivals.add(new Arrival(
                        file.file(),
                        understood.extraction().submissions(),
                        understood.extraction().findings(),
                        file.source().batch() == 0 ? batch : file.source().batch()));
            }
        }
        List<Loaded> loaded = arrivals.isEmpty() ? List.of() : filings.load(arrivals);
        List<FileResult> results = new ArrayList<>();
        int next = 0;
        for (Prepared file : group) {
            if (file.content() instanceof Unreadable why) {
                results.add(refuse(file, why));
            } else if (next < arrivals.size()
                    && arrivals.get(next).file().workbookId().equals(file.workbookId())) {
                results.add(loaded(file, loaded.get(next)));
                next++;
            } else {
                results.add(known(file));
            }
        }
        return withChanges(results);
    }

    private List<FileResult> withChanges(List<FileResult> results) {
        String replacing = results.stream()
                .filter(r -> r.superseded() > 0)
                .map(FileResult::workbookId)
                .collect(Collectors.joining(","));
        if (replacing.isEmpty()) {
            return results;
        }
        Map<String, List<Change>> changes = new HashMap<>();
        for (List<Optional<Object>> row : store.query(PackagedText.read(Ingestion.class, "differences.sql"), replacing)
                .rows()) {
            List<String> values =
                    row.stream().map(v -> v.map(Object::toString).orElse("")).toList();
            changes.computeIfAbsent(values.get(0), w -> new ArrayList<>())
                    .add(new Change(values.get(1), values.get(2), values.get(3), values.get(4)));
        }
        return results.stream()
                .map(r -> r.outcome() == Outcome.LOADED ? r.with(changes.getOrDefault(r.workbookId(), List.of())) : r)
                .toList();
    }

    private boolean isNew(Prepared file) {
        return !loadedContents.contains(file.workbookId());
    }

    private static FileResult loaded(Prepared file, Loaded loaded) {
        return FileResult.loaded(
                file, loaded.submissionIds().size(), loaded.superseded().size(), loaded.findings());
    }

    private FileResult known(Prepared file) {
        FileResult known = inLedger(file);
        return refiling.again(file, known).orElse(known);
    }

    private FileResult inLedger(Prepared file) {
        String status = filings.statusOf(file.workbookId(), file.source().relativePath())
                .orElse("");
        if (status.equals("loaded") || status.equals("duplicate")) {
            return FileResult.unchanged(file);
        }
        FileResult duplicate =
                FileResult.duplicate(file, filings.loadedFrom(file.workbookId()).orElse("?"));
        // by the ledger: whether a twin was read or only recognised depends on how far ahead the workers were
        filings.record(
                file.file().as(filings.formatOf(file.workbookId())), "duplicate", duplicate.code(), duplicate.reason());
        return duplicate;
    }

    private FileResult refuse(Prepared file, Unreadable why) {
        if (!file.workbookId().isEmpty()) {
            filings.record(file.file(), "rejected", why.code(), why.chinese());
        }
        return FileResult.rejected(file, why);
    }

    private void recordRun(LocalDateTime started, List<FileResult> results) {
        int loaded = count(results, Outcome.LOADED);
        int rejected = count(results, Outcome.REJECTED);
        store.update(
                "INSERT INTO meta.run VALUES (?, 'ingest', ?, ?, ?, ?, ?, ?)",
                UUID.randomUUID().toString(),
                started,
                LocalDateTime.now(),
                results.size(),
                loaded,
                rejected,
                results.size() - loaded - rejected);
    }

    private static int count(List<FileResult> results, Outcome outcome) {
        return (int) results.stream().filter(r -> r.outcome() == outcome).count();
    }
}
