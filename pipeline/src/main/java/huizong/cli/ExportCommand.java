package huizong.cli;

import huizong.json.Json;
import huizong.store.Store;
import huizong.store.publish.PublishedCopy;
import huizong.text.ControlCharacters;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description = {"把各表导出为 Parquet 或 CSV 文件", "Write every published table as Parquet or CSV"})
final class ExportCommand implements Callable<Integer> {
    @Mixin
    private final Settings settings = new Settings();

    @Option(
            names = "--format",
            paramLabel = "parquet|csv",
            description = {"文件格式，默认 parquet", "Format of the files, default parquet"})
    private PublishedCopy.Format format = PublishedCopy.Format.PARQUET;

    @Parameters(
            paramLabel = "DIR",
            description = {"写入的文件夹", "The folder to write to"})
    private Path folder = Path.of(".");

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Path> written;
        try (Store store = Store.openReadOnly(settings.readable())) {
            written = PublishedCopy.export(store, folder, format);
        }
        if (settings.json) {
            Json.write(
                    out, Map.of("written", written.stream().map(Path::toString).toList()));
        } else {
            written.forEach(file -> out.println(ControlCharacters.plain(file.toString())));
            out.println(settings.language().choose("共 " + written.size() + " 个文件", written.size() + " files"));
        }
        return ExitStatus.DONE;
    }
}
