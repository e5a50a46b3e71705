package huizong.ingest;

import huizong.extract.Extraction;
import huizong.store.load.WorkbookFile;

/**
 * A file read and understood, before the database is asked about it.
 *
 * @param workbookId SHA-256 of the content; empty where it could not be read at all
 */
record Prepared(Source source, String workbookId, long sizeBytes, Content content) {
    /** What reading came to. */
    sealed interface Content {}

    /** The content is in the database already and was not read again. */
    record Known() implements Content {}

    /** @param format {@code xlsx}, {@code xls} … */
    record Understood(String format, Extraction extraction) implements Content {}

    /**
     * Nothing in it can be loaded.
     *
     * @param format empty where not even that could be told
     */
    record Unreadable(String format, String code, String chinese, String english) implements Content {}

    /** How many values were read, the rest of a long list left out. */
    int figures() {
        return content instanceof Understood understood
                ? understood.extraction().submissions().stream()
                        .flatMap(s -> s.rows().stream())
                        .mapToInt(r -> r.facts().size())
                        .sum()
                : 0;
    }

    /** Whether a form is a list too long to hold in memory, the rest of which is read when it is loaded. */
    boolean isLong() {
        return content instanceof Understood understood
                && understood.extraction().submissions().stream()
                        .anyMatch(s -> s.list().isPresent());
    }

    WorkbookFile file() {
        String format = content instanceof Understood understood
                ? understood.format()
                : content instanceof Unreadable unreadable ? unreadable.format() : "";
        return new WorkbookFile(
                workbookId,
                source.name(),
                source.relativePath(),
                format,
                sizeBytes,
                source.receivedAt(),
                source.modifiedAt());
    }
}
