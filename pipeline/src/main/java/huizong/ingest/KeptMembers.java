package huizong.ingest;

import huizong.files.ContentHash;
import huizong.files.Durable;
import huizong.inbox.FileNames;
import huizong.workbook.guard.Limits;
import huizong.workbook.guard.UnreadableException;
import huizong.workbook.xlsx.ZipMembers;
import huizong.workbook.xlsx.ZipMembers.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The files of archives that were named on the command line. Each is kept beside the database under its content, since
 * it stands nowhere else by itself and has to be found again.
 */
public final class KeptMembers {
    private final Path folder;

    /** @param database beside which they are kept, where {@link Originals} are looked for */
    public KeptMembers(Path database) {
        this.folder = database.toAbsolutePath().resolveSibling("archive").resolve("opened");
    }

    /**
     * The files in an archive, by the order of their paths.
     *
     * @return empty where the file is to be read itself: it is no archive, or none that can be opened
     */
    Optional<List<Source>> of(Source archive) {
        if (!FileNames.isArchiveLike(archive.relativePath())) {
            return Optional.empty();
        }
        try {
            Optional<ZipMembers> opened = ZipMembers.of(archive.file(), Limits.configured());
            if (opened.isEmpty()) {
                return Optional.empty();
            }
            List<Source> sources = new ArrayList<>();
            try (ZipMembers zip = opened.get()) {
                for (Member member : zip.members()) {
                    Optional<String> path = FileNames.inArchive(archive.relativePath(), member.path());
                    if (path.isPresent()) {
                        sources.add(keep(zip, member, path.get(), archive));
                    }
                }
            }
            sources.sort(Comparator.comparing(Source::relativePath));
            return sources.isEmpty() ? Optional.empty() : Optional.of(sources);
        } catch (UnreadableException e) {
            return Optional.empty(); // read as a file, it is refused with the same code
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open " + archive.file(), e);
        }
    }

    private Source keep(ZipMembers zip, Member member, String path, Source archive) throws IOException {
        Files.createDirectories(folder);
        Path part = folder.resolve(".huizong-" + UUID.randomUUID() + ".tmp");
        Optional<UnreadableException> refusal = Optional.empty();
        try {
            try {
                Durable.write(part, out -> zip.copy(member, out));
            } catch (UnreadableException e) {
                refusal = Optional.of(e);
                Files.write(part, new byte[0]);
            }
            String sha256 = ContentHash.of(part);
            Path kept = folder.resolve(sha256).resolve(path.substring(path.lastIndexOf('/') + 1));
            if (!Files.isRegularFile(kept) || !ContentHash.of(kept).equals(sha256)) {
                Durable.move(part, kept);
            }
            return Source.member(kept, path, archive.receivedAt(), archive.file(), archive.coming(), refusal);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
