package huizong.cli;

import huizong.consolidate.Explanations;
import huizong.consolidate.Explanations.Outcome;
import huizong.consolidate.Explanations.Returned;
import huizong.ingest.Workspace;
import huizong.json.Json;
import huizong.returns.ReturnedList;
import huizong.store.Store;
import huizong.text.ControlCharacters;
import huizong.text.Language;
import huizong.text.UsageException;
import huizong.workbook.guard.UnreadableException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "explanations",
        description = {"单位退回的说明", "Explanations that units sent back"},
        subcommands = ExplanationsCommand.Import.class)
final class ExplanationsCommand implements Runnable {
    @Mixin
    private final Settings settings = new Settings();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
        settings.language();
    }

    @Command(
            name = "import",
            description = {
                "读入退回的异常清单的“说明”栏，下次汇总起生效",
                "Read the 说明 column of returned anomaly lists; it holds from the next consolidation on"
            })
    static final class Import implements Callable<Integer> {
        @Mixin
        private final Settings settings = new Settings();

        @Parameters(
                arity = "1..*",
                paramLabel = "FILE",
                description = {"退回的异常清单", "Returned anomaly lists"})
        private List<Path> files = List.of();

        @Option(
                names = "--by",
                paramLabel = "NAME",
                description = {"作出说明的单位，默认清单该行的单位", "Who gives the explanations, default each line's unit"})
        @Nullable
        String by;

        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

        /** A line that asks for attention. */
        private record Doubt(Returned line, Outcome outcome) {}

        @Override
        public Integer call() {
            Path db = settings.existingDatabase(Path.of("output"));
            List<Returned> lines = new ArrayList<>();
            for (Path file : files) {
                try {
                    lines.addAll(ReturnedList.read(file));
                } catch (UnreadableException e) {
                    throw new UsageException(
                            "读不了 " + file + "：" + e.getMessage(), "cannot read " + file + ": " + e.getMessage());
                }
            }
            Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
            List<Doubt> doubts = new ArrayList<>();
            Workspace workspace = Workspace.open(settings.mappingsFolder());
            try (Store store = Store.open(db, workspace.mappings().tables())) {
                Explanations explanations = new Explanations(store);
                store.inTransaction(() -> {
                    for (Returned line : lines) {
                        Outcome outcome = explanations.record(line, Optional.ofNullable(by));
                        counts.merge(outcome, 1, Integer::sum);
                        if (outcome != Outcome.RECORDED && outcome != Outcome.KNOWN) {
                            doubts.add(new Doubt(line, outcome));
                        }
                    }
                    return lines.size();
                });
            }
            print(counts, doubts);
            boolean refused = counts.containsKey(Outcome.ERROR) || counts.containsKey(Outcome.UNMATCHED);
            return refused ? ExitStatus.FINDINGS : ExitStatus.DONE;
        }

        private void print(Map<Outcome, Integer> counts, List<Doubt> doubts) {
            PrintWriter out = spec.commandLine().getOut();
            Language language = settings.language();
            if (settings.json) {
                Map<String, Object> result = new LinkedHashMap<>();
                for (Outcome outcome : Outcome.values()) {
                    result.put(outcome.name().toLowerCase(java.util.Locale.ROOT), counts.getOrDefault(outcome, 0));
                }
                result.put(
                        "lines",
                        doubts.stream()
                                .map(d -> Map.<String, Object>of(
                                        "file", d.line().file(),
                                        "sheet", d.line().sheet(),
                                        "row", d.line().row(),
                                        "outcome", d.outcome().name().toLowerCase(java.util.Locale.ROOT)))
                                .toList());
                Json.write(out, result);
                return;
            }
            for (Doubt doubt : doubts) {
                Returned line = doubt.line();
                out.println(ControlCharacters.plain(line.file() + " " + line.sheet() + " "
                        + language.choose("第 " + line.row() + " 行", "row " + line.row()) + " " + line.unitName() + " "
                        + line.ruleId() + "：" + said(doubt.outcome(), language)));
            }
            int recorded = counts.getOrDefault(Outcome.RECORDED, 0) + counts.getOrDefault(Outcome.OUTDATED, 0);
            out.println(language.choose(
                    "登记说明 " + recorded + " 条，与已登记的相同 " + counts.getOrDefault(Outcome.KNOWN, 0) + " 条，错误不能说明 "
                            + counts.getOrDefault(Outcome.ERROR, 0) + " 条，对不上的 "
                            + counts.getOrDefault(Outcome.UNMATCHED, 0) + " 条。下次汇总（consolidate）起生效。",
                    recorded + " recorded, " + counts.getOrDefault(Outcome.KNOWN, 0) + " known before, "
                            + counts.getOrDefault(Outcome.ERROR, 0) + " refused as errors, "
                            + counts.getOrDefault(Outcome.UNMATCHED, 0)
                            + " without a match; they hold from the next consolidation on."));
        }

        private static String said(Outcome outcome, Language language) {
            return switch (outcome) {
                case OUTDATED ->
                    language.choose(
                            "已登记，但最近一次汇总没有这一条：已更正，或数字变了须重新说明",
                            "recorded, but the last consolidation has no such finding: corrected, or its figures changed");
                case ERROR ->
                    language.choose("没有登记：错误只能更正重报，不能以说明代替", "not recorded: an error is corrected, not explained");
                case UNMATCHED ->
                    language.choose(
                            "没有登记：核对码对不上任何一条异常，或与该行的规则、单位不符",
                            "not recorded: its 核对码 is of no finding, or of another rule or unit");
                case RECORDED, KNOWN -> "";
            };
        }
    }
}
