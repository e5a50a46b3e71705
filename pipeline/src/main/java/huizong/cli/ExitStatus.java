package huizong.cli;

/** What a command's exit status means. */
final class ExitStatus {
    static final int DONE = 0;
    static final int FINDINGS = 1;
    static final int USAGE = 2;
    static final int FAILURE = 3;
    static final int LOCKED = 4;
    static final int REFUSED = 5;

    private ExitStatus() {}
}
