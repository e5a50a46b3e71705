package huizong.rule;

import huizong.store.StoreException;

/** A rule that compiles fails on what is on file: somewhere a figure is too large for it, or a text not what it expects. */
final class RuleFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Rule rule;

    RuleFailedException(Rule rule, StoreException cause) {
        super(cause.getMessage(), cause);
        this.rule = rule;
    }

    Rule rule() {
        return rule;
    }

    /** Whether a statement failed on the data it met, not on how it is written, and not on the machine. */
    static boolean isOfData(StoreException e) {
        return String.valueOf(e.getMessage())
                .matches("(?s)(Out of Range|Conversion|Invalid Input|Mismatch Type|Constraint) Error.*");
    }

    /** DuckDB's reason without its advice. */
    String reason() {
        return String.valueOf(getMessage()).lines().findFirst().orElse("").replaceAll("\\. You might want.*", "");
    }
}
