package huizong.consolidate;

/** A period that is closed (审定) and takes no further consolidation. */
public final class PeriodLockedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String chinese;

    PeriodLockedException(Period period, int consolidationId, String lockedAt) {
        super(period + " was signed and closed on consolidation " + consolidationId + " at " + lockedAt
                + " and takes no further one; consolidate corrections in a later period");
        this.chinese = period + " 已于 " + lockedAt + " 审定（第 " + consolidationId + " 次汇总），不能再汇总。有更正的，请汇总到以后的期间。";
    }

    /** The same for people in the bureau. */
    public String chinese() {
        return chinese;
    }
}
