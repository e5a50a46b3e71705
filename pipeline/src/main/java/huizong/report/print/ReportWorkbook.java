package huizong.report.print;

import huizong.files.AtomicFile;
import huizong.files.FixedZip;
import huizong.files.WrittenWorkbook;
import huizong.text.SafeText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes a workbook through {@link AtomicFile} and checks, reopened, that each sheet has its rows. */
public final class ReportWorkbook {
    /** For workbooks that say nothing of when they were made. */
    public static final Instant UNDATED = Instant.parse("2000-01-01T00:00:00Z");

    private static final String APPLICATION = "Huizong";
    private static final String APPLICATION_VERSION = "01.0000";

    private final Workbook workbook;
    private final Set<String> names = new HashSet<>();
    private final List<Integer> rowsBySheet = new ArrayList<>();

    private ReportWorkbook(Workbook workbook) {
        this.workbook = workbook;
    }

    /** What is done to a workbook's file before it is published; fastexcel cannot draw charts or set page breaks. */
    @FunctionalInterface
    public interface Finish {
        void apply(Path workbook) throws IOException;
    }

    public static Path write(Path target, Consumer<ReportWorkbook> sheets) {
        return write(target, UNDATED, sheets, file -> {});
    }

    /** @param made the time the workbook says it was made: the same figures give the same bytes */
    public static Path write(Path target, Instant made, Consumer<ReportWorkbook> sheets, Finish finish) {
        List<Integer> written = new ArrayList<>();
        return AtomicFile.write(
                target,
                out -> {
                    Path draft = Files.createTempFile("huizong-", ".xlsx");
                    try {
                        try (OutputStream file = Files.newOutputStream(draft)) {
                            written.addAll(fill(file, sheets));
                        }
                        finish.apply(draft);
                        FixedZip.repack(draft, made, out);
                    } finally {
                        Files.deleteIfExists(draft);
                    }
                },
                file -> WrittenWorkbook.verify(file, written));
    }

    private static List<Integer> fill(OutputStream out, Consumer<ReportWorkbook> sheets) throws IOException {
        Workbook workbook = new Workbook(out, APPLICATION, APPLICATION_VERSION);
        workbook.setGlobalDefaultFont(PrintedTable.FONT, 10);
        ReportWorkbook report = new ReportWorkbook(workbook);
        sheets.accept(report);
        workbook.finish();
        return report.rowsBySheet;
    }

    /** A new sheet that will hold at least so many rows. */
    public Worksheet sheet(String name, int rows) {
        String safe = SafeText.sheetName(name);
        String unique = safe;
        // Excel compares sheet names without regard to case
        for (int n = 2; !names.add(unique.toLowerCase(Locale.ROOT)); n++) {
            String suffix = "(" + n + ")";
            unique = safe.substring(0, Math.min(safe.length(), 31 - suffix.length())) + suffix;
        }
        rowsBySheet.add(rows);
        return workbook.newWorksheet(unique);
    }
}
