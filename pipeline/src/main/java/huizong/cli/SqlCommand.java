package huizong.cli;

import huizong.json.Json;
import huizong.report.TextTable;
import huizong.store.Result;
import huizong.store.Store;
import huizong.store.StoreException;
import huizong.store.StoreLockedException;
import huizong.text.SafeText;
import huizong.text.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "sql",
        description = {"只读查询", "Run a read-only query"})
final class SqlCommand implements Callable<Integer> {
    enum Format {
        TABLE,
        CSV,
        JSON
    }

    @Mixin
    private final Settings settings = new Settings();

    @Parameters(
            paramLabel = "QUERY",
            description = {"SQL 查询语句", "The query"})
    private String query = "";

    @Option(
            names = "--format",
            paramLabel = "table|csv|json",
            description = {"输出格式", "Format of the output"})
    private Format format = Format.TABLE;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() {
        Path db = settings.readable();
        Result result;
        try {
            result = Store.queryReadOnly(db, query);
        } catch (StoreLockedException e) {
            throw e;
        } catch (StoreException e) {
            throw new UsageException("查询有误：" + e.getMessage(), "The query does not hold: " + e.getMessage());
        }
        PrintWriter out = spec.commandLine().getOut();
        switch (settings.json ? Format.JSON : format) {
            case TABLE -> TextTable.print(out, result);
            case JSON -> Json.write(out, Json.rows(result));
            case CSV -> csv(out, result);
        }
        return ExitStatus.DONE;
    }

    /** A number as it is; a text so that no spreadsheet takes it for a formula. */
    private static String field(Optional<Object> value) {
        return value.isPresent() && value.get() instanceof String text ? SafeText.forCsv(text) : TextTable.text(value);
    }

    private static void csv(PrintWriter out, Result result) {
        try {
            CSVPrinter printer = new CSVPrinter(out, CSVFormat.DEFAULT);
            printer.printRecord(result.columns());
            for (List<Optional<Object>> row : result.rows()) {
                printer.printRecord(row.stream().map(SqlCommand::field).toList());
            }
            printer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
