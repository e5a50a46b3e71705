package huizong.cli;

import huizong.consolidate.Period;
import huizong.consolidate.PeriodLock;
import huizong.consolidate.PeriodLockedException;
import huizong.consolidate.Terms;
import huizong.ingest.FileResult;
import huizong.ingest.Intake;
import huizong.ingest.KeptMembers;
import huizong.ingest.Sources;
import huizong.ingest.Workspace;
import huizong.store.Store;
import huizong.store.publish.AnalystCopy;
import huizong.text.UsageException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "run",
        description = {"读入一个文件夹并汇总：主要的工作", "Ingest a folder, then consolidate: the main job"})
final class RunCommand implements Callable<Integer> {
    @Mixin
    private final Settings settings = new Settings();

    @Mixin
    private final FailOn failOn = new FailOn();

    @Option(
            names = "--input",
            paramLabel = "DIR",
            description = {"收件文件夹，默认 input-samples", "Folder to read, default input-samples"})
    private Path input = Path.of("input-samples");

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = {"结果文件夹，默认 output", "Folder for results, default output"})
    private Path output = Path.of("output");

    @Option(
            names = "--period",
            paramLabel = "YYYY-MM",
            description = {"期间，默认本月", "Period, default this month"})
    @Nullable
    String period;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() {
        Period wanted = ConsolidateCommand.period(period);
        Workspace workspace = Workspace.open(settings.mappingsFolder());
        PrintWriter out = spec.commandLine().getOut();
        IngestReport report = new IngestReport(out, settings.language(), settings.json);
        Path database = settings.database(output);
        Sources sources = Sources.in(List.of(input), new KeptMembers(database));
        Consumer<String> warn = spec.commandLine().getErr()::println;
        try (Intake intake = Intake.open(database, workspace, Optional.empty(), settings.language(), warn)) {
            requireOpen(intake.store(), wanted);
            report.skipped(sources.skipped());
            report.open(sources.open());
            List<FileResult> results = intake.take(sources.files(), report::line);
            Map<String, Object> summary = new LinkedHashMap<>();
            int status = report.summary(results, summary);
            int end = ConsolidateCommand.consolidate(
                    intake.store(), workspace, Terms.of(wanted), output, settings, failOn, out, status, summary);
            AnalystCopy.refresh(intake.store(), database, settings.language(), warn);
            return end;
        }
    }

    private static void requireOpen(Store store, Period period) {
        try {
            new PeriodLock(store).requireOpen(period);
        } catch (PeriodLockedException e) {
            throw new UsageException(e.chinese(), String.valueOf(e.getMessage()));
        }
    }
}
