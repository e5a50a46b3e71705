package huizong.consolidate;

/** A consolidation whose divisions do not add up; nothing of it is kept. */
public final class UnbalancedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnbalancedException(String message) {
        super(message);
    }
}
