package huizong.cli;

import huizong.cli.Ingestion.FileResult;
import huizong.cli.Ingestion.Outcome;
import huizong.cli.Ingestion.Source;
import huizong.inbox.Acknowledgement;
import huizong.inbox.Archive;
import huizong.inbox.DropFolder;
import huizong.inbox.Journal;
import huizong.inbox.Spool;
import huizong.inbox.Spooled;
import huizong.report.AnnotatedReturn.Mark;
import huizong.store.Store;
import huizong.store.StoreException;
import huizong.store.WorkbookFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes spooled files in: committed to the database, acknowledged in the journal, answered to the sender, and only then
 * moved. Cut off after any step, the same files come again from the spool and every step says the same once more.
 */
final class Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    private final Store store;
    private final Ingestion ingestion;
    private final Screening screening;
    private final ReturnToSender sender;
    private final Archive archive;
    private final Journal journal;
    private final Consumer<FileResult> each;

    Reception(
            Store store,
            Ingestion ingestion,
            Workspace workspace,
            DropFolder folders,
            Spool spool,
            Journal journal,
            Consumer<FileResult> each) {
        this.store = store;
        this.ingestion = ingestion;
        this.screening = new Screening(store, workspace.rules());
        this.sender = new ReturnToSender(folders);
        this.archive = new Archive(folders, spool);
        this.journal = journal;
        this.each = each;
    }

    /** Takes a batch in; on return every file is where it belongs. */
    List<FileResult> take(List<Spooled> batch) throws IOException {
        List<FileResult> results = ingest(batch.stream()
                .map(f -> new Source(f.copy(), f.relativePath(), f.receivedAt()))
                .toList());
        List<Acknowledgement> acknowledged = new ArrayList<>();
        List<String> loaded = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            Acknowledgement acknowledgement = acknowledgement(batch.get(i), results.get(i));
            acknowledged.add(acknowledgement);
            if (acknowledgement.outcome().equals("loaded")) {
                loaded.add(acknowledgement.sha256());
            }
        }
        journal.append(acknowledged);
        Map<String, List<Mark>> marks = screening.of(loaded);
        for (int i = 0; i < batch.size(); i++) {
            Spooled file = batch.get(i);
            List<Mark> found = acknowledged.get(i).outcome().equals("loaded")
                    ? marks.getOrDefault(file.sha256(), List.of())
                    : List.of();
            Path kept = acknowledged.get(i).kept();
            sender.send(file, kept, results.get(i), found);
            archive.settle(file, kept);
        }
        return results;
    }

    private Acknowledgement acknowledgement(Spooled file, FileResult result) throws IOException {
        if (result.workbookId().isEmpty()) {
            throw new IOException("cannot read our own copy " + file.copy() + ": " + result.reason());
        }
        String outcome =
                switch (result.outcome()) {
                    case LOADED -> "loaded";
                    case DUPLICATE -> "duplicate";
                    case REJECTED -> "rejected";
                    case UNCHANGED ->
                        store.statusOf(file.sha256(), file.relativePath()).orElse("loaded");
                };
        Path kept = archive.placeFor(file, outcome.equals("rejected"));
        return new Acknowledgement(
                file.receivedAt(), file.sha256(), file.relativePath(), outcome, result.code(), kept, true);
    }

    /** A file that brings the program down is found by trying each alone, and refused. */
    private List<FileResult> ingest(List<Source> sources) throws IOException {
        try {
            return ingestion.take(sources, each);
        } catch (StoreException | UncheckedIOException e) {
            throw e; // the machine's trouble and not the file's
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.error("failed on {}", sources.stream().map(Source::relativePath).toList(), e);
            if (sources.size() == 1) {
                return List.of(refuse(sources.get(0), e));
            }
            List<FileResult> results = new ArrayList<>();
            for (Source source : sources) {
                results.addAll(ingest(List.of(source)));
            }
            return results;
        }
    }

    private FileResult refuse(Source source, Throwable why) throws IOException {
        String hash = huizong.workbook.ContentHash.of(source.file());
        String code = "internal-error";
        String reason = "程序读取该文件时出错（" + why.getClass().getSimpleName() + "），未入库。请将文件另存为 .xlsx 后再报，并把原文件交给维护人员。";
        String reasonEn = "the program failed on this file (" + why.getClass().getSimpleName()
                + "); save it anew as .xlsx and file it again, and hand the original to whoever maintains the program";
        store.record(
                new WorkbookFile(
                        hash,
                        String.valueOf(source.file().getFileName()),
                        source.relativePath(),
                        "",
                        Files.size(source.file()),
                        source.receivedAt()),
                "rejected",
                code,
                reason);
        FileResult result =
                new FileResult(source.relativePath(), Outcome.REJECTED, 0, 0, 0, code, reason, reasonEn, hash);
        each.accept(result);
        return result;
    }
}
