package huizong.report.findings;

import huizong.report.print.PrintedTable;
import huizong.report.print.ResultRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cells that findings stand at and take part in, each once, in the order in which the list comes to them: the rows
 * of the sheet 单元格副本, which the list links to and which leads back to the list.
 */
final class FindingCells {
    static final String SHEET = "单元格副本";
    private static final int NUMBERS_SHOWN = 8;

    private final Map<List<String>, ResultRow> copies = new HashMap<>();
    private final Map<String, List<ResultRow>> cells = new HashMap<>();
    private final Map<List<String>, Integer> places = new LinkedHashMap<>();
    private final Map<List<String>, List<String>> findings = new HashMap<>();

    /**
     * @param listed the findings of the list, in its order, numbered
     * @param cells the rows of {@code finding_cells.sql}
     * @param copies the rows of {@code cell_copies.sql}
     */
    FindingCells(List<ResultRow> listed, List<ResultRow> cells, List<ResultRow> copies) {
        copies.forEach(copy -> this.copies.put(key(copy), copy));
        cells.forEach(cell -> this.cells
                .computeIfAbsent(cell.text("finding_id"), f -> new ArrayList<>())
                .add(cell));
        for (ResultRow finding : listed) {
            for (ResultRow cell : cellsOf(finding)) {
                List<String> key = key(cell);
                if (this.copies.containsKey(key)) {
                    places.putIfAbsent(key, places.size() + 1);
                    String role = cell.text("role");
                    findings.computeIfAbsent(key, k -> new ArrayList<>())
                            .add(finding.text("number") + (role.isEmpty() ? "" : "（" + role + "）"));
                }
            }
        }
    }

    private List<ResultRow> cellsOf(ResultRow finding) {
        return cells.getOrDefault(finding.text("finding_id"), List.of());
    }

    private static List<String> key(ResultRow cell) {
        return List.of(cell.text("submission_id"), cell.text("sheet_name"), cell.text("cell_ref"));
    }

    /** The place in the workbook of the copy of a finding's cell; empty text where it stands at none. */
    String copyOf(ResultRow finding) {
        return cellsOf(finding).stream()
                .findFirst()
                .flatMap(cell -> Optional.ofNullable(places.get(key(cell))))
                .map(n -> "'" + SHEET + "'!A" + (PrintedTable.HEADING_ROW + 1 + n))
                .orElse("");
    }

    /** The copies in order, with their number and the findings they belong to. */
    List<ResultRow> rows() {
        List<ResultRow> rows = new ArrayList<>();
        places.forEach((key, place) -> {
            List<String> numbers = findings.getOrDefault(key, List.of());
            ResultRow copy = copies.get(key);
            if (copy != null) {
                rows.add(copy.with(Map.of(
                        "number", (long) place,
                        "findings", shown(numbers),
                        "findings_link",
                                FindingsSheet.place(
                                        Integer.parseInt(numbers.get(0).replaceAll("（.*", ""))))));
            }
        });
        return rows;
    }

    private static String shown(List<String> numbers) {
        return numbers.size() <= NUMBERS_SHOWN
                ? String.join("、", numbers)
                : String.join("、", numbers.subList(0, NUMBERS_SHOWN)) + "…共 " + numbers.size() + " 条";
    }
}
