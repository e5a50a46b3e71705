package huizong.cli;

import huizong.author.Draft;
import huizong.author.Inference;
import huizong.author.Trial;
import huizong.extract.SourceName;
import huizong.grid.Sheet;
import huizong.grid.Visibility;
import huizong.ingest.Workspace;
import huizong.json.Json;
import huizong.text.ControlCharacters;
import huizong.text.Language;
import huizong.text.UsageException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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
        name = "infer",
        description = {"由空白或已填的表样起草映射", "Draft a mapping from a blank or filled template"})
final class InferCommand implements Callable<Integer> {
    private static final String IDENTIFIER = "[a-z][a-z0-9_]{0,30}";
    private static final String FILE_NAME = "[a-z0-9][a-z0-9_-]{0,40}";

    @Mixin
    private final Settings settings = new Settings();

    @Parameters(
            paramLabel = "FILE",
            description = {"表样所在的工作簿", "The workbook that holds the template"})
    private Path file = Path.of("");

    @Option(
            names = "--sheet",
            paramLabel = "S",
            description = {"哪张工作表，默认第一张可见的", "Which sheet, default the first visible one"})
    @Nullable
    private String sheet;

    @Option(
            names = "--form",
            paramLabel = "ID",
            description = {"表种代码，默认 draft_form", "The form's id, default draft_form"})
    private String form = "draft_form";

    @Option(
            names = "--template",
            paramLabel = "NAME",
            description = {"表样名，默认 draft", "The template's name, default draft"})
    private String template = "draft";

    @Option(
            names = "--write",
            description = {
                "写入映射文件夹（不覆盖已有文件），默认只打印",
                "Write into the mappings folder (never over a file); default is to print"
            })
    private boolean write;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() {
        if (!form.matches(IDENTIFIER) || !template.matches(FILE_NAME)) {
            throw new UsageException(
                    "--form 由小写字母、数字和 _ 组成；--template 由小写字母、数字和 - 组成",
                    "--form takes lower-case letters, digits and _; --template lower-case letters, digits and -");
        }
        Workspace workspace = Workspace.open(settings.mappingsFolder());
        OneWorkbook opened = OneWorkbook.open(file, Optional.ofNullable(sheet), head -> true);
        Sheet chosen = opened.workbook().sheets().stream()
                .filter(opened::wants)
                .filter(s -> sheet != null || (s.visibility() == Visibility.VISIBLE && s.cellCount() > 0))
                .findFirst()
                .orElseThrow(() -> new UsageException("没有可见的工作表", "there is no visible sheet"));
        String name = String.valueOf(file.getFileName());
        Draft draft = new Inference(workspace.mappings())
                .draft(chosen, form, template, name + " / " + chosen.name())
                .orElseThrow(() -> new UsageException(
                        "工作表“" + chosen.name() + "”上没有可以辨认的栏目或表格", "the sheet holds no label and no table"));
        Trial trial = Trial.of(draft, workspace, chosen, new SourceName(name, name));
        if (write) {
            write(draft, workspace.folder());
        }
        report(draft, trial);
        return trial.problems().isEmpty() && trial.values() > 0 ? ExitStatus.DONE : ExitStatus.FAILURE;
    }

    private static void write(Draft draft, Path mappings) {
        List<String> there = draft.files().keySet().stream()
                .filter(f -> Files.exists(mappings.resolve(f)))
                .toList();
        if (!there.isEmpty()) {
            throw new UsageException(
                    "已有文件 " + String.join("、", there) + "；请换 --form 或 --template",
                    "there is already " + String.join(", ", there) + "; choose another --form or --template");
        }
        draft.write(mappings);
    }

    private void report(Draft draft, Trial trial) {
        PrintWriter out = spec.commandLine().getOut();
        Language language = settings.language();
        if (settings.json) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("files", draft.files());
            json.put("problems", trial.problems());
            json.put("values", trial.values());
            json.put("unclaimed", trial.unclaimed());
            json.put("findings", trial.findings());
            Json.write(out, json);
            return;
        }
        draft.files().forEach((path, text) -> {
            if (write) {
                out.println(language.choose("已写出 ", "written: ") + path);
            } else {
                out.println("# ==== mappings/" + path);
                out.println(ControlCharacters.linesOf(text));
            }
        });
        trial.problems().forEach(p -> out.println("! " + ControlCharacters.plain(p)));
        out.println("# "
                + language.choose("试读本表：读出 ", "Tried on this sheet: values read ")
                + trial.values()
                + language.choose("，未认领的格子 ", ", cells unclaimed ")
                + trial.unclaimed().size()
                + (trial.unclaimed().isEmpty()
                        ? ""
                        : " (" + ControlCharacters.plain(String.join(" ", trial.unclaimed())) + ")")
                + language.choose("，读取问题 ", ", reading findings ")
                + trial.findings().size());
        trial.findings().forEach(f -> out.println("#   " + ControlCharacters.plain(f)));
    }
}
