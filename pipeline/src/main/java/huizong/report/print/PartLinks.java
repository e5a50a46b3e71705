package huizong.report.print;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the parts of each total stand on the sheet of parts: one range of rows for each total. */
public final class PartLinks {
    private final String sheet;
    private final String column;
    /** By total: the first row and the last, as the spreadsheet numbers them. */
    private final Map<String, int[]> ranges = new HashMap<>();

    /** @param column the letter of the column that adds up to the total */
    public PartLinks(String sheet, String column) {
        this.sheet = sheet;
        this.column = column;
    }

    /** No links, where the parts are not in the workbook. */
    public static PartLinks none() {
        return new PartLinks("", "");
    }

    /** Counts a row of parts to all totals it is part of: of its division, its department and its unit. */
    public void add(ResultRow part, int row) {
        String division = part.text("division_code");
        for (String above : part.text("path").split("/")) {
            extend(key(part, above), row);
        }
        if (part.text("kind").equals("adjustment")) {
            return;
        }
        extend(key(part, division + PrintedFigures.OWN), row);
        if (part.has("unit_path") && !part.text("department").isEmpty()) {
            String department = division + "|" + part.text("department");
            extend(key(part, department + "||all"), row);
            for (String unit : part.text("unit_path").split("/")) {
                extend(key(part, department + "|" + unit + "|all"), row);
            }
            extend(key(part, department + "|" + part.text("unit_id") + "|own"), row);
        }
    }

    private void extend(String key, int row) {
        ranges.computeIfAbsent(key, k -> new int[] {row, row})[1] = row;
    }

    /** Names a group of parts, or a total, of a place. */
    public static String key(ResultRow part, String place) {
        return key(
                part,
                part.text("table_name"),
                part.text("form_id"),
                part.text("code"),
                part.text("column_name"),
                place);
    }

    private static String key(ResultRow year, String table, String form, String code, String measure, String place) {
        return String.join("|", year.text("fiscal_year"), table, form, code, measure, place);
    }

    /** The place of the parts of a division's total, for a link; empty where there are none. */
    public String of(ResultRow total, String table, String code, String measure) {
        return of(total, table, formOf(total, table), code, measure, PrintedFigures.place(total));
    }

    /** Likewise of a department's or unit's. */
    public String ofDepartment(ResultRow total, String table, String form, String code, String measure) {
        String place = String.join(
                "|", total.text("division_code"), total.text("department"), total.text("unit_id"), total.text("scope"));
        return of(total, table, form, code, measure, place);
    }

    private static String formOf(ResultRow total, String table) {
        return table.equals("funding") || table.equals("self_evaluation") ? total.text("form_id") : "";
    }

    private String of(ResultRow total, String table, String form, String code, String measure, String place) {
        int[] range = ranges.get(key(total, table, form, code, measure, place));
        return range == null ? "" : "'" + sheet + "'!" + column + range[0] + ":" + column + range[1];
    }

    /** The rows of a roll-up whose totals lead to their parts. */
    public List<ResultRow> linked(List<ResultRow> totals, String table, String codeColumn, List<String> measures) {
        return totals.stream()
                .map(total -> {
                    String code = codeColumn.isEmpty() ? "" : total.text(codeColumn);
                    Map<String, Object> links = new LinkedHashMap<>();
                    measures.forEach(measure -> links.put(measure + "_link", of(total, table, code, measure)));
                    return total.with(links);
                })
                .toList();
    }
}
