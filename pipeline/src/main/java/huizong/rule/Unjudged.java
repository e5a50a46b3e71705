package huizong.rule;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The filings that some rules fail on: such a rule is run without them, and each is said to be not evaluated. */
public final class Unjudged {
    /** How the reason of every such filing begins in {@code qa.not_evaluated}. */
    public static final String FAILED = "计算失败：";

    private final Map<String, Map<String, String>> byRule = new HashMap<>();

    Unjudged() {}

    /** @return whether any of them is new */
    boolean add(Rule rule, Iterable<String> submissionIds, String reason) {
        boolean added = false;
        Map<String, String> known = byRule.computeIfAbsent(rule.id(), id -> new TreeMap<>());
        for (String id : submissionIds) {
            added |= known.putIfAbsent(id, reason) == null;
        }
        return added;
    }

    /** What a rule is to be run without: why, by submission. */
    Map<String, String> of(Rule rule) {
        return Map.copyOf(byRule.getOrDefault(rule.id(), Map.of()));
    }
}
