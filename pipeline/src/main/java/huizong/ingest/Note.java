package huizong.ingest;

/**
 * Something to say of a file beside what became of it.
 *
 * @param about what it is about
 * @param chinese what is the matter and what to do
 * @param english the same in English
 */
public record Note(About about, String chinese, String english) {
    public enum About {
        /** A filing of it waits for a bureau's decision. */
        HELD,
        /** Another file took its place. */
        REPLACED,
        /** Somebody has it open. */
        OPEN
    }
}
