package huizong.rule;

import huizong.submission.Severity;
import java.util.Map;
import java.util.Optional;

/**
 * One rule of the book, from {@code mappings/rules/<id>.sql}.
 *
 * @param title in Chinese
 * @param basis what the rule rests on
 * @param thresholds default numbers by name; the SQL takes them from columns of {@code limits}, one row a filing
 * @param arithmetic whether its breaches are sums or ratios that a single slip of the pen may explain
 * @param sql a query that returns a row for each breach, with the columns of {@link RuleBook#COLUMNS}
 * @param notEvaluated a query for the filings the rule could not judge: submission_id, reason
 */
public record Rule(
        String id,
        Severity severity,
        String title,
        String titleEn,
        String basis,
        String description,
        Map<String, String> thresholds,
        boolean arithmetic,
        String sql,
        Optional<String> notEvaluated) {
    public Rule {
        thresholds = Map.copyOf(thresholds);
    }

    /** Where it stands in the mappings folder. */
    String file() {
        return "rules/" + id + ".sql";
    }
}
