package huizong.cli;

import huizong.store.Result;
import huizong.store.Store;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "findings",
        description = {"列出最近一次汇总的异常", "List the findings of the latest consolidation"})
final class FindingsCommand implements Callable<Integer> {
    private static final String SELECT = "SELECT severity, rule_id, division_code, unit_name, fiscal_year, form_id,"
            + " project_name, sheet_name, cell_ref, stated, expected, difference, %s AS message, explained_by, hint,"
            + " priority::DECIMAL(18, 9) AS priority FROM qa.finding"
            + " WHERE consolidation_id = (SELECT max(consolidation_id) FROM mart.consolidation)";

    @Mixin
    private final Settings settings = new Settings();

    @Option(
            names = "--rule",
            paramLabel = "ID",
            description = {"只列该规则", "Only this rule"})
    @Nullable
    String rule;

    @Option(
            names = "--severity",
            paramLabel = "SEVERITY",
            description = {"只列该级别：error、warning、notice", "Only this severity"})
    @Nullable
    String severity;

    @Option(
            names = "--unit",
            paramLabel = "NAME",
            description = {"只列名称含此文字的单位", "Only units whose name contains this"})
    @Nullable
    String unit;

    @Option(
            names = "--division",
            paramLabel = "CODE",
            description = {"只列该区划（及其下级）", "Only this division and those below it"})
    @Nullable
    String division;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() {
        Path db = settings.existingDatabase(Path.of("output"));
        Language language = settings.language();
        List<Object> parameters = new ArrayList<>();
        StringBuilder sql =
                new StringBuilder(String.format(SELECT, language.choose("message", "coalesce(message_en, message)")));
        filter(sql, parameters, " AND rule_id = ?", rule);
        filter(sql, parameters, " AND severity = lower(?)", severity);
        filter(sql, parameters, " AND contains(unit_name, ?)", unit);
        filter(sql, parameters, " AND starts_with(division_code, regexp_replace(?, '(00)+$', ''))", division);
        sql.append(
                " ORDER BY array_position(['error', 'warning', 'notice'], severity), priority DESC NULLS LAST, unit_name,"
                        + " sheet_name, finding_id");
        Result result = Store.queryReadOnly(db, sql.toString(), parameters.toArray());
        PrintWriter out = spec.commandLine().getOut();
        if (settings.json) {
            Json.write(out, Json.rows(result));
            return ExitStatus.DONE;
        }
        for (List<Optional<Object>> row : result.rows()) {
            String place =
                    Terminal.text(row.get(3)) + " " + Terminal.text(row.get(7)) + "!" + Terminal.text(row.get(8));
            out.println(level(Terminal.text(row.get(0)), language) + "  " + Terminal.text(row.get(1)) + "  "
                    + Terminal.plain(place) + "  " + Terminal.plain(Terminal.text(row.get(12))));
        }
        out.println(language.choose(
                "共 " + result.rows().size() + " 条", result.rows().size() + " findings"));
        return ExitStatus.DONE;
    }

    private static String level(String severity, Language language) {
        return switch (severity) {
            case "error" -> language.choose("错误", "error  ");
            case "warning" -> language.choose("警告", "warning");
            default -> language.choose("提示", "notice ");
        };
    }

    private static void filter(StringBuilder sql, List<Object> parameters, String condition, @Nullable String value) {
        if (value != null) {
            sql.append(condition);
            parameters.add(value);
        }
    }
}
