package huizong.cli;

import huizong.author.Example;
import huizong.extract.Extractor;
import huizong.extract.Outcome;
import huizong.ingest.Workspace;
import huizong.json.Json;
import huizong.text.ControlCharacters;
import huizong.text.Language;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "test",
        description = {"运行映射旁边的例子", "Run the examples kept beside the mappings"})
final class TestCommand implements Callable<Integer> {
    private static final int SHOWN = 30;

    @Mixin
    private final Settings settings = new Settings();

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description = {"只运行名称中含有这些字的例子", "Only examples whose name contains this"})
    @Nullable
    private String wanted;

    @Option(
            names = "--accept",
            description = {"把读出的结果记为预期（先看过差异再用）", "Write what was read down as expected (look at the differences first)"
            })
    private boolean accept;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() {
        Workspace workspace = Workspace.open(settings.mappingsFolder());
        Extractor extractor = new Extractor(workspace.mappings(), workspace.registry());
        Language language = settings.language();
        PrintWriter out = spec.commandLine().getOut();
        List<Map<String, Object>> results = new ArrayList<>();
        int failed = 0;
        for (Example example : Example.in(workspace.folder())) {
            if (wanted != null && !example.name().contains(wanted)) {
                continue;
            }
            Outcome found = example.outcome(extractor);
            List<String> differences = example.expected().differences(found);
            if (accept && !differences.isEmpty()) {
                example.accept(found);
            }
            failed += differences.isEmpty() ? 0 : 1;
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("example", example.name());
            result.put("passed", differences.isEmpty());
            result.put("facts", found.facts().size());
            result.put("differences", differences);
            results.add(result);
            if (!settings.json) {
                out.println((differences.isEmpty()
                                ? language.choose("通过    ", "pass  ")
                                : accept ? language.choose("已记下  ", "noted ") : language.choose("不符    ", "FAIL  "))
                        + example.name());
                differences.stream().limit(SHOWN).forEach(d -> out.println("        " + ControlCharacters.plain(d)));
                if (differences.size() > SHOWN) {
                    out.println("        … " + (differences.size() - SHOWN));
                }
            }
        }
        if (settings.json) {
            Json.write(out, results);
        } else {
            out.println(language.choose(
                    "例子 " + results.size() + "，通过 " + (results.size() - failed) + "，不符 " + failed
                            + (failed > 0 && !accept ? "（“-”为预期，“+”为读出）" : ""),
                    results.size() + " examples, " + (results.size() - failed) + " passed, " + failed + " failed"
                            + (failed > 0 && !accept ? " (- expected, + read)" : "")));
        }
        return failed == 0 || accept ? ExitStatus.DONE : ExitStatus.USAGE;
    }
}
