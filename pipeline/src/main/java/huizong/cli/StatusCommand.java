package huizong.cli;

import huizong.json.Json;
import huizong.report.TextTable;
import huizong.store.Result;
import huizong.store.Store;
import huizong.text.ControlCharacters;
import huizong.text.Language;
import huizong.text.PackagedText;
import huizong.text.UsageException;
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
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description = {"谁已报、谁未报、谁要更正，按区划", "Who has filed, who has not, who must correct, by division"})
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private final Settings settings = new Settings();

    @Option(
            names = "--division",
            paramLabel = "CODE",
            description = {"只列该区划（及其下级）", "Only this division and those below it"})
    private String division = "";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() {
        if (!division.isEmpty() && !division.matches("[0-9]{6}")) {
            throw new UsageException("--division 是六位区划代码", "--division is a code of six digits");
        }
        String stem = division.replaceFirst("(00)+$", "");
        Result totals;
        Result divisions;
        Result units;
        Result refused;
        Result held;
        Path readable = settings.readable();
        try (Store store = Store.openReadOnly(readable)) {
            totals = store.query(PackagedText.read(StatusCommand.class, "status-totals.sql"));
            divisions = store.query(PackagedText.read(StatusCommand.class, "status-divisions.sql"), stem);
            units = store.query(PackagedText.read(StatusCommand.class, "status-units.sql"), stem);
            refused = store.query(PackagedText.read(StatusCommand.class, "status-refused.sql"));
            held = store.query(
                    store.query("SELECT 1 FROM duckdb_tables() WHERE schema_name = 'meta' AND table_name = 'held'")
                                    .rows()
                                    .isEmpty()
                            ? "SELECT NULL WHERE $1 IS NULL" // a copy that an earlier version published
                            : PackagedText.read(StatusCommand.class, "status-held.sql"),
                    stem);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (settings.json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("totals", Json.rows(totals).get(0));
            all.put("divisions", Json.rows(divisions));
            all.put("units", Json.rows(units));
            all.put("refused", Json.rows(refused));
            all.put("held", Json.rows(held));
            Json.write(out, all);
            return ExitStatus.DONE;
        }
        Language language = settings.language();
        List<String> total = totals.rows().get(0).stream().map(TextTable::text).toList();
        out.println(language.choose(
                "共收 " + total.get(0) + " 个文件：入库 " + total.get(1) + "，重复 " + total.get(2) + "，拒收 " + total.get(3)
                        + "；今日 " + total.get(4) + "；最近收到 " + total.get(5),
                total.get(0) + " files: " + total.get(1) + " loaded, " + total.get(2) + " duplicate, " + total.get(3)
                        + " refused; " + total.get(4) + " today; the last at " + total.get(5)));
        if (total.get(6).isEmpty()) {
            out.println(language.choose(
                    "尚未汇总：未报和要更正的情况在 consolidate 之后才有。",
                    "Not consolidated yet: what is missing or to be corrected is known after consolidate."));
        }
        table(
                out,
                divisions,
                language.choose(
                        List.of("区划代码", "区划", "已报单位", "已报表", "未报表", "要更正的单位"),
                        List.of("code", "division", "units", "forms", "missing forms", "units to correct")));
        if (!units.rows().isEmpty()) {
            out.println();
            table(
                    out,
                    units,
                    language.choose(
                            List.of("区划", "单位", "未报", "错误", "警告", "未报的表"),
                            List.of("division", "unit", "missing", "errors", "warnings", "missing forms")));
        }
        if (!held.rows().isEmpty()) {
            out.println();
            out.println(language.choose("待确认（在 reference/decisions.csv 决定）：", "Waiting for a decision:"));
            held.rows()
                    .forEach(r -> out.println(
                            "  " + ControlCharacters.plain(Result.text(language.choose(r.get(4), r.get(5))))));
        }
        if (!refused.rows().isEmpty()) {
            out.println();
            table(
                    out,
                    refused,
                    language.choose(
                            List.of("被拒收的文件", "代码", "原因", "收到时间"),
                            List.of("refused file", "code", "reason", "received")));
        }
        return ExitStatus.DONE;
    }

    private static void table(PrintWriter out, Result result, List<String> headings) {
        List<List<Optional<Object>>> rows = result.rows();
        TextTable.print(out, new Result(headings, result.types(), rows));
    }
}
