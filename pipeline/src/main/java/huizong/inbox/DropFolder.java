package huizong.inbox;

import java.nio.file.Path;

/**
 * The folders around an inbox.
 *
 * @param inbox where units drop their files
 * @param archive what was taken in: {@code YYYY/MM/<sha8>-<name>}
 * @param rejected what was refused, each with its {@code .reason.json}
 * @param returns marked copies of what was taken in and has findings
 * @param work our own: the spool and the lock
 */
public record DropFolder(Path inbox, Path archive, Path rejected, Path returns, Path work) {
    /** @param desk the folder that holds archive, rejected and returns; one file system, or moves are not atomic */
    public static DropFolder of(Path inbox, Path desk) {
        Path at = desk.toAbsolutePath().normalize();
        return new DropFolder(
                inbox.toAbsolutePath().normalize(),
                at.resolve("archive"),
                at.resolve("rejected"),
                at.resolve("returns"),
                at.resolve(".huizong"));
    }

    public Path spool() {
        return work.resolve("spool");
    }

    /** What stands in the inbox now. */
    public Look look() {
        return InboxWalk.of(inbox);
    }
}
