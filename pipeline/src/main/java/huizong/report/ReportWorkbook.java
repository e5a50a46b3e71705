package huizong.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes a workbook through {@link AtomicFile} and checks, reopened, that each sheet has its rows. */
final class ReportWorkbook {
    private static final String APPLICATION = "Huizong";
    private static final String APPLICATION_VERSION = "01.0000";

    private final Workbook workbook;
    private final Set<String> names = new HashSet<>();
    private final List<Integer> rowsBySheet = new ArrayList<>();

    private ReportWorkbook(Workbook workbook) {
        this.workbook = workbook;
    }

    static Path write(Path target, Consumer<ReportWorkbook> sheets) {
        List<Integer> written = new ArrayList<>();
        return AtomicFile.write(
                target, out -> written.addAll(fill(out, sheets)), file -> WrittenWorkbook.verify(file, written));
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
    Worksheet sheet(String name, int rows) {
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
