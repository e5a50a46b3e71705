package huizong.cli;

import huizong.ingest.Verification;
import huizong.json.Json;
import huizong.text.ControlCharacters;
import huizong.text.Language;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "verify",
        description = {
            "核对数据库、归档和入库日志，只读不改；有问题时返回 1",
            "Hold database, archive and journal against each other; changes nothing; 1 where something is wrong"
        })
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private final Settings settings = new Settings();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() {
        Language language = settings.language();
        Verification.Report report = Verification.of(settings.existingDatabase(Path.of("output")));
        PrintWriter out = spec.commandLine().getOut();
        if (settings.json) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("tables", report.tables());
            fields.put("acknowledged", report.acknowledged());
            fields.put("originals", report.originals());
            fields.put(
                    "problems",
                    report.problems().stream()
                            .map(p -> Map.<String, Object>of(
                                    "kind",
                                    p.kind().name().toLowerCase(Locale.ROOT),
                                    "subject",
                                    p.subject(),
                                    "message",
                                    language.choose(p.chinese(), p.english())))
                            .toList());
            Json.write(out, fields);
        } else {
            report.problems()
                    .forEach(p -> out.println(ControlCharacters.plain(language.choose(p.chinese(), p.english()))));
            out.println(language.choose(
                    "读完 " + report.tables() + " 张表，入库日志 " + report.acknowledged() + " 个文件，原件完好 " + report.originals()
                            + " 个，问题 " + report.problems().size() + " 处",
                    report.tables() + " tables read, " + report.acknowledged() + " files in the journal, "
                            + report.originals() + " originals sound, "
                            + report.problems().size() + " problems"));
        }
        return report.problems().isEmpty() ? ExitStatus.DONE : ExitStatus.FINDINGS;
    }
}
