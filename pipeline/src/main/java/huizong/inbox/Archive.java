package huizong.inbox;

import huizong.files.ContentHash;
import huizong.files.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Where files go for good: what was taken in to the archive, what was refused to {@code rejected/}. */
public final class Archive {
    private final DropFolder folders;
    private final Spool spool;

    public Archive(DropFolder folders, Spool spool) {
        this.folders = folders;
        this.spool = spool;
    }

    /** Where a file is to be kept; never a place another content has. */
    public Path placeFor(Spooled file, boolean rejected) throws IOException {
        return rejected ? rejectedPlace(file) : archivedPlace(file.sha256(), file.name(), file.receivedAt());
    }

    private Path archivedPlace(String sha256, String name, Instant at) throws IOException {
        ZonedDateTime date = at.atZone(ZoneId.systemDefault());
        Path month = folders.archive()
                .resolve(String.format("%04d", date.getYear()))
                .resolve(String.format("%02d", date.getMonthValue()));
        Path place = month.resolve(sha256.substring(0, 8) + "-" + name);
        return isFreeFor(place, sha256) ? place : month.resolve(sha256 + "-" + name);
    }

    private Path rejectedPlace(Spooled file) throws IOException {
        Path place = folders.rejected().resolve(file.relativePath());
        return isFreeFor(place, file.sha256()) && !FileNames.isLikeOurs(file.name())
                ? place
                : place.resolveSibling(
                        FileNames.suffixed(file.name(), "-" + file.sha256().substring(0, 8)));
    }

    private static boolean isFreeFor(Path place, String sha256) throws IOException {
        return !Files.exists(place, LinkOption.NOFOLLOW_LINKS)
                || (Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)
                        && ContentHash.of(place).equals(sha256));
    }

    /** The last step: the copy to its place, the original out of the inbox unless something new stands there. */
    public void settle(Spooled file, Path place) throws IOException {
        if (Files.exists(file.copy())) {
            Durable.move(file.copy(), place);
        }
        spool.tidy(file.copy());
        if (Files.isRegularFile(file.original(), LinkOption.NOFOLLOW_LINKS)
                && ContentHash.of(file.original()).equals(file.sha256())) {
            Files.delete(file.original());
        }
    }
}
