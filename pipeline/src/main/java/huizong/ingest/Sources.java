package huizong.ingest;

import huizong.inbox.FileNames;
import huizong.inbox.InboxWalk;
import huizong.inbox.Look;
import huizong.inbox.Look.Skipped;
import huizong.inbox.Look.Why;
import huizong.text.UsageException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is named on the command line: files, and the workbooks in folders and archives in the order of their paths.
 *
 * @param skipped what stands in the folders and is not read
 */
public record Sources(List<Source> files, List<Skipped> skipped) {
    /** Files that somebody has open: what is read is what was saved last. */
    public List<String> open() {
        return files.stream()
                .filter(f -> FileNames.isOpen(f.file()))
                .map(Source::relativePath)
                .toList();
    }

    /** @throws UsageException where there is no such file or folder, or it cannot be listed */
    public static Sources in(List<Path> paths, KeptMembers archives) {
        List<Source> files = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        Instant now = Instant.now();
        for (Path path : paths) {
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new UsageException("没有这个文件或文件夹：" + path, "no such file or folder: " + path);
            }
            if (!Files.isDirectory(path)) {
                Source file = Source.named(path, now);
                files.addAll(archives.of(file).orElseGet(() -> List.of(file)));
                continue;
            }
            Look look = InboxWalk.of(path);
            if (look.unreachable().isPresent()) {
                throw new UsageException(
                        "文件夹无法读取：" + look.unreachable().get(),
                        "cannot read the folder: " + look.unreachable().get());
            }
            skipped.addAll(look.skipped());
            for (Look.Seen seen : look.files()) {
                Source file = Source.standing(seen.path(), seen.relativePath(), now);
                if (FileNames.isArchiveLike(seen.relativePath())) {
                    files.addAll(archives.of(file).orElseGet(() -> List.of(file)));
                } else if (FileNames.isWorkbookLike(seen.relativePath())) {
                    files.add(file);
                } else {
                    skipped.add(new Skipped(seen.relativePath(), Why.NOT_NAMED_LIKE_A_WORKBOOK));
                }
            }
        }
        return new Sources(files, skipped);
    }
}
