package huizong.rule;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names in the SQL of mappings, held against what binds them. DuckDB takes a variable that nobody set for NULL, and
 * with it a rule finds nothing and says nothing; so such a name is a mistake before anything runs.
 */
public final class RuleNames {
    /** What the program sets before it runs a rule. */
    private static final Set<String> OF_RULES = Set.of("consolidation_id", "only_year", "period");

    private static final Pattern VARIABLE =
            Pattern.compile("getvariable\\s*\\(\\s*('([^']*)'\\s*\\))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern TABLE = Pattern.compile("'([^']*)'(?:::VARCHAR)?\\s+AS\\s+table_name\\b");
    private static final Pattern COLUMN = Pattern.compile("'([^']*)'(?:::VARCHAR)?\\s+AS\\s+column_name\\b");
    private static final Pattern FIGURE = Pattern.compile(
            "\\bfigure\\s*\\(\\s*(?:'[^']*'|\\w+)\\s*,\\s*[\\w.]+\\s*,\\s*'([^']*)'\\s*,\\s*[\\w.]+\\s*,\\s*'([^']*)'\\s*\\)");

    private final String file;
    private final String sql;
    /** The line of the header that declares thresholds. */
    private final int header;
    /** Whether the program reads the thresholds, and not the query. */
    private final boolean byProgram;

    /** @param file for messages; the text is the file's from its first line on, comments and all */
    public RuleNames(String file, String text) {
        this.file = file;
        this.sql = withoutComments(text);
        int declared = Math.max(0, text.indexOf("-- thresholds:"));
        this.header = lines(text.substring(0, declared));
        this.byProgram = text.contains("\n-- " + RuleReader.READ_BY + ": program");
    }

    /** Adds a problem for each variable that is not among those the program sets. */
    public void variables(Set<String> bound, List<String> problems) {
        Matcher use = VARIABLE.matcher(sql);
        while (use.find()) {
            String name = use.group(2);
            if (name == null) {
                problems.add(at(use.start()) + "getvariable takes a name in quotes");
            } else if (!bound.contains(name)) {
                problems.add(at(use.start()) + "getvariable('" + name + "'): nothing sets this variable; "
                        + "there are "
                        + String.join(", ", bound.stream().sorted().toList())
                        + "; a threshold is a column of limits: JOIN limits USING (submission_id)");
            }
        }
    }

    /** A rule's own names: its variables, and thresholds that stand in the header and nowhere else. */
    void of(Rule rule, List<RuleNames> shared, List<String> problems) {
        variables(OF_RULES, problems);
        for (String threshold : byProgram ? Set.<String>of() : rule.thresholds().keySet()) {
            if (!uses(threshold) && shared.stream().noneMatch(s -> s.uses(threshold))) {
                problems.add(file + ":" + header + ": threshold " + threshold + " is declared and not used");
            }
        }
    }

    /** What rules share may use what rules may. */
    void ofShared(List<String> problems) {
        variables(OF_RULES, problems);
    }

    private boolean uses(String name) {
        return Pattern.compile("\\b" + name + "\\b")
                .matcher(sql.replaceAll("'[^']*'", "''"))
                .find();
    }

    /**
     * Adds a problem for each place that a rule gives as text and the database does not have: a finding there would have
     * no cell.
     *
     * @param columns the columns of each table that a finding may stand in
     */
    void places(Map<String, Set<String>> columns, List<String> problems) {
        NavigableMap<Integer, String> tables = new TreeMap<>();
        for (Matcher table = TABLE.matcher(sql); table.find(); ) {
            tables.put(table.start(), table.group(1));
            place(table.start(), table.group(1), "", columns, problems);
        }
        for (Matcher column = COLUMN.matcher(sql); column.find(); ) {
            Optional.ofNullable(tables.floorEntry(column.start()))
                    .ifPresent(table -> place(column.start(), table.getValue(), column.group(1), columns, problems));
        }
        for (Matcher figure = FIGURE.matcher(sql); figure.find(); ) {
            place(figure.start(), figure.group(1), figure.group(2), columns, problems);
        }
    }

    private void place(int at, String table, String column, Map<String, Set<String>> columns, List<String> problems) {
        Set<String> known = columns.get(table);
        if (known == null) {
            problems.add(at(at) + "there is no table " + table + "; there are " + String.join(", ", columns.keySet()));
        } else if (!column.isEmpty() && !known.contains(column)) {
            problems.add(
                    at(at) + "table " + table + " has no column " + column + "; it has " + String.join(", ", known));
        }
    }

    private String at(int offset) {
        return file + ":" + lines(sql.substring(0, offset)) + ": ";
    }

    private static int lines(String before) {
        return 1 + Math.toIntExact(before.chars().filter(c -> c == '\n').count());
    }

    /** Comments become blanks, so that every other character stays where it is. */
    private static String withoutComments(String text) {
        Matcher piece = Pattern.compile("'(?:[^']|'')*'|\"[^\"]*\"|--[^\n]*|/\\*.*?\\*/", Pattern.DOTALL)
                .matcher(text);
        StringBuilder sql = new StringBuilder(text);
        while (piece.find()) {
            if (piece.group().startsWith("--") || piece.group().startsWith("/*")) {
                for (int i = piece.start(); i < piece.end(); i++) {
                    sql.setCharAt(i, text.charAt(i) == '\n' ? '\n' : ' ');
                }
            }
        }
        return sql.toString();
    }
}
