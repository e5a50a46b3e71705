package huizong.store;

import java.util.List;

/** The database failed: a full disk, a damaged file, a statement that does not hold. */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** DuckDB's words where it is the disk, the memory or the database itself that failed. */
    private static final List<String> OF_THE_MACHINE = List.of(
            "IO Error",
            "FATAL",
            "INTERNAL Error",
            "Out of Memory",
            "invalidated",
            "No space left",
            "Connection Error",
            "was closed");

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether the machine is at fault, and not what was to be stored or asked. */
    public boolean isOfTheMachine() {
        String message = String.valueOf(getMessage());
        return OF_THE_MACHINE.stream().anyMatch(message::contains);
    }
}
