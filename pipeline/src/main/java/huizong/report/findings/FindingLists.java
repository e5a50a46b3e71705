package huizong.report.findings;

import huizong.report.print.ReportQuery;
import huizong.report.print.ResultRow;
import huizong.store.Store;
import huizong.text.SafeText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The anomaly list in parts, one workbook for each unit, department or division, to be sent out and sent back. */
public final class FindingLists {
    /** Whose findings stand together. */
    public enum By {
        DIVISION(List.of("division_name")),
        DEPARTMENT(List.of("division_name", "department")),
        UNIT(List.of("division_name", "unit_name"));

        private final List<String> columns;

        By(List<String> columns) {
            this.columns = columns;
        }
    }

    /**
     * A workbook that was written.
     *
     * @param findings how many it lists; together they are all of the consolidation's
     */
    public record Part(Path file, int findings) {}

    private FindingLists() {}

    /**
     * Writes the parts of a consolidation's list into a folder; each replaces its predecessor.
     *
     * @throws java.io.UncheckedIOException when a file cannot be written
     */
    public static List<Part> write(Store store, String consolidationId, By by, Path folder) {
        ReportQuery query = new ReportQuery(store, consolidationId);
        String period = query.rows("cover").get(0).text("period");
        Map<List<String>, List<ResultRow>> groups = new LinkedHashMap<>();
        for (ResultRow finding : query.rows("findings")) {
            groups.computeIfAbsent(by.columns.stream().map(finding::text).toList(), g -> new ArrayList<>())
                    .add(finding);
        }
        Map<String, List<ResultRow>> cells = new HashMap<>();
        query.rows("finding_cells")
                .forEach(cell -> cells.computeIfAbsent(cell.text("finding_id"), f -> new ArrayList<>())
                        .add(cell));
        Map<List<String>, ResultRow> copies = new HashMap<>();
        query.rows("cell_copies").forEach(copy -> copies.put(place(copy), copy));
        Set<String> names = new HashSet<>();
        List<Part> parts = new ArrayList<>();
        groups.forEach((group, findings) -> {
            List<ResultRow> own = findings.stream()
                    .flatMap(f -> cells.getOrDefault(f.text("finding_id"), List.of()).stream())
                    .toList();
            List<ResultRow> copied = own.stream()
                    .map(FindingLists::place)
                    .distinct()
                    .filter(copies::containsKey)
                    .map(copies::get)
                    .toList();
            String name =
                    "异常清单-" + SafeText.fileNamePart(period) + "-" + SafeText.fileNamePart(String.join("-", group));
            String free = name;
            for (int n = 2; !names.add(free.toLowerCase(Locale.ROOT)); n++) {
                free = name + "-" + n;
            }
            parts.add(new Part(
                    new FindingsWorkbook(findings, own, copied, period)
                            .writeReturn(folder.resolve(free + ".xlsx"), String.join("　", group)),
                    findings.size()));
        });
        return parts;
    }

    private static List<String> place(ResultRow cell) {
        return List.of(cell.text("submission_id"), cell.text("sheet_name"), cell.text("cell_ref"));
    }
}
