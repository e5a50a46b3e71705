package huizong.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

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

    /** Removes what a run that was cut short had begun to write; only whoever holds the {@link FolderLock} may. */
    public void tidy() throws IOException {
        // an archive grows for years, but is only added to in its last month
        Path lastMonth = newest(newest(archive));
        for (Path folder : List.of(rejected, returns, work, lastMonth)) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            List<Path> unfinished;
            try (Stream<Path> files = Files.walk(folder)) {
                unfinished = files.filter(f -> FileNames.isUnfinished(String.valueOf(f.getFileName())))
                        .toList();
            }
            for (Path file : unfinished) {
                Files.delete(file);
            }
        }
    }

    /** The folder whose name comes last; the folder itself where it has none. */
    private static Path newest(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return folder;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isDirectory)
                    .max(Comparator.naturalOrder())
                    .orElse(folder);
        }
    }
}
