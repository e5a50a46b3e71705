package huizong.cli;

import huizong.extract.Extractor;
import huizong.ingest.Workspace;
import huizong.text.UsageException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One workbook on the command line, and which of its sheets is meant. */
final class WorkbookArgument {
    @Parameters(
            paramLabel = "FILE",
            description = {"工作簿", "A workbook"})
    private Path file = Path.of("");

    @Option(
            names = "--sheet",
            paramLabel = "S",
            description = {"只看这张工作表", "This sheet only"})
    @Nullable
    private String sheet;

    String name() {
        return String.valueOf(file.getFileName());
    }

    /** @throws UsageException where there is no such file or sheet, or it cannot be read */
    OneWorkbook open(Workspace workspace) {
        Extractor extractor = new Extractor(workspace.mappings(), workspace.registry());
        return OneWorkbook.open(file, Optional.ofNullable(sheet), extractor::isList);
    }
}
