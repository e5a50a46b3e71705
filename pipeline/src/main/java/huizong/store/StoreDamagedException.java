package huizong.store;

/** The database file or its log is not what was written there: a disk error, a file cut short or overwritten. */
public final class StoreDamagedException extends StoreException {
    private static final long serialVersionUID = 1L;

    /** @param message names the file and what is wrong with it */
    public StoreDamagedException(String message, Throwable cause) {
        super(message, cause);
    }
}
