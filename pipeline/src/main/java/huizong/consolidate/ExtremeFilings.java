package huizong.consolidate;

import huizong.catalog.ColumnDefinition;
import huizong.catalog.TableCatalog;
import huizong.catalog.TableDefinition;
import huizong.store.Store;
import huizong.text.PackagedText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Made-up filings in which every number of every table is as large, as small and as mixed as can be stored, of either
 * sign. Their words are those that rules and roll-ups ask for, so that the arithmetic behind their conditions is reached.
 */
final class ExtremeFilings {
    private static final int LINES = 14;
    private static final String DECIMALS =
            "[999999999999.999999, -999999999999.999999, 0, 0.000001, -0.000001, 1, 100000, NULL]";
    private static final String INTEGERS = "[2147483647, -2147483648, 0, 1, NULL]";
    private static final Pattern QUOTED = Pattern.compile("'((?:[^']|'')*)'");
    private static final Pattern CODE = Pattern.compile("[a-z_]+(\\.[a-z_]+)+");

    private final Store store;
    private final String sql;

    /** @param sql the text of all rules and roll-ups */
    ExtremeFilings(Store store, String sql) {
        this.store = store;
        this.sql = sql;
    }

    /** Files every form for some units and years. */
    void file(Collection<String> formIds, TableCatalog catalog) {
        store.execute(PackagedText.read(ExtremeFilings.class, "extreme-filings.sql"));
        for (String form : new TreeSet<>(formIds)) {
            store.update(PackagedText.read(ExtremeFilings.class, "extreme-filing.sql"), form);
        }
        catalog.tables().forEach(this::fill);
    }

    private void fill(TableDefinition table) {
        List<String> names = new ArrayList<>(List.of("submission_id"));
        List<String> values = new ArrayList<>(List.of("submission_id"));
        if (!table.onePerSubmission()) {
            names.add("line_no");
            values.add("line");
        }
        for (ColumnDefinition column : table.columns()) {
            names.add('"' + column.name() + '"');
            values.add(value(column));
        }
        store.execute("INSERT INTO filed." + table.name() + " (" + String.join(", ", names) + ") SELECT "
                + String.join(", ", values) + " FROM meta.submission, range("
                + (table.onePerSubmission() ? "0, 1" : "1, " + (LINES + 1)) + ") lines(line)");
        for (ColumnDefinition column : table.columns()) {
            store.execute("INSERT INTO meta.lineage SELECT submission_id, '" + table.name() + "', "
                    + (table.onePerSubmission() ? "0" : "line_no") + ", '" + column.name()
                    + "', '1', 'A1', coalesce(\"" + column.name() + "\"::VARCHAR, '') || '%' FROM filed." + table.name()
                    + " WHERE \"" + column.name() + "\" IS NOT NULL");
        }
    }

    private String value(ColumnDefinition column) {
        String salt = "hash(submission_id, line, '" + column.name() + "')";
        return switch (column.type()) {
            // a unit that files the largest throughout, one the smallest, one by turns, others as it comes
            case DECIMAL ->
                "CASE unit_id WHEN 'U1' THEN 999999999999.999999 WHEN 'U2' THEN -999999999999.999999"
                        + " WHEN 'U3' THEN CASE WHEN line % 2 = 0 THEN 999999999999.999999 ELSE -999999999999.999999 END"
                        + " ELSE " + pick(DECIMALS, salt) + " END";
            case INTEGER ->
                "CASE unit_id WHEN 'U1' THEN 2147483647 WHEN 'U2' THEN -2147483648 WHEN 'U3' THEN line ELSE "
                        + pick(INTEGERS, salt) + " END";
            case DATE -> "DATE '2024-01-05'";
            case TEXT -> pick(wordsOf(column.name()), salt);
        };
    }

    private static String pick(String list, String salt) {
        return list + "[1 + (" + salt + " % len(" + list + "))::INTEGER]";
    }

    /** What a column is compared with somewhere, a word that is nowhere, and for codes all codes there are. */
    private String wordsOf(String column) {
        Set<String> words = new TreeSet<>();
        Matcher compared = Pattern.compile("\\b" + column
                        + "\\b\\s*(?:=|<>|(?:NOT )?LIKE|(?:NOT )?IN \\(|WHEN|,)\\s*((?:'(?:[^']|'')*'(?:,\\s*)?)+)")
                .matcher(sql);
        while (compared.find()) {
            quoted(compared.group(1), words);
        }
        if (column.endsWith("_code") || column.equals("measure")) {
            Set<String> all = new TreeSet<>();
            quoted(sql, all);
            all.stream().filter(w -> CODE.matcher(w).matches()).forEach(words::add);
        }
        words.add("甲");
        return words.stream()
                .map(w -> "'" + w.replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "[", ", NULL]"));
    }

    private static void quoted(String text, Set<String> words) {
        Matcher quoted = QUOTED.matcher(text);
        while (quoted.find()) {
            words.add(quoted.group(1).replace("''", "'").replace("%", ""));
        }
    }
}
