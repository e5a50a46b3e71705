package huizong.store;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Another process has the database open. */
public final class StoreLockedException extends StoreException {
    private static final long serialVersionUID = 1L;

    /** What DuckDB says of a lock on Linux and on Windows: the program and its number. */
    private static final Pattern HOLDER =
            Pattern.compile("(?:lock is held in|already open in)\\s+(\\S[^\\n]*?)\\s+\\(PID ([0-9]+)\\)");

    /** The process that has it open. */
    public record Holder(String program, String pid) {}

    /** @param message names the file and, where it is known, who holds it */
    public StoreLockedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Who holds the database, where the system tells. */
    public Optional<Holder> holder() {
        Matcher holder = HOLDER.matcher(String.valueOf(getMessage()));
        return holder.find() ? Optional.of(new Holder(holder.group(1), holder.group(2))) : Optional.empty();
    }
}
