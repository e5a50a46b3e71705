package huizong.bench;

import huizong.ingest.FileResult;
import huizong.ingest.Intake;
import huizong.ingest.KeptMembers;
import huizong.ingest.Sources;
import huizong.ingest.Workspace;
import huizong.store.Store;
import huizong.text.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What {@code huizong ingest} does between reading the mappings and publishing, for whoever measures it. */
public final class IngestionRun {
    private final Workspace workspace;

    public IngestionRun(Path mappings) {
        this.workspace = Workspace.open(mappings);
    }

    /**
     * Takes a folder into a database, which is made where there is none.
     *
     * @param check looks at the database before it is closed
     */
    public void take(Path folder, Path database, Consumer<Store> check) {
        Consumer<String> refuse = words -> {
            throw new IllegalStateException(words);
        };
        try (Intake intake = Intake.open(database, workspace, Optional.empty(), Language.EN, refuse)) {
            List<FileResult> results = intake.take(
                    Sources.in(List.of(folder), new KeptMembers(database)).files(), result -> {});
            results.stream()
                    .filter(r -> r.outcome() != FileResult.Outcome.LOADED)
                    .forEach(r -> refuse.accept(r.path() + ": " + r.outcome() + " " + r.reasonEn()));
            check.accept(intake.store());
        }
    }
}
