package huizong.watch;

import huizong.inbox.Archive;
import huizong.inbox.DropFolder;
import huizong.inbox.Spool;
import huizong.inbox.Spooled;
import huizong.ingest.FileResult;
import huizong.ingest.FileResult.Outcome;
import huizong.ingest.Intake;
import huizong.ingest.Source;
import huizong.ingest.SpooledMembers;
import huizong.ingest.Workspace;
import huizong.returns.AnnotatedReturn.Mark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes spooled files in: committed to the database, acknowledged in the journal, answered to the sender, and only then
 * moved. Cut off after any step, the same files come again from the spool and every step says the same once more.
 */
final class Reception implements AutoCloseable {
    private final Intake intake;
    private final Screening screening;
    private final Path returns;
    private final Archive archive;
    private final Spool spool;
    private final Consumer<FileResult> each;

    Reception(Intake intake, Workspace workspace, DropFolder folders, Spool spool, Consumer<FileResult> each) {
        this.intake = intake;
        this.screening = new Screening(intake.store(), workspace.rules());
        this.returns = folders.returns();
        this.archive = new Archive(folders, spool);
        this.spool = spool;
        this.each = each;
    }

    /** Takes a batch in; on return every file is where it belongs, and every archive behind its files. */
    List<FileResult> take(List<Spooled> batch) throws IOException {
        SpooledMembers opened = SpooledMembers.of(batch, spool);
        List<FileResult> results = take(opened);
        for (Spooled emptied : opened.archives()) {
            archive.settle(emptied, archive.placeFor(emptied, false));
        }
        return results;
    }

    private List<FileResult> take(SpooledMembers opened) throws IOException {
        List<Spooled> batch = opened.files();
        Map<Path, Spooled> byCopy = new HashMap<>();
        batch.forEach(f -> byCopy.put(f.copy(), f));
        Map<Path, Path> places = new HashMap<>();
        List<FileResult> results = intake.takeIntoCustody(
                batch.stream().map(opened::source).toList(),
                (source, result) -> {
                    Spooled file = Objects.requireNonNull(byCopy.get(source.file()));
                    if (!result.workbookId().equals(file.sha256())) {
                        throw new IOException("our own copy " + file.copy() + " cannot be read: " + result.reason());
                    }
                    Path place = archive.placeFor(file, result.outcome() == Outcome.REJECTED);
                    places.put(file.copy(), place);
                    return place;
                },
                each);
        Set<Path> loaded = new HashSet<>();
        Set<String> contents = new LinkedHashSet<>();
        for (int i = 0; i < batch.size(); i++) {
            if (results.get(i).outcome() == Outcome.RESTORED
                    || intake.statusOf(Source.of(batch.get(i)), results.get(i)).equals("loaded")) {
                loaded.add(batch.get(i).copy());
                contents.add(batch.get(i).sha256());
            }
        }
        Map<String, List<Mark>> marks = screening.of(contents);
        for (int i = 0; i < batch.size(); i++) {
            Spooled file = batch.get(i);
            FileResult result = results.get(i);
            Path kept = Objects.requireNonNull(places.get(file.copy()));
            List<Mark> found = loaded.contains(file.copy()) ? marks.getOrDefault(file.sha256(), List.of()) : List.of();
            if (ReturnToSender.isDue(result, found)) {
                Path place = result.outcome() == Outcome.REJECTED ? kept : returns.resolve(file.relativePath());
                ReturnToSender.send(Source.of(file), place, kept, result, found);
            }
            archive.settle(file, kept);
        }
        return results;
    }

    @Override
    public void close() {
        screening.close();
    }
}
