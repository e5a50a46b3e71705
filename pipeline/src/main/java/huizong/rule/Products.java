package huizong.rule;

import java.util.List;
import java.util.regex.Pattern;

/** Where a rule may have lost a figure's room: DuckDB tells that a product or a cast overflowed, and not where. */
final class Products {
    private static final Pattern PRODUCT = Pattern.compile("[\\w)]\\s*\\*\\s*[\\w(]");
    private static final Pattern CAST = Pattern.compile("::\\s*[A-Za-z]|(?i)\\bcast\\(");

    private Products() {}

    /** The first line with a product of two terms, else with a cast, else the query's first. */
    static int lineIn(Rule rule) {
        List<String> lines = rule.sql().lines().toList();
        for (Pattern wanted : List.of(PRODUCT, CAST)) {
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).startsWith("--")
                        && wanted.matcher(lines.get(i)).find()) {
                    return i + 1;
                }
            }
        }
        return 1;
    }
}
