package huizong.consolidate;

/** A table, column or key that does not lead to one figure. */
public final class TraceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String chinese;

    TraceException(String chinese, String english) {
        super(english);
        this.chinese = chinese;
    }

    /** The same in Chinese. */
    public String chinese() {
        return chinese;
    }
}
