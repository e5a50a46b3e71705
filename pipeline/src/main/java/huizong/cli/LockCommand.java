package huizong.cli;

import huizong.consolidate.Period;
import huizong.consolidate.PeriodLock;
import huizong.consolidate.PeriodLockedException;
import huizong.ingest.Workspace;
import huizong.json.Json;
import huizong.store.Store;
import huizong.text.UsageException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "lock",
        description = {"审定一个期间：以后不能再汇总", "Sign a period: it takes no further consolidation"})
final class LockCommand implements Callable<Integer> {
    @Mixin
    private final Settings settings = new Settings();

    @Option(
            names = "--period",
            required = true,
            paramLabel = "YYYY-MM",
            description = {"期间", "Period"})
    private String period = "";

    @Option(
            names = "--number",
            paramLabel = "N",
            description = {"审定第 N 次汇总，默认该期间最后一次", "The consolidation that is signed, default the period's last"})
    @Nullable
    Integer number;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() {
        Path db = settings.existingDatabase(Path.of("output"));
        Period wanted = ConsolidateCommand.period(period);
        Workspace workspace = Workspace.open(settings.mappingsFolder());
        PrintWriter out = spec.commandLine().getOut();
        try (Store store = Store.open(db, workspace.mappings().tables())) {
            int id = new PeriodLock(store)
                    .lock(wanted, Optional.ofNullable(number))
                    .orElseThrow(() -> new UsageException(
                            wanted + " 没有" + (number == null ? "" : "第 " + number + " 次") + "汇总，不能审定；请先 consolidate",
                            wanted + " has no such consolidation; consolidate first"));
            if (settings.json) {
                Json.write(out, Map.of("period", wanted.toString(), "consolidation_id", id));
            } else {
                out.println(settings.language()
                        .choose(
                                wanted + " 已审定（第 " + id + " 次汇总），不再接受汇总",
                                wanted + " is signed on consolidation " + id + " and takes no further one"));
            }
            return ExitStatus.DONE;
        } catch (PeriodLockedException e) {
            throw new UsageException(e.chinese(), String.valueOf(e.getMessage()));
        }
    }
}
