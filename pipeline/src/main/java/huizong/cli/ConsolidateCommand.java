package huizong.cli;

import huizong.consolidate.Consolidation;
import huizong.consolidate.Period;
import huizong.report.Reports;
import huizong.store.Store;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "consolidate",
        description = {"汇总一个期间，列出异常，写出报表", "Consolidate a period: roll-ups, findings, reports"})
final class ConsolidateCommand implements Callable<Integer> {
    @Mixin
    private final Settings settings = new Settings();

    @Mixin
    private final FailOn failOn = new FailOn();

    @Option(
            names = "--period",
            paramLabel = "YYYY-MM",
            description = {"期间，默认本月", "Period, default this month"})
    @Nullable
    String period;

    @Option(
            names = "--year",
            paramLabel = "YYYY",
            description = {"只汇总该年度", "Only this fiscal year"})
    @Nullable
    Integer year;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = {"报表文件夹，默认 output", "Folder for reports, default output"})
    private Path output = Path.of("output");

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() {
        Period wanted = period(period);
        Workspace workspace = Workspace.open(settings.mappingsFolder());
        Path database = settings.database(output);
        Consumer<String> warn = spec.commandLine().getErr()::println;
        try (Intake intake = Intake.open(database, workspace, Optional.empty(), settings.language(), warn)) {
            OptionalInt only = year == null ? OptionalInt.empty() : OptionalInt.of(year);
            int status = consolidate(
                    intake.store(),
                    workspace,
                    wanted,
                    only,
                    output,
                    settings,
                    failOn,
                    spec.commandLine().getOut(),
                    ExitStatus.DONE,
                    new LinkedHashMap<>());
            AnalystCopy.refresh(intake.store(), database, settings.language(), warn);
            return status;
        }
    }

    static Period period(@Nullable String text) {
        if (text == null) {
            return new Period(YearMonth.now());
        }
        return Period.parse(text)
                .orElseThrow(() ->
                        new UsageException("--period 应为 YYYY-MM，如 2024-06", "--period is YYYY-MM, such as 2024-06"));
    }

    /** Consolidates, writes the reports and says what was found; returns the exit status. */
    static int consolidate(
            Store store,
            Workspace workspace,
            Period period,
            OptionalInt year,
            Path output,
            Settings settings,
            FailOn failOn,
            PrintWriter out,
            int otherwise,
            Map<String, Object> summary) {
        int id = new Consolidation(store, workspace.rules(), workspace.folder()).run(period, year);
        List<Path> written = Reports.write(store, String.valueOf(id), output);
        Map<String, Object> counts = new LinkedHashMap<>();
        for (String severity : List.of("error", "warning", "notice")) {
            counts.put(
                    severity,
                    store.query(
                                    "SELECT count(*) FROM qa.finding WHERE consolidation_id = ? AND severity = ?",
                                    id,
                                    severity)
                            .rows()
                            .get(0)
                            .get(0)
                            .orElse(0L));
        }
        Language language = settings.language();
        if (settings.json) {
            summary.put("consolidation_id", id);
            summary.put("period", period.toString());
            summary.put("findings", counts);
            summary.put("written", written.stream().map(Path::toString).toList());
            Json.write(out, summary);
        } else {
            out.println(language.choose(
                    "第 " + id + " 次汇总（" + period + "）：错误 " + counts.get("error") + "，警告 " + counts.get("warning")
                            + "，提示 " + counts.get("notice"),
                    "Consolidation " + id + " (" + period + "): " + counts.get("error") + " errors, "
                            + counts.get("warning") + " warnings, " + counts.get("notice") + " notices"));
            written.forEach(file -> out.println("  " + file));
        }
        return failOn.status(store, id, otherwise);
    }
}
