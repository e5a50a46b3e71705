package huizong.cli;

import huizong.consolidate.Consolidation;
import huizong.consolidate.Period;
import huizong.consolidate.PeriodLockedException;
import huizong.consolidate.Terms;
import huizong.files.DiskFull;
import huizong.ingest.Intake;
import huizong.ingest.Workspace;
import huizong.json.Json;
import huizong.report.Publication;
import huizong.report.Reports;
import huizong.store.Store;
import huizong.store.load.Filings;
import huizong.store.publish.AnalystCopy;
import huizong.text.ControlCharacters;
import huizong.text.Language;
import huizong.text.UsageException;
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
        description = {"汇总一个期间，列出异常，写出报表", "Consolidate a period: roll-ups, findings, reports"},
        subcommands = LockCommand.class)
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
            names = "--exclude-errors",
            description = {"有错误未更正的填报不计入", "Leave out filings with errors still to be corrected"})
    private boolean excludeErrors;

    @Option(
            names = "--print-unit",
            paramLabel = "万元|亿元",
            description = {"报表的金额单位，默认万元", "Unit of amounts in reports, default 万元"})
    private String printUnit = "万元";

    @Option(
            names = "--print-digits",
            paramLabel = "N",
            description = {"报表金额的小数位数，默认 2；舍位后仍然平衡", "Decimals of amounts in reports, default 2; sums still add up"})
    private int printDigits = 2;

    @Option(
            names = "--reprint",
            paramLabel = "N",
            description = {"不汇总，重印第 N 次汇总的报表，与当时逐字节相同", "Do not consolidate: print number N again, byte for byte"})
    @Nullable
    Integer reprint;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = {"报表文件夹，默认 output", "Folder for reports, default output"})
    private Path output = Path.of("output");

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() {
        if (reprint != null) {
            return reprint(reprint);
        }
        Terms terms = terms();
        Workspace workspace = Workspace.open(settings.mappingsFolder());
        Path database = settings.database(output);
        Consumer<String> warn = spec.commandLine().getErr()::println;
        try (Intake intake = Intake.open(database, workspace, Optional.empty(), settings.language(), warn)) {
            int status = consolidate(
                    intake.store(),
                    workspace,
                    terms,
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

    private Terms terms() {
        if (!Terms.UNITS.contains(printUnit) || printDigits < 0 || printDigits > 6) {
            throw new UsageException(
                    "--print-unit 是万元或亿元，--print-digits 是 0 到 6", "--print-unit is 万元 or 亿元, --print-digits 0 to 6");
        }
        OptionalInt only = year == null ? OptionalInt.empty() : OptionalInt.of(year);
        return new Terms(period(period), only, excludeErrors, printUnit, printDigits);
    }

    /** Prints an old consolidation again; into a folder of its own unless one is given. */
    private int reprint(int number) {
        Path db = settings.existingDatabase(output);
        Path folder = spec.commandLine().getParseResult().hasMatchedOption("--output")
                ? output
                : output.resolve("第" + number + "次汇总");
        Workspace workspace = Workspace.open(settings.mappingsFolder());
        Language language = settings.language();
        PrintWriter out = spec.commandLine().getOut();
        try (Store store = Store.open(db, workspace.mappings().tables())) {
            if (store.query("SELECT 1 FROM mart.consolidation WHERE consolidation_id = ?", number)
                    .rows()
                    .isEmpty()) {
                throw new UsageException("没有第 " + number + " 次汇总", "there is no consolidation " + number);
            }
            List<Publication.Reprint> printed = Publication.reprint(store, number, folder);
            if (settings.json) {
                Json.write(
                        out,
                        printed.stream()
                                .map(p ->
                                        Map.<String, Object>of("file", p.file().toString(), "identical", p.identical()))
                                .toList());
            } else {
                printed.forEach(p -> out.println(
                        (p.identical() ? language.choose("一致  ", "same  ") : language.choose("不一致  ", "differs  "))
                                + p.file()));
            }
            boolean all = printed.stream().allMatch(Publication.Reprint::identical);
            if (!all) {
                spec.commandLine()
                        .getErr()
                        .println(language.choose(
                                "有文件与当时发布的不一致：程序已换版本，数据没有变。",
                                "Some files differ from those published: the program has changed"
                                        + " since, the figures have not."));
            }
            return all ? ExitStatus.DONE : ExitStatus.FAILURE;
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
            Terms terms,
            Path output,
            Settings settings,
            FailOn failOn,
            PrintWriter out,
            int otherwise,
            Map<String, Object> summary) {
        new Filings(store).replaceLists(workspace.lists(), terms.period().month());
        int id;
        try {
            id = new Consolidation(store, workspace.rules(), workspace.folder()).run(terms);
        } catch (PeriodLockedException e) {
            throw new UsageException(e.chinese(), String.valueOf(e.getMessage()));
        }
        Period period = terms.period();
        Reports.Printed printed = Publication.publish(store, id, output);
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
            summary.put("written", printed.files().stream().map(Path::toString).toList());
            summary.put("set_aside", SetAside.of(store, id).fields());
            summary.put(
                    "not_written",
                    printed.notWritten().stream()
                            .map(Reports.NotWritten::fileName)
                            .toList());
            Json.write(out, summary);
        } else {
            out.println(language.choose(
                    "第 " + id + " 次汇总（" + period + "）：错误 " + counts.get("error") + "，警告 " + counts.get("warning")
                            + "，提示 " + counts.get("notice"),
                    "Consolidation " + id + " (" + period + "): " + counts.get("error") + " errors, "
                            + counts.get("warning") + " warnings, " + counts.get("notice") + " notices"));
            printed.files().forEach(file -> out.println("  " + file));
            SetAside.of(store, id).lines(language).forEach(out::println);
            printed.notWritten()
                    .forEach(report -> out.println(language.choose(
                                    "报表 " + report.fileName() + " 没有写成，原来的没有动；汇总已经保存，其他报表不受影响。原因：",
                                    "Report " + report.fileName()
                                            + " was not written and is as it was; the consolidation is"
                                            + " stored, the other reports are complete. Reason: ")
                            + (DiskFull.isBehind(report.reason())
                                    ? language.choose("磁盘已满，请腾出空间后重印。", "the disk is full; make room and reprint.")
                                    : ControlCharacters.plain(
                                            String.valueOf(report.reason().getMessage())))));
        }
        if (!printed.notWritten().isEmpty()) {
            return ExitStatus.FAILURE;
        }
        return failOn.status(store, id, otherwise);
    }
}
