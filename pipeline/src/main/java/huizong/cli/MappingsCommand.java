package huizong.cli;

import huizong.consolidate.MappingTrial;
import huizong.ingest.Workspace;
import huizong.json.Json;
import huizong.mapping.FormMapping;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "mappings",
        description = {"查看和检查映射", "List and check mappings"},
        subcommands = {
            MappingsCommand.ListForms.class,
            MappingsCommand.Lint.class,
            TestCommand.class,
            InferCommand.class,
            DoctorCommand.class
        })
final class MappingsCommand implements Runnable {
    @Mixin
    private final Settings settings = new Settings();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public void run() {
        settings.language();
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "list",
            description = {"列出已有的表样", "List the templates known"})
    static final class ListForms implements Callable<Integer> {
        @Mixin
        private final Settings settings = new Settings();

        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

        @Override
        public Integer call() {
            List<FormMapping> forms =
                    Workspace.open(settings.mappingsFolder()).mappings().forms();
            PrintWriter out = spec.commandLine().getOut();
            if (settings.json) {
                Json.write(out, forms.stream().map(ListForms::fields).toList());
            } else {
                forms.forEach(f -> out.println(f.formId() + "  " + f.versionName() + "  " + f.name()));
            }
            return ExitStatus.DONE;
        }

        private static Map<String, Object> fields(FormMapping form) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("form_id", form.formId());
            fields.put("template", form.template());
            fields.put("version", form.version());
            fields.put("name", form.name());
            fields.put("file", form.where());
            return fields;
        }
    }

    @Command(
            name = "lint",
            description = {"检查映射、规则和参考数据，报出文件和行号", "Check mappings, rules and reference data; reports file and line"})
    static final class Lint implements Callable<Integer> {
        /** A consolidation of nothing runs every rule and every roll-up; the month does not matter. */
        @Mixin
        private final Settings settings = new Settings();

        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

        @Override
        public Integer call() {
            Workspace workspace = Workspace.open(settings.mappingsFolder());
            new MappingTrial(
                            workspace.folder(),
                            workspace.rules(),
                            workspace.mappings().tables())
                    .run(workspace.mappings().forms().stream()
                            .map(FormMapping::formId)
                            .toList());
            spec.commandLine()
                    .getOut()
                    .println(settings.language()
                            .choose(
                                    "没有问题：表样 " + workspace.mappings().forms().size() + "，规则 "
                                            + workspace.rules().rules().size(),
                                    "No mistakes: "
                                            + workspace.mappings().forms().size() + " templates, "
                                            + workspace.rules().rules().size() + " rules"));
            return ExitStatus.DONE;
        }
    }
}
