package huizong.bureau;

import huizong.grid.Sheet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code mappings/reference/decisions.csv}. */
public final class DecisionReader {
    private static final Map<String, Boolean> WORDS = Map.of("accept", true, "reject", false, "计入", true, "不计入", false);

    private DecisionReader() {}

    /**
     * Reads the list; its first row names the columns.
     *
     * @param forms the ids of the forms known
     * @param problems where mistakes are added, with file and line
     */
    public static List<Decision> read(Sheet sheet, Set<String> forms, List<String> problems) {
        List<Decision> decisions = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Registry.lines(sheet).forEach((line, row) -> {
            String at = "reference/decisions.csv:" + line + ": ";
            int before = problems.size();
            String word = row.getOrDefault("decision", "").toLowerCase(Locale.ROOT);
            Boolean accepted = WORDS.get(word);
            if (accepted == null) {
                problems.add(at + "decision is accept (计入) or reject (不计入), not \"" + word + "\"");
            }
            Optional<String> form = Optional.ofNullable(row.get("form_id"));
            if (form.isPresent() && !forms.contains(form.get())) {
                problems.add(at + "unknown form_id \"" + form.get() + "\"");
            }
            Optional<Integer> year = ReferenceValue.year(row.get("fiscal_year"));
            if (row.containsKey("fiscal_year") && year.isEmpty()) {
                problems.add(at + "fiscal_year is a year like 2023, not \"" + row.get("fiscal_year") + "\"");
            }
            for (String column : List.of("file", "basis")) {
                if (row.getOrDefault(column, "").isEmpty()) {
                    problems.add(at + column + " is empty");
                }
            }
            if (accepted == null || problems.size() > before) {
                return;
            }
            Decision decision = new Decision(
                    Optional.ofNullable(row.get("unit")),
                    form,
                    year,
                    file(row.getOrDefault("file", "")),
                    accepted,
                    row.getOrDefault("basis", ""),
                    line);
            String other = decision.key().substring(0, decision.key().lastIndexOf('\n'));
            if (!seen.add(other)) {
                problems.add(at + "the same filing is decided on an earlier line");
                return;
            }
            decisions.add(decision);
        });
        return decisions;
    }

    /** A hash may be written with capitals, as some tools print it. */
    private static String file(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.matches("[0-9a-f]{8,64}") ? lower : text;
    }
}
