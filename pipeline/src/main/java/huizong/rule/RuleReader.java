package huizong.rule;

import huizong.submission.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a rule file: a header of {@code -- key: value} lines, the query, and perhaps a second one. */
final class RuleReader {
    /** Says {@code program} where the thresholds are for the program itself and not for the query. */
    static final String READ_BY = "thresholds-read-by";

    private static final Set<String> KEYS =
            Set.of("id", "severity", "title", "title-en", "basis", "description", "thresholds", READ_BY, "arithmetic");
    private static final String SECOND = "-- not-evaluated";

    private RuleReader() {}

    /** @param problems where mistakes are added with file and line */
    static Optional<Rule> read(String file, String expectedId, String text, List<String> problems) {
        Map<String, String> header = new LinkedHashMap<>();
        int before = problems.size();
        int line = 0;
        for (String row : text.split("\n", -1)) {
            line++;
            if (!row.startsWith("--")) {
                break;
            }
            String comment = row.substring(2).strip();
            int colon = comment.indexOf(':');
            String key = colon < 0 ? comment : comment.substring(0, colon).strip();
            if (colon < 0 || !KEYS.contains(key)) {
                problems.add(file + ":" + line + ": unknown header \"" + key + "\"; known: " + String.join(", ", KEYS));
                continue;
            }
            header.put(key, comment.substring(colon + 1).strip());
        }
        for (String required : List.of("id", "severity", "title", "basis")) {
            if (!header.containsKey(required)) {
                problems.add(file + ":1: missing header \"" + required + "\"");
            }
        }
        if (!expectedId.equals(header.getOrDefault("id", expectedId))) {
            problems.add(file + ":1: the id must be the file's name, " + expectedId);
        }
        Map<String, String> thresholds = thresholds(file, header.getOrDefault("thresholds", ""), problems);
        String severity = header.getOrDefault("severity", "error");
        if (!Set.of("yes", "no").contains(header.getOrDefault("arithmetic", "no"))) {
            problems.add(file + ":1: arithmetic is yes or no");
        }
        if (!Set.of("error", "warning", "notice").contains(severity)) {
            problems.add(file + ":1: severity is error, warning or notice, not \"" + severity + "\"");
        }
        if (problems.size() > before) {
            return Optional.empty();
        }
        int second = text.indexOf(SECOND);
        return Optional.of(new Rule(
                expectedId,
                Severity.parse(severity),
                header.getOrDefault("title", ""),
                header.getOrDefault("title-en", expectedId),
                header.getOrDefault("basis", ""),
                header.getOrDefault("description", ""),
                thresholds,
                header.getOrDefault("arithmetic", "no").equals("yes"),
                statement(second < 0 ? text : text.substring(0, second)),
                second < 0 ? Optional.empty() : Optional.of(atItsLine(text, second))));
    }

    private static Map<String, String> thresholds(String file, String text, List<String> problems) {
        Map<String, String> thresholds = new LinkedHashMap<>();
        for (String pair : text.split(",")) {
            if (pair.isBlank()) {
                continue;
            }
            String[] parts = pair.split("=");
            if (parts.length != 2
                    || !parts[0].strip().matches("[a-z_]+")
                    || !parts[1].strip().matches("-?[0-9.]+")) {
                problems.add(file + ":1: thresholds are name=number, found \"" + pair.strip() + "\"");
            } else {
                thresholds.put(parts[0].strip(), parts[1].strip());
            }
        }
        return thresholds;
    }

    /** The second query below as many blank lines as stand before it, so that DuckDB names the file's lines. */
    private static String atItsLine(String text, int begin) {
        int lines = Math.toIntExact(
                text.substring(0, begin).chars().filter(c -> c == '\n').count());
        return "\n".repeat(lines) + statement(text.substring(begin));
    }

    private static String statement(String sql) {
        String text = sql.stripTrailing();
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }
}
