package huizong.ingest;

import huizong.store.load.BatchNote;
import huizong.store.load.Filings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Known contents that come again. One that another file's took the place of counts again once it is filed again; one that
 * only stands where it stood is told what replaced it.
 */
final class Refiling {
    private final Filings filings;
    private final int batch;
    private final Set<String> replaced;
    private final Map<String, BatchNote> waiting = new HashMap<>();
    private final Set<String> present = new HashSet<>();

    /** @param batch the number of the files that are being taken */
    Refiling(Filings filings, int batch) {
        this.filings = filings;
        this.batch = batch;
        this.replaced = new HashSet<>(filings.replacedContents());
        filings.waiting().forEach(note -> waiting.putIfAbsent(note.workbookId(), note));
    }

    /** A content is among the files that are taken together. */
    void sees(String workbookId) {
        present.add(workbookId);
    }

    /** Whether what becomes of a known content is told once all files of the batch have been seen. */
    boolean waitsForAll(Prepared file) {
        return file.content() instanceof Prepared.Known && replaced.contains(file.workbookId());
    }

    /** What became of a known content that comes again, if more than that it is known. */
    Optional<FileResult> again(Prepared file, FileResult known) {
        BatchNote held = waiting.get(file.workbookId());
        if (held != null) {
            return Optional.of(known.with(new Note(Note.About.HELD, held.message(), held.messageEn())));
        }
        Map<String, String> now =
                replaced.contains(file.workbookId()) ? filings.replacementsOf(file.workbookId()) : Map.of();
        if (now.isEmpty() || now.keySet().stream().anyMatch(present::contains)) {
            return Optional.empty(); // files that stand together were put in order when they first came
        }
        String paths = String.join("、", now.values());
        if (!isFiledAgain(file.source(), file.workbookId())) {
            return Optional.of(known.with(new Note(
                    Note.About.REPLACED,
                    "内容早已入库，后来被“" + paths + "”替代，不是现行。如要恢复，请把这个文件单独重新报送。",
                    "loaded before and since replaced by " + paths
                            + "; not current. To make it count again, file it anew" + " by its name.")));
        }
        int forms = filings.fileAgain(
                file.workbookId(),
                file.source().batch() == 0 ? batch : file.source().batch(),
                file.source().modifiedAt());
        return forms == 0 ? Optional.empty() : Optional.of(FileResult.restored(file, forms, paths));
    }

    private boolean isFiledAgain(Source source, String workbookId) {
        return switch (source.coming()) {
            case HANDED_IN -> true;
            case KEPT -> false;
            case STANDING ->
                filings.receivedAt(workbookId, source.relativePath())
                        .filter(at -> !source.modifiedAt().isAfter(at))
                        .isEmpty();
        };
    }

    /** Files with what is to be said of them beside, now that all are in. */
    List<FileResult> withNotes(List<FileResult> results) {
        Map<String, List<BatchNote>> notes = new HashMap<>();
        for (BatchNote note : filings.notes(batch)) {
            notes.computeIfAbsent(note.workbookId(), w -> new ArrayList<>()).add(note);
        }
        return results.stream()
                .map(r -> r.outcome() == FileResult.Outcome.LOADED
                        ? notes.getOrDefault(r.workbookId(), List.of()).stream()
                                .map(n -> new Note(
                                        n.held() ? Note.About.HELD : Note.About.REPLACED, n.message(), n.messageEn()))
                                .reduce(r, FileResult::with, (a, b) -> b)
                        : r)
                .toList();
    }
}
