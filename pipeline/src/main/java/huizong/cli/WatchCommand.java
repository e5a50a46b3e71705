package huizong.cli;

import huizong.inbox.DropFolder;
import huizong.inbox.FolderLock;
import huizong.ingest.FileResult;
import huizong.ingest.Workspace;
import huizong.text.UsageException;
import huizong.watch.StopSignal;
import huizong.watch.Watch;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "watch",
        description = {"守候收件文件夹，到一份读一份，直到停止", "Read what is dropped into a folder, until stopped"})
final class WatchCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(WatchCommand.class);

    @Mixin
    private final Settings settings = new Settings();

    @Option(
            names = "--inbox",
            required = true,
            paramLabel = "DIR",
            description = {"收件文件夹", "The drop folder"})
    private Path inbox = Path.of("inbox");

    @Option(
            names = "--desk",
            paramLabel = "DIR",
            description = {
                "archive、rejected、returns 所在文件夹，默认与收件文件夹并列",
                "Folder of archive, rejected and returns, default the inbox's parent"
            })
    @Nullable
    Path desk;

    @Option(
            names = "--settle",
            paramLabel = "SECONDS",
            description = {"文件静止多久才收，默认 10 秒", "How long a file has to stand still, default 10"})
    private double settle = 10;

    @Option(
            names = "--poll",
            paramLabel = "SECONDS",
            description = {"多久看一次，默认 5 秒", "How often to look, default 5"})
    private double poll = 5;

    @Option(
            names = "--once",
            description = {"收完现有文件即退出", "Take what is there, then end"})
    private boolean once;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() {
        if (settle < 0 || poll <= 0) {
            throw new UsageException("--settle 不能为负，--poll 应大于 0", "--settle is 0 or more, --poll more than 0");
        }
        if (!Files.isDirectory(inbox) && once) {
            throw new UsageException("没有收件文件夹 " + inbox, "no inbox " + inbox);
        }
        Workspace workspace = Workspace.open(settings.mappingsFolder());
        DropFolder folders = DropFolder.of(
                inbox,
                Optional.ofNullable(desk)
                        .or(() -> Optional.ofNullable(
                                inbox.toAbsolutePath().normalize().getParent()))
                        .orElse(Path.of(".")));
        if (folders.work().startsWith(folders.inbox())) {
            throw new UsageException("--desk 不能在收件文件夹之内", "--desk cannot lie inside the inbox");
        }
        Watch watch = new Watch(
                settings.database(Path.of("output")),
                workspace,
                folders,
                settings.language(),
                new Printed(),
                new Watch.Rhythm(seconds(settle), seconds(poll), once));
        StopSignal stop = new StopSignal();
        try (FolderLock lock = FolderLock.take(folders)) {
            LOG.info("watching {} ({})", folders.inbox(), lock);
            folders.tidy();
            return switch (watch.run(stop)) {
                case DONE -> ExitStatus.DONE;
                case SOME_REFUSED -> ExitStatus.REFUSED;
                case IN_TROUBLE -> ExitStatus.FAILURE;
            };
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + folders.work(), e);
        } finally {
            spec.commandLine().getOut().flush();
            stop.finish();
        }
    }

    /** What the watcher says, a line each, at once. */
    private final class Printed implements Watch.Listener {
        private final PrintWriter out = spec.commandLine().getOut();
        private final IngestReport report = new IngestReport(out, settings.language(), false);

        @Override
        public void says(String line) {
            out.println(line);
            out.flush();
        }

        @Override
        public void took(FileResult result) {
            report.line(result);
            out.flush();
        }
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
