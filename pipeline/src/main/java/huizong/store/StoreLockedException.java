package huizong.store;

/** Another process has the database open. */
public final class StoreLockedException extends StoreException {
    private static final long serialVersionUID = 1L;

    /** @param message names the file and, where it is known, who holds it */
    public StoreLockedException(String message, Throwable cause) {
        super(message, cause);
    }
}
