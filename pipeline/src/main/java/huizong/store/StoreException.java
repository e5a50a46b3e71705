package huizong.store;

/** The database failed: a full disk, a damaged file, a statement that does not hold. */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
