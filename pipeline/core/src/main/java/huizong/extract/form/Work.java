package huizong.extract.form;

/**
 * Counts what extraction looks at, label by label and cell by cell, and asks from time to time whether the file has had
 * its time. The count does not depend on the machine.
 */
public final class Work {
    private static final long BETWEEN = 10_000;

    private final Runnable checkpoint;
    private long looks;
    private long next = BETWEEN;

    /** @param checkpoint is run every {@value #BETWEEN} looks; throws where it is time to stop */
    public Work(Runnable checkpoint) {
        this.checkpoint = checkpoint;
    }

    /** Work that is never stopped. */
    public static Work unlimited() {
        return new Work(() -> {});
    }

    /** Notes that so many labels or cells were looked at. */
    void look(long more) {
        looks += more;
        if (looks >= next) {
            next = looks + BETWEEN;
            checkpoint.run();
        }
    }

    /** How many labels and cells were looked at so far. */
    public long looks() {
        return looks;
    }
}
