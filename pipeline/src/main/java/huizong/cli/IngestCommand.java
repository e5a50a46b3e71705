package huizong.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "ingest",
        description = {"把工作簿或文件夹读入数据库", "Read workbooks or folders into the database"})
final class IngestCommand implements Callable<Integer> {
    @Mixin
    private final Settings settings = new Settings();

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = {"文件或文件夹", "Files or folders"})
    private List<Path> paths = List.of();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() {
        Workspace workspace = Workspace.open(settings.mappingsFolder());
        PrintWriter out = spec.commandLine().getOut();
        IngestReport report = new IngestReport(out, settings.language(), settings.json);
        Sources sources = Sources.in(paths);
        Path database = settings.database(Path.of("output"));
        try (Intake intake = Intake.open(
                database,
                workspace,
                Optional.empty(),
                settings.language(),
                spec.commandLine().getErr()::println)) {
            report.skipped(sources.skipped());
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
}
