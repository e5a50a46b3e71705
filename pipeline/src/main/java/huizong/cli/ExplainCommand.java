package huizong.cli;

import huizong.explain.ExplainedSheet;
import huizong.explain.Explainer;
import huizong.extract.SourceName;
import huizong.ingest.Workspace;
import huizong.json.Json;
import huizong.report.TextTable;
import huizong.report.html.ExplanationPage;
import huizong.text.ControlCharacters;
import huizong.text.Language;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "explain",
        description = {"说明每个单元格被当作什么、为什么", "Tell what each cell was taken for, and why"})
final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private final Settings settings = new Settings();

    @Mixin
    private final WorkbookArgument argument = new WorkbookArgument();

    @Option(
            names = "--html",
            paramLabel = "OUT",
            description = {"把工作表画成网页，按用途着色", "Paint the sheets as a page, coloured by role"})
    @Nullable
    private Path html;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() {
        Workspace workspace = Workspace.open(settings.mappingsFolder());
        OneWorkbook opened = argument.open(workspace);
        String name = argument.name();
        List<ExplainedSheet> sheets = new Explainer(workspace.mappings(), workspace.registry())
                .explain(opened.workbook(), new SourceName(name, name)).stream()
                        .filter(s -> opened.wants(s.sheet()))
                        .toList();
        ExplanationText text =
                new ExplanationText(settings.language(), workspace.mappings().tables(), opened.cut());
        if (html != null) {
            Language spoken = settings.lang == null ? Language.ZH : settings.language();
            ExplanationText page =
                    new ExplanationText(spoken, workspace.mappings().tables(), opened.cut());
            Path written =
                    new ExplanationPage(name, sheets.stream().map(page::painted).toList()).write(html);
            if (!settings.json) {
                spec.commandLine().getOut().println(settings.language().choose("已写出 ", "written: ") + written);
            }
        }
        if (settings.json) {
            Json.write(
                    spec.commandLine().getOut(), sheets.stream().map(text::json).toList());
        } else if (html == null) {
            sheets.forEach(s -> print(s, text));
        }
        return ExitStatus.DONE;
    }

    private void print(ExplainedSheet sheet, ExplanationText text) {
        PrintWriter out = spec.commandLine().getOut();
        Language language = settings.language();
        out.println("== " + ControlCharacters.plain(sheet.sheet().name()));
        text.facts(sheet).forEach(f -> out.println("   " + ControlCharacters.plain(f)));
        out.println();
        TextTable.print(out, text.table(sheet));
        if (!sheet.findings().isEmpty()) {
            out.println();
            sheet.findings()
                    .forEach(f -> out.println("! "
                            + ControlCharacters.plain(f.cellRef() + " " + f.ruleId() + " "
                                    + language.choose(f.message(), f.messageEn()))));
        }
        out.println();
    }
}
