package huizong.inbox;

import huizong.inbox.Look.Seen;
import huizong.inbox.Look.Skipped;
import huizong.inbox.Look.Why;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lists a folder of filings without following links and without opening anything. */
public final class InboxWalk extends SimpleFileVisitor<Path> {
    private final Path inbox;
    private final List<Seen> files = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();

    private InboxWalk(Path inbox) {
        this.inbox = inbox;
    }

    /** What stands in a folder and below it. */
    public static Look of(Path inbox) {
        if (!Files.isDirectory(inbox, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(inbox)) {
            return Look.unreachable("no such folder");
        }
        InboxWalk walk = new InboxWalk(inbox);
        try {
            Files.walkFileTree(inbox, walk);
        } catch (IOException e) {
            return Look.unreachable(String.valueOf(e.getMessage()));
        }
        walk.files.sort(Comparator.comparing(Seen::relativePath));
        return new Look(walk.files, walk.skipped, Optional.empty());
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        if (folder.equals(inbox)) {
            return FileVisitResult.CONTINUE;
        }
        String name = String.valueOf(folder.getFileName());
        if (FileNames.isPassedOver(name)) {
            return skip(folder, Why.IGNORED_NAME);
        }
        return FileNames.isWorkbookLike(name)
                ? skip(folder, Why.FOLDER_NAMED_LIKE_A_WORKBOOK)
                : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (FileNames.isPassedOver(String.valueOf(file.getFileName()))) {
            return skip(file, Why.IGNORED_NAME);
        }
        if (attributes.isSymbolicLink()) {
            return skip(file, Why.LINK);
        }
        if (!attributes.isRegularFile()) {
            return skip(file, Why.NOT_A_FILE);
        }
        files.add(new Seen(
                file,
                relative(file),
                attributes.size(),
                attributes.lastModifiedTime().toMillis()));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
        if (file.equals(inbox)) {
            throw e;
        }
        return skip(file, Why.UNREADABLE);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, java.io.@org.jspecify.annotations.Nullable IOException e)
            throws IOException {
        if (e != null) {
            throw e; // a listing that broke off says nothing about what is missing from it
        }
        return FileVisitResult.CONTINUE;
    }

    private FileVisitResult skip(Path path, Why why) {
        skipped.add(new Skipped(relative(path), why));
        return FileVisitResult.SKIP_SUBTREE;
    }

    private String relative(Path path) {
        return FileNames.relative(inbox.relativize(path));
    }
}
