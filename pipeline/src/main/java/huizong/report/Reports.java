package huizong.report;

import huizong.report.findings.CsvTable;
import huizong.report.findings.FindingsSheet;
import huizong.report.findings.FindingsWorkbook;
import huizong.report.findings.Reminders;
import huizong.report.html.SummaryPage;
import huizong.report.print.PrintedFigures;
import huizong.report.print.ReportQuery;
import huizong.report.print.ResultRow;
import huizong.store.Store;
import huizong.text.SafeText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes every report of a consolidation, in Chinese. */
public final class Reports {
    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);

    private final Path folder;
    private final List<Path> written = new ArrayList<>();
    private final List<NotWritten> notWritten = new ArrayList<>();

    private Reports(Path folder) {
        this.folder = folder;
    }

    /**
     * What was written of a consolidation.
     *
     * @param notWritten the reports that could not be; what stood in their place is as it was
     */
    public record Printed(List<Path> files, List<NotWritten> notWritten) {
        public Printed {
            files = List.copyOf(files);
            notWritten = List.copyOf(notWritten);
        }
    }

    /** A report that could not be written, and why. */
    public record NotWritten(String fileName, RuntimeException reason) {}

    /** Made for the first report that needs it, and failing for each. */
    private static final class Shared<T> {
        private final Supplier<T> source;
        private @Nullable T made;

        Shared(Supplier<T> source) {
            this.source = source;
        }

        T get() {
            T known = made;
            if (known == null) {
                known = source.get();
                made = known;
            }
            return known;
        }
    }

    /**
     * Writes the roll-up workbook (with the parts of its totals beside it where they are many), the base tables of every
     * division, the departments, the findings and the reminders as workbooks and CSV, and the summary page; each replaces
     * its predecessor of the same period whole or not at all, and one that fails takes no other with it.
     *
     * @throws IllegalArgumentException when there is no such consolidation
     */
    public static Printed print(Store store, String consolidationId, Path outputDir) {
        return print(store, consolidationId, outputDir, PartsSheet.MOST);
    }

    /** @param figuresOnASheet the parts of the totals stand on a sheet where they are no more than these, else in a file */
    public static Printed print(Store store, String consolidationId, Path outputDir, int figuresOnASheet) {
        ReportQuery query = new ReportQuery(store, consolidationId);
        List<ResultRow> covers = query.rows("cover");
        if (covers.size() != 1) {
            throw new IllegalArgumentException("no consolidation " + consolidationId);
        }
        ResultRow cover = covers.get(0);
        Reports reports = new Reports(outputDir);
        reports.all(store, consolidationId, query, cover, figuresOnASheet);
        return new Printed(reports.written, reports.notWritten);
    }

    /**
     * The same, where nothing may be missing.
     *
     * @return the files written
     * @throws RuntimeException why the first that could not be written was not
     */
    public static List<Path> write(Store store, String consolidationId, Path outputDir) {
        return write(store, consolidationId, outputDir, PartsSheet.MOST);
    }

    /** @param figuresOnASheet as in {@link #print(Store, String, Path, int)} */
    public static List<Path> write(Store store, String consolidationId, Path outputDir, int figuresOnASheet) {
        Printed printed = print(store, consolidationId, outputDir, figuresOnASheet);
        printed.notWritten().forEach(report -> {
            throw report.reason();
        });
        return printed.files();
    }

    private void all(Store store, String consolidationId, ReportQuery query, ResultRow cover, int figuresOnASheet) {
        String period = SafeText.fileNamePart(cover.text("period"));
        Shared<List<ResultRow>> findings = new Shared<>(() -> query.rows("findings"));
        Shared<PrintedFigures> figures = new Shared<>(() -> PrintedFigures.of(query, cover));
        Shared<StandardForms> standardForms = new Shared<>(() -> new StandardForms(query, cover, figures.get()));
        Shared<Reminders> reminders = new Shared<>(() -> new Reminders(query, cover.text("period")));
        long figureCount = PartsSheet.count(query);
        if (figureCount > figuresOnASheet) {
            report("构成明细-" + period + ".csv", new PartsFile(store, consolidationId, figureCount)::write);
        }
        boolean each = figureCount <= figuresOnASheet;
        Shared<PartsSheet> parts = new Shared<>(
                () -> each ? PartsSheet.ofParts(query, figures.get()) : PartsSheet.ofGroups(query, figures.get()));
        report("汇总表-" + period + ".xlsx", target -> new RollUpWorkbook(
                        query, cover, figures.get(), parts.get(), standardForms.get())
                .write(target));
        report("基础数据表-" + period + ".xlsx", target -> standardForms.get().write(target));
        report("部门汇总-" + period + ".xlsx", target -> new DepartmentWorkbook(
                        query, cover, figures.get(), each ? Optional.of(parts.get()) : Optional.empty())
                .write(target));
        report("异常清单-" + period + ".xlsx", target -> new FindingsWorkbook(
                        findings.get(), query.rows("finding_cells"), query.rows("cell_copies"), cover.text("period"))
                .write(target, query.rows("unit_findings"), query.rows("indicator_matrix")));
        report("异常清单-" + period + ".csv", target -> new CsvTable(FindingsSheet.COLUMNS, findings.get()).write(target));
        report("催报-" + period + ".xlsx", target -> reminders.get().write(target));
        report("催报-" + period + ".csv", target -> reminders.get().csv().write(target));
        report(
                "汇总-" + period + ".html",
                target -> new SummaryPage(query, cover, figures.get(), foremostFirst(findings.get())).write(target));
    }

    private void report(String fileName, Function<Path, Path> writing) {
        try {
            written.add(writing.apply(folder.resolve(fileName)));
        } catch (RuntimeException e) { // whatever it is that this one stumbles over, the others have to come out
            LOG.error("cannot write {}", fileName, e);
            notWritten.add(new NotWritten(fileName, e));
        }
    }

    private static List<ResultRow> foremostFirst(List<ResultRow> findings) {
        return findings.stream()
                .sorted(Comparator.comparingLong(f -> f.count("rank")))
                .toList();
    }
}
