package huizong.submission;

import java.util.Collections;
import java.util.Map;

/**
 * One row for one table of schema {@code filed}.
 *
 * @param table the table's name, like {@code indicator}
 * @param lineNo 1, 2, … within the submission and table; 0 for a table with one row a submission
 * @param facts by column name, in column order; the map is handed over, not copied
 */
public record Row(String table, int lineNo, Map<String, Fact> facts) {
    public Row {
        facts = Collections.unmodifiableMap(facts);
    }
}
