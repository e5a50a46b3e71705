package huizong.cli;

import huizong.consolidate.Trace;
import huizong.consolidate.TraceException;
import huizong.json.Json;
import huizong.report.TextTable;
import huizong.store.Result;
import huizong.text.ControlCharacters;
import huizong.text.Language;
import huizong.text.UsageException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
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
        name = "trace",
        description = {
            "从一个数（汇总数或填报数）追到单位、文件、工作表和单元格，例如 trace rollup_expenditure final 怀化市 project.special",
            "From a figure down to units, files, sheets and cells"
        })
final class TraceCommand implements Callable<Integer> {
    @Mixin
    private final Settings settings = new Settings();

    @Parameters(
            index = "0",
            paramLabel = "TABLE",
            description = {"表：如 rollup_expenditure、支出汇总、expenditure_item", "The table, by its English or Chinese name"})
    private String table = "";

    @Parameters(
            index = "1",
            paramLabel = "COLUMN",
            description = {"列：如 final、本年决算数", "The column"})
    private String column = "";

    @Parameters(
            index = "2..*",
            arity = "0..*",
            paramLabel = "KEY",
            description = {"条件：列=值，或只写值；默认包含下级，加“level=own”为仅本级", "column=value, or a value alone"})
    private List<String> keys = new ArrayList<>();

    @Option(
            names = "--number",
            paramLabel = "N",
            description = {"第 N 次汇总，默认最近一次", "The consolidation, default the last"})
    @Nullable
    Integer number;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() {
        Path db = settings.existingDatabase(Path.of("output"));
        Trace.Traced traced;
        try {
            traced = new Trace(db).trace(table, column, keys, Optional.ofNullable(number));
        } catch (TraceException e) {
            throw new UsageException(e.chinese(), String.valueOf(e.getMessage()));
        }
        PrintWriter out = spec.commandLine().getOut();
        boolean filed = !traced.table().startsWith("mart.");
        if (settings.json) {
            Json.write(out, json(traced, filed));
        } else {
            print(out, traced, filed);
        }
        boolean agree = traced.parts().stream().allMatch(Trace.Parts::agree);
        return agree ? ExitStatus.DONE : ExitStatus.FAILURE;
    }

    private void print(PrintWriter out, Trace.Traced traced, boolean filed) {
        Language language = settings.language();
        StringBuilder row = new StringBuilder();
        traced.row().forEach((c, v) -> {
            if (!(v instanceof BigDecimal)) {
                row.append("  ").append(c).append('=').append(ControlCharacters.plain(v.toString()));
            }
        });
        out.println(traced.table() + row);
        out.println(traced.column() + " = " + TextTable.text(traced.value()));
        for (Trace.Parts parts : traced.parts()) {
            out.println();
            TextTable.print(out, shown(parts.rows()));
            if (!filed) {
                out.println(parts.column()
                        + language.choose("：各部分之和 ", ": parts add up to ")
                        + TextTable.text(Optional.of(parts.sum()))
                        + (parts.agree() ? " = " : " ≠ ")
                        + language.choose("汇总数 ", "the total ")
                        + TextTable.text(Optional.of(parts.total())));
            }
        }
    }

    /** Without the columns no part has anything in. */
    private static Result shown(Result rows) {
        List<Integer> used = new ArrayList<>();
        for (int i = 0; i < rows.columns().size(); i++) {
            int at = i;
            if (!rows.columns().get(i).equals("submission_id")
                    && rows.rows().stream().anyMatch(r -> r.get(at).isPresent())) {
                used.add(i);
            }
        }
        return new Result(
                used.stream().map(rows.columns()::get).toList(),
                used.stream().map(rows.types()::get).toList(),
                rows.rows().stream()
                        .map(r -> used.stream().map(r::get).toList())
                        .toList());
    }

    private static Map<String, Object> json(Trace.Traced traced, boolean filed) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("table", traced.table());
        json.put("column", traced.column());
        json.put("row", traced.row());
        traced.value().ifPresent(v -> json.put("value", v));
        List<Object> sums = new ArrayList<>();
        for (Trace.Parts parts : traced.parts()) {
            Map<String, Object> sum = new LinkedHashMap<>();
            sum.put("column", parts.column());
            if (!filed) {
                sum.put("total", parts.total());
                sum.put("sum", parts.sum());
            }
            sum.put("parts", Json.rows(parts.rows()));
            sums.add(sum);
        }
        json.put("sums", sums);
        return json;
    }
}
