package huizong.inbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What stood in the inbox at one moment.
 *
 * @param files regular files that may be filings, in the order of their paths
 * @param skipped what is there and is not taken, with why
 * @param unreachable why the folder could not be read; then nothing is known about its content
 */
public record Look(List<Seen> files, List<Skipped> skipped, Optional<String> unreachable) {
    public Look {
        files = List.copyOf(files);
        skipped = List.copyOf(skipped);
    }

    /**
     * A file.
     *
     * @param path as the file system gave it, whatever its name's encoding
     * @param relativePath below the inbox, with safe names and {@code /}
     * @param modified milliseconds, by the share's clock: only ever compared with itself
     */
    public record Seen(Path path, String relativePath, long size, long modified) {
        boolean isAs(Seen other) {
            return size == other.size && modified == other.modified;
        }
    }

    /** Why something is not taken. */
    public enum Why {
        /** A lock file of Office, a hidden or half-written file. */
        IGNORED_NAME,
        LINK,
        FOLDER_NAMED_LIKE_A_WORKBOOK,
        /** A pipe, a device, a socket. */
        NOT_A_FILE,
        /** Only said of folders named on the command line; what is dropped into an inbox is looked at whatever its name. */
        NOT_NAMED_LIKE_A_WORKBOOK,
        UNREADABLE
    }

    /** Something that is not taken. */
    public record Skipped(String relativePath, Why why) {}

    static Look unreachable(String reason) {
        return new Look(List.of(), List.of(), Optional.of(reason));
    }
}
