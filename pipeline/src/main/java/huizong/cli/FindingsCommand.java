package huizong.cli;

import huizong.ingest.Workspace;
import huizong.json.Json;
import huizong.report.TextTable;
import huizong.report.findings.FindingLists;
import huizong.store.Result;
import huizong.store.Store;
import huizong.text.ControlCharacters;
import huizong.text.Language;
import huizong.text.UsageException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    @Option(
            names = "--lists",
            paramLabel = "DIR",
            description = {
                "把全部异常按单位分成一册一册的清单，写入该文件夹，可分发、可退回",
                "Write all findings as one workbook a unit into this folder, to send out"
            })
    @Nullable
    Path lists;

    @Option(
            names = "--by",
            paramLabel = "unit|department|division",
            description = {"与 --lists 合用：按单位（默认）、主管部门或区划分册", "With --lists: a workbook for each of these, default unit"
            })
    private FindingLists.By by = FindingLists.By.UNIT;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() {
        Path db = settings.readable();
        Language language = settings.language();
        Optional<Integer> consolidation = Store.queryReadOnly(
                        db, "SELECT max(consolidation_id) FROM mart.consolidation WHERE finished_at IS NOT NULL")
                .rows()
                .get(0)
                .get(0)
                .map(id -> ((Number) id).intValue());
        if (consolidation.isEmpty()) {
            throw new UsageException(
                    "还没有汇总过，无从列出异常；请先 consolidate 或 run", "nothing was consolidated yet; consolidate or run first");
        }
        if (lists != null) {
            return lists(db, consolidation.get(), lists);
        }
        requireKnown(db);
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
                    TextTable.text(row.get(3)) + " " + TextTable.text(row.get(7)) + "!" + TextTable.text(row.get(8));
            out.println(level(TextTable.text(row.get(0)), language) + "  " + TextTable.text(row.get(1)) + "  "
                    + ControlCharacters.plain(place) + "  " + ControlCharacters.plain(TextTable.text(row.get(12))));
        }
        out.println(language.choose(
                "共 " + result.rows().size() + " 条", result.rows().size() + " findings"));
        return ExitStatus.DONE;
    }

    private void requireKnown(Path db) {
        if (severity != null) {
            Known.require("--severity", severity.toLowerCase(Locale.ROOT), List.of("error", "warning", "notice"));
        }
        if (rule != null) {
            Known.require("--rule", rule, db, "SELECT rule_id FROM qa.rule", String::equals);
        }
        if (unit != null) {
            Known.require("--unit", unit, db, "SELECT name FROM main.unit", String::contains);
        }
        if (division != null) {
            Known.require("--division", division, db, "SELECT division_code FROM main.division", String::equals);
        }
    }

    private int lists(Path db, int consolidation, Path folder) {
        if (rule != null || severity != null || unit != null || division != null) {
            throw new UsageException("--lists 写出全部异常，不能与筛选条件合用", "--lists writes all findings and takes no filter");
        }
        List<FindingLists.Part> parts;
        try (Store store = Store.open(
                db, Workspace.open(settings.mappingsFolder()).mappings().tables())) {
            parts = FindingLists.write(store, String.valueOf(consolidation), by, folder);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (settings.json) {
            Json.write(
                    out,
                    parts.stream()
                            .map(p -> Map.<String, Object>of("file", p.file().toString(), "findings", p.findings()))
                            .toList());
            return ExitStatus.DONE;
        }
        parts.forEach(p -> out.println(p.file() + "  " + p.findings()));
        int all = parts.stream().mapToInt(FindingLists.Part::findings).sum();
        out.println(settings.language()
                .choose(parts.size() + " 册，共 " + all + " 条", parts.size() + " workbooks, " + all + " findings"));
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
