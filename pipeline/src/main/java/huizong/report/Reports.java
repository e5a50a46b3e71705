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

/** Writes every report of a consolidation, in Chinese. */
public final class Reports {
    private Reports() {}

    /**
     * Writes the roll-up workbook (with the parts of its totals beside it where they are many), the base tables of every
     * division, the departments, the findings and the reminders as workbooks and CSV, and the summary page; each replaces
     * its predecessor of the same period whole or not at all.
     *
     * @return the files written
     * @throws IllegalArgumentException when there is no such consolidation
     * @throws java.io.UncheckedIOException when a file cannot be written
     */
    public static List<Path> write(Store store, String consolidationId, Path outputDir) {
        return write(store, consolidationId, outputDir, PartsSheet.MOST);
    }

    /** @param figuresOnASheet the parts of the totals stand on a sheet where they are no more than these, else in a file */
    public static List<Path> write(Store store, String consolidationId, Path outputDir, int figuresOnASheet) {
        ReportQuery query = new ReportQuery(store, consolidationId);
        List<ResultRow> covers = query.rows("cover");
        if (covers.size() != 1) {
            throw new IllegalArgumentException("no consolidation " + consolidationId);
        }
        ResultRow cover = covers.get(0);
        List<ResultRow> findings = query.rows("findings");
        String period = SafeText.fileNamePart(cover.text("period"));
        PrintedFigures figures = PrintedFigures.of(query, cover);
        StandardForms standardForms = new StandardForms(query, cover, figures);
        Reminders reminders = new Reminders(query, cover.text("period"));
        long figureCount = PartsSheet.count(query);
        List<Path> written = new ArrayList<>();
        if (figureCount > figuresOnASheet) {
            written.add(new PartsFile(store, consolidationId, figureCount)
                    .write(outputDir.resolve("构成明细-" + period + ".csv")));
        }
        boolean each = written.isEmpty();
        PartsSheet parts = each ? PartsSheet.ofParts(query, figures) : PartsSheet.ofGroups(query, figures);
        written.addAll(List.of(
                new RollUpWorkbook(query, cover, figures, parts, standardForms)
                        .write(outputDir.resolve("汇总表-" + period + ".xlsx")),
                standardForms.write(outputDir.resolve("基础数据表-" + period + ".xlsx")),
                new DepartmentWorkbook(query, cover, figures, each ? Optional.of(parts) : Optional.empty())
                        .write(outputDir.resolve("部门汇总-" + period + ".xlsx")),
                new FindingsWorkbook(
                                findings, query.rows("finding_cells"), query.rows("cell_copies"), cover.text("period"))
                        .write(
                                outputDir.resolve("异常清单-" + period + ".xlsx"),
                                query.rows("unit_findings"),
                                query.rows("indicator_matrix")),
                new CsvTable(FindingsSheet.COLUMNS, findings).write(outputDir.resolve("异常清单-" + period + ".csv")),
                reminders.write(outputDir.resolve("催报-" + period + ".xlsx")),
                reminders.csv().write(outputDir.resolve("催报-" + period + ".csv")),
                new SummaryPage(query, cover, figures, foremostFirst(findings))
                        .write(outputDir.resolve("汇总-" + period + ".html"))));
        return List.copyOf(written);
    }

    private static List<ResultRow> foremostFirst(List<ResultRow> findings) {
        return findings.stream()
                .sorted(Comparator.comparingLong(f -> f.count("rank")))
                .toList();
    }
}
