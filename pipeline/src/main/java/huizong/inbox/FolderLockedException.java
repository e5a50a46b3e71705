package huizong.inbox;

/** Another process watches the same drop folder. */
public final class FolderLockedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message names the folder and who holds it */
    public FolderLockedException(String message) {
        super(message);
    }
}
