package huizong.cli;

import huizong.author.Diagnosis;
import huizong.author.MappingPatch;
import huizong.author.PatchTrial;
import huizong.author.Renaming;
import huizong.explain.ExplainedCell;
import huizong.explain.ExplainedForm;
import huizong.explain.ExplainedSheet;
import huizong.explain.Explainer;
import huizong.explain.NearestForm;
import huizong.extract.SourceName;
import huizong.extract.form.Role;
import huizong.files.AtomicFile;
import huizong.grid.CellRef;
import huizong.grid.Visibility;
import huizong.ingest.Originals;
import huizong.ingest.Workspace;
import huizong.mapping.Anchor;
import huizong.mapping.FormMapping;
import huizong.text.ControlCharacters;
import huizong.text.Language;
import huizong.text.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        description = {
            "表样改了栏目名称而读不全时，提出映射的修改，并用存档验证",
            "Propose a patch where a template's labels drifted, tried on the archive"
        })
final class DoctorCommand implements Callable<Integer> {
    private static final int SHOWN = 20;

    @Mixin
    private final Settings settings = new Settings();

    @Mixin
    private final WorkbookArgument argument = new WorkbookArgument();

    @Option(
            names = "--archive",
            paramLabel = "DIR",
            description = {"用来验证的原件所在处，默认照入库日志", "Where the filings to try it on are, default what the journal says"})
    private List<Path> archive = List.of();

    @Option(
            names = "--apply",
            description = {"把修改写入映射文件；已存档的填报有变化时不写", "Write the change; not where it would change archived filings"})
    private boolean apply;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() {
        Workspace workspace = Workspace.open(settings.mappingsFolder());
        OneWorkbook opened = argument.open(workspace);
        String name = argument.name();
        List<ExplainedSheet> sheets = new Explainer(workspace.mappings(), workspace.registry())
                .explain(opened.workbook(), new SourceName(name, name)).stream()
                        .filter(s -> opened.wants(s.sheet()) && s.sheet().visibility() == Visibility.VISIBLE)
                        .toList();
        int status = ExitStatus.DONE;
        int patches = 0;
        for (ExplainedSheet one : sheets) {
            Optional<FormMapping> mapping = one.forms().stream()
                    .map(ExplainedForm::mapping)
                    .findFirst()
                    .or(() -> one.nearest().map(NearestForm::mapping));
            if (mapping.isEmpty()) {
                continue;
            }
            Set<CellRef> values = one.cells().stream()
                    .filter(c -> c.role() == Role.VALUE)
                    .map(ExplainedCell::ref)
                    .collect(Collectors.toSet());
            Diagnosis diagnosis = Diagnosis.of(one.sheet(), mapping.get(), values);
            if (diagnosis.renamings().isEmpty() && diagnosis.missing().isEmpty()) {
                continue;
            }
            patches++;
            status = Math.max(status, offer(workspace, mapping.get(), one, diagnosis));
            if (apply) {
                break; // the next sheet is judged by the mapping as it is then
            }
        }
        if (patches == 0) {
            spec.commandLine()
                    .getOut()
                    .println(settings.language()
                            .choose(
                                    "各栏名称都与映射相符，不需要修改",
                                    "Every label the mapping looks for is there; nothing to change"));
        }
        return status;
    }

    private int offer(Workspace workspace, FormMapping mapping, ExplainedSheet sheet, Diagnosis diagnosis) {
        PrintWriter out = spec.commandLine().getOut();
        Language language = settings.language();
        out.println("== " + ControlCharacters.plain(sheet.sheet().name()) + "  " + mapping.formId() + "/"
                + mapping.template()
                + (sheet.forms().isEmpty() ? language.choose("  （现在不能识别）", "  (not recognised now)") : ""));
        for (Renaming renaming : diagnosis.renamings()) {
            out.println("   " + renaming.anchor().where() + "  "
                    + ControlCharacters.plain(
                            "“" + renaming.anchor() + "” → “" + renaming.text().strip() + "” @" + renaming.cell()));
        }
        for (Anchor missing : diagnosis.missing()) {
            out.println("   " + missing.where() + "  "
                    + ControlCharacters.plain(
                            "“" + missing + "”  " + language.choose("表上没有相近的栏目", "the sheet has no label like it")));
        }
        MappingPatch patch = MappingPatch.of(mapping, lines(workspace, mapping), diagnosis.renamings());
        patch.left()
                .forEach(r -> out.println("   " + r.anchor().where() + "  "
                        + language.choose("该处写法特殊，请手工加上 ", "cannot be edited here; add by hand ")
                        + ControlCharacters.plain(r.spelling())));
        if (patch.added().isEmpty()) {
            out.println(language.choose("没有可以提出的修改", "There is no change to propose"));
            return ExitStatus.FINDINGS;
        }
        PatchTrial trial = PatchTrial.of(patch, workspace, sheet.sheet(), argument.name(), originals());
        if (!trial.problems().isEmpty() || trial.valuesAfter() <= trial.valuesBefore()) {
            trial.problems().forEach(p -> out.println("! " + ControlCharacters.plain(p)));
            out.println(language.choose(
                    "试过加上相近的名称，但读出的内容没有增加，不提出修改",
                    "Adding these names reads no more than before; no change is proposed"));
            return ExitStatus.FINDINGS;
        }
        out.println();
        patch.diff().forEach(l -> out.println(ControlCharacters.plain(l)));
        out.println();
        out.println(language.choose("本表读出的值 ", "Values read from this sheet: ") + trial.valuesBefore() + " → "
                + trial.valuesAfter() + language.choose("，读取问题 ", "; reading findings ") + trial.findingsBefore()
                + " → " + trial.findingsAfter());
        out.println(language.choose("存档和例子重读：", "Archive and examples read again: ")
                + trial.replayed()
                + language.choose(" 个，有变化 ", ", changed ")
                + trial.changed().size());
        trial.changed().forEach((path, differences) -> {
            out.println("   " + ControlCharacters.plain(path));
            differences.stream().limit(SHOWN).forEach(d -> out.println("      " + ControlCharacters.plain(d)));
        });
        if (!apply) {
            out.println(language.choose("加 --apply 写入", "Write it with --apply"));
            return ExitStatus.DONE;
        }
        if (!trial.changed().isEmpty()) {
            out.println(language.choose(
                    "已存档的填报会变，未写入；请手工修改", "Archived filings would change; nothing was written. Edit by hand."));
            return ExitStatus.FINDINGS;
        }
        byte[] bytes = patch.text().getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(workspace.folder().resolve(patch.file()), to -> to.write(bytes), written -> {});
        out.println(language.choose("已写入 ", "written: ") + patch.file());
        return ExitStatus.DONE;
    }

    private static List<String> lines(Workspace workspace, FormMapping mapping) {
        String path = mapping.where().substring(0, mapping.where().lastIndexOf(':'));
        try {
            return new ArrayList<>(Files.readAllLines(workspace.folder().resolve(path), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private List<Path> originals() {
        if (!archive.isEmpty()) {
            return Originals.in(archive).all();
        }
        try {
            return Originals.keptFor(settings.database(Path.of("output"))).all();
        } catch (UsageException e) {
            return List.of(); // an author without an archive still has the examples
        }
    }
}
