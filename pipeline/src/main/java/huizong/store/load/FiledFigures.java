package huizong.store.load;

import huizong.catalog.ColumnDefinition;
import huizong.catalog.TableDefinition;
import huizong.store.Result;
import huizong.store.Store;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The figures of a filing, whatever lines they stand in: a correction that moves a line has changed nothing.
 *
 * @param amounts how often each amount stands in each column
 */
record FiledFigures(Map<Amount, Long> amounts) {
    /** An amount in a column of a table; in 万元, people, m² or points, by column. */
    record Amount(String table, String column, BigDecimal number) {}

    private static final int YUAN_DIGITS = 2;

    FiledFigures {
        amounts = Map.copyOf(amounts);
    }

    /** Of some filings. Names of tables and columns come from the catalogue, which admits identifiers only. */
    static Map<String, FiledFigures> of(Store store, Collection<String> submissionIds) {
        Map<String, Map<Amount, Long>> found = new HashMap<>();
        submissionIds.forEach(id -> found.put(id, new HashMap<>()));
        String ids = String.join(",", submissionIds);
        for (TableDefinition table : store.catalog().tables()) {
            List<String> columns = table.columns().stream()
                    .filter(ColumnDefinition::isFigure)
                    .map(c -> "\"" + c.name() + "\"")
                    .toList();
            if (columns.isEmpty()) {
                continue;
            }
            String decimals = String.join(
                    ", ",
                    columns.stream().map(c -> c + "::DECIMAL(18, 6) AS " + c).toList());
            Result rows = store.query(
                    "SELECT submission_id, column_name, amount, count(*) FROM (SELECT submission_id, " + decimals
                            + " FROM filed.\"" + table.name()
                            + "\" WHERE submission_id IN (SELECT unnest(string_split(?, ','))))"
                            + " UNPIVOT (amount FOR column_name IN (" + String.join(", ", columns) + ")) GROUP BY ALL",
                    ids);
            for (List<Optional<Object>> row : rows.rows()) {
                Amount amount = new Amount(table.name(), Result.text(row.get(1)), plain((BigDecimal)
                        row.get(2).orElse(BigDecimal.ZERO)));
                found.getOrDefault(Result.text(row.get(0)), new HashMap<>())
                        .merge(amount, ((Number) row.get(3).orElse(1L)).longValue(), Long::sum);
            }
        }
        Map<String, FiledFigures> figures = new HashMap<>();
        found.forEach((id, amounts) -> figures.put(id, new FiledFigures(amounts)));
        return figures;
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    long count() {
        return amounts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many of these stand in another filing too. */
    long keptIn(FiledFigures other) {
        return amounts.entrySet().stream()
                .mapToLong(e -> Math.min(e.getValue(), other.amounts.getOrDefault(e.getKey(), 0L)))
                .sum();
    }

    /** The same, had they been filed in yuan by mistake. */
    FiledFigures fromYuan() {
        Map<Amount, Long> smaller = new HashMap<>();
        amounts.forEach((a, n) -> smaller.merge(
                new Amount(
                        a.table(),
                        a.column(),
                        plain(a.number().movePointLeft(4).setScale(YUAN_DIGITS, RoundingMode.HALF_UP))),
                n,
                Long::sum));
        return new FiledFigures(smaller);
    }

    /** Whether a column's sum is so many times what it was. */
    boolean isScaledIn(FiledFigures later, BigDecimal times) {
        Map<String, BigDecimal> before = sums();
        Map<String, BigDecimal> after = later.sums();
        return before.entrySet().stream()
                .anyMatch(e -> e.getValue().signum() > 0
                        && after.getOrDefault(e.getKey(), BigDecimal.ZERO)
                                        .compareTo(e.getValue().multiply(times))
                                >= 0);
    }

    private Map<String, BigDecimal> sums() {
        Map<String, BigDecimal> sums = new HashMap<>();
        amounts.forEach((a, n) ->
                sums.merge(a.table() + "." + a.column(), a.number().multiply(BigDecimal.valueOf(n)), BigDecimal::add));
        return sums;
    }
}
