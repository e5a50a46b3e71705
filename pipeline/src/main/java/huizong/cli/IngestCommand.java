package huizong.cli;

import huizong.ingest.Intake;
import huizong.ingest.KeptMembers;
import huizong.ingest.Originals;
import huizong.ingest.Replay;
import huizong.ingest.Sources;
import huizong.ingest.Workspace;
import huizong.json.Json;
import huizong.store.Store;
import huizong.store.publish.AnalystCopy;
import huizong.text.UsageException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "ingest",
        description = {"把工作簿或文件夹读入数据库", "Read workbooks or folders into the database"})
final class IngestCommand implements Callable<Integer> {
    @Mixin
    private final Settings settings = new Settings();

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = {
                "文件或文件夹；用 --replay 时为原件所在处，默认照入库日志",
                "Files or folders; with --replay where the originals are, default what the journal says"
            })
    private List<Path> paths = List.of();

    @Option(
            names = "--replay",
            description = {
                "用现在的映射重读已入库的原件，列出逐格变化，只替代有变化的填报",
                "Read what was loaded again with the mappings of today, show what changes cell by cell, and supersede only that"
            })
    private boolean replay;

    @Option(
            names = "--dry-run",
            description = {"与 --replay 同用：只列变化，不入库", "With --replay: only show what would change"})
    private boolean dryRun;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() {
        if (dryRun && !replay) {
            throw new UsageException("--dry-run 只能与 --replay 同用", "--dry-run goes with --replay");
        }
        if (paths.isEmpty() && !replay) {
            throw new UsageException("请写明要读入的文件或文件夹", "name the files or folders to read");
        }
        Workspace workspace = Workspace.open(settings.mappingsFolder());
        if (replay) {
            return replay(workspace);
        }
        PrintWriter out = spec.commandLine().getOut();
        IngestReport report = new IngestReport(out, settings.language(), settings.json);
        Path database = settings.database(Path.of("output"));
        Sources sources = Sources.in(paths, new KeptMembers(database));
        try (Intake intake = Intake.open(
                database,
                workspace,
                Optional.empty(),
                settings.language(),
                spec.commandLine().getErr()::println)) {
            report.skipped(sources.skipped());
            report.open(sources.open());
            Map<String, Object> summary = new LinkedHashMap<>();
            int status = report.summary(intake.take(sources.files(), report::line), summary);
            if (settings.json) {
                Json.write(out, summary);
            }
            AnalystCopy.refresh(
                    intake.store(),
                    database,
                    settings.language(),
                    spec.commandLine().getErr()::println);
            return status;
        }
    }

    private int replay(Workspace workspace) {
        Path database = settings.database(Path.of("output"));
        if (!Files.isRegularFile(database)) {
            throw new UsageException("没有数据库 " + database, "no database " + database);
        }
        Originals originals = paths.isEmpty() ? Originals.keptFor(database) : Originals.in(paths);
        Replay.Mode mode = dryRun ? Replay.Mode.SHOW : Replay.Mode.LOAD;
        PrintWriter out = spec.commandLine().getOut();
        ReplayReport report = new ReplayReport(out, settings.language(), mode);
        try (Store store = Store.open(database, workspace.mappings().tables())) {
            List<Replay.WorkbookResult> results = new Replay(store, workspace, originals, settings.language())
                    .run(mode, settings.json ? result -> {} : report::workbook);
            if (settings.json) {
                Json.write(out, ReplayReport.json(results));
            } else {
                report.summary(results);
            }
            if (!dryRun) {
                AnalystCopy.refresh(
                        store, database, settings.language(), spec.commandLine().getErr()::println);
            }
            return results.stream().allMatch(Replay.WorkbookResult::isComplete) ? ExitStatus.DONE : ExitStatus.REFUSED;
        }
    }
}
