package huizong.cli;

import huizong.consolidate.UnbalancedException;
import huizong.files.DiskFull;
import huizong.inbox.FolderLockedException;
import huizong.mapping.MappingException;
import huizong.store.StoreException;
import huizong.store.StoreLockedException;
import huizong.text.Language;
import huizong.text.UsageException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The program {@code huizong}. */
@Command(
        name = "huizong",
        description = {
            "汇总：读入基础数据表和自评表，入库、汇总、列出异常。",
            "Reads filed forms into DuckDB, consolidates them and lists what is wrong."
        },
        versionProvider = Main.Version.class,
        subcommands = {
            RunCommand.class,
            IngestCommand.class,
            WatchCommand.class,
            ConsolidateCommand.class,
            LockCommand.class,
            TraceCommand.class,
            StatusCommand.class,
            FindingsCommand.class,
            VerifyCommand.class,
            ExplanationsCommand.class,
            SqlCommand.class,
            ExportCommand.class,
            ExplainCommand.class,
            MappingsCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main implements Runnable {
    @Mixin
    private final Settings settings = new Settings();

    @CommandLine.Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = {"显示版本", "Show the version"})
    private boolean version;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    /** The version the program was built as. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "huizong "
                        + Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                                .orElse("(not packaged)")
            };
        }
    }

    private Main() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        settleLog(arguments);
        System.exit(execute(out, err, arguments));
    }

    /** The log stands beside the database; this has to be said before anything is logged. */
    private static void settleLog(String... arguments) {
        if (System.getProperty("huizong.log") != null) {
            return;
        }
        try {
            Path output = Path.of(option("--output", arguments).orElse("output"));
            Path database = option("--db", arguments).map(Path::of).orElse(output.resolve("huizong.duckdb"));
            System.setProperty(
                    "huizong.log", database.resolveSibling("huizong.log").toString());
        } catch (InvalidPathException e) {
            return; // the parser says so
        }
    }

    /** An option's value, read before the arguments are parsed. */
    private static Optional<String> option(String name, String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith(name + "=")) {
                return Optional.of(arguments[i].substring(name.length() + 1));
            }
            if (arguments[i].equals(name) && i + 1 < arguments.length) {
                return Optional.of(arguments[i + 1]);
            }
        }
        return Optional.empty();
    }

    /** Runs a command; returns its exit status. */
    public static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new Main());
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // a query may begin with a comment
        Objects.requireNonNull(line.getSubcommands().get("sql")).setUnmatchedOptionsArePositionalParams(true);
        line.setExecutionExceptionHandler((e, command, parsed) -> report(e, err, language(arguments)));
        Optional<String> wanted = option("--lang", arguments);
        if (wanted.isPresent() && !wanted.get().matches("(?i)zh|en")) {
            err.println(Language.byLocale().choose("--lang 只能是 zh 或 en", "--lang is zh or en"));
            return ExitStatus.USAGE;
        }
        int status = line.execute(arguments);
        out.flush();
        err.flush();
        return status;
    }

    private static Language language(String... arguments) {
        String wanted = option("--lang", arguments).orElse("");
        if (wanted.equals("en")) {
            return Language.EN;
        }
        return wanted.equals("zh") ? Language.ZH : Language.byLocale();
    }

    private static int report(Exception e, PrintWriter err, Language language) {
        if (e instanceof UsageException usage) {
            err.println(usage.in(language));
            return ExitStatus.USAGE;
        }
        if (e instanceof MappingException mapping) {
            err.println(
                    language.choose("映射或规则文件有误，未处理任何文件：", "Mappings or rules are mistaken; no file was processed:"));
            mapping.problems().forEach(p -> err.println("  " + p));
            return ExitStatus.USAGE;
        }
        if (e instanceof StoreLockedException locked) {
            err.println(language.choose(
                    "数据库正被另一个程序使用，请等它结束或关闭后再试。",
                    "The database is in use by another process; wait for it or close it."));
            locked.holder()
                    .ifPresent(h -> err.println(
                            language.choose("  占用者：进程 ", "  held by process ") + h.pid() + "（" + h.program() + "）"));
            err.println("  "
                    + String.valueOf(locked.getMessage()).lines().findFirst().orElse(""));
            return ExitStatus.LOCKED;
        }
        if (e instanceof FolderLockedException locked) {
            err.println(language.choose(
                    "收件文件夹正由另一个程序守候，请等它结束或停止后再试。",
                    "The drop folder is watched by another process; wait for it or stop it."));
            err.println("  " + locked.getMessage());
            return ExitStatus.LOCKED;
        }
        log().error("failed", e);
        if (DiskFull.isBehind(e)) {
            err.println(language.choose(
                    "磁盘已满。请腾出空间后重新运行：已确认的不会丢失，其余文件仍在原处等候。",
                    "The disk is full. Make room and run again: what was acknowledged is safe, the other files wait"
                            + " where they are."));
        }
        if (e instanceof UnbalancedException || e instanceof StoreException) {
            err.println(language.choose("数据库操作失败：", "The database failed: ") + e.getMessage());
        } else {
            err.println(language.choose("程序出错：", "The program failed: ") + e);
        }
        return ExitStatus.FAILURE;
    }

    private static Logger log() {
        return LoggerFactory.getLogger(Main.class);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
        settings.language();
    }
}
