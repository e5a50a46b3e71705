package huizong.ingest;

import huizong.inbox.FileNames;
import huizong.inbox.Spool;
import huizong.inbox.Spooled;
import huizong.workbook.guard.Limits;
import huizong.workbook.guard.UnreadableException;
import huizong.workbook.xlsx.ZipMembers;
import huizong.workbook.xlsx.ZipMembers.Member;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A batch of dropped files with its archives opened: each of their files is a file of its own in the spool, and stays
 * one for good. Cut off, the archive is still there and is opened once more to the same files.
 *
 * @param files to take
 * @param refusals by their copies, why some could not be had
 * @param archives that were opened, and are kept once their files are
 */
public record SpooledMembers(List<Spooled> files, Map<Path, UnreadableException> refusals, List<Spooled> archives) {
    public static SpooledMembers of(List<Spooled> batch, Spool spool) throws IOException {
        Map<Path, Spooled> files = new LinkedHashMap<>();
        Map<Path, UnreadableException> refusals = new HashMap<>();
        List<Spooled> archives = new ArrayList<>();
        for (Spooled file : batch) {
            Optional<ZipMembers> zip = opened(file);
            if (zip.isEmpty()) {
                files.put(file.copy(), file);
                continue;
            }
            int before = files.size();
            try (ZipMembers members = zip.get()) {
                for (Member member : members.members()) {
                    Optional<String> path = FileNames.inArchive(file.relativePath(), member.path());
                    if (path.isPresent()) {
                        Spooled kept = keep(members, member, path.get(), spool, refusals);
                        files.put(kept.copy(), kept);
                    }
                }
            }
            if (files.size() == before) {
                files.put(file.copy(), file); // nothing in it counts
            } else {
                archives.add(file);
            }
        }
        return new SpooledMembers(List.copyOf(files.values()), refusals, archives);
    }

    /** A file of the batch as it is to be taken. */
    public Source source(Spooled file) {
        return Source.of(file, Optional.ofNullable(refusals.get(file.copy())));
    }

    /** Empty where a file is to be read itself: it is no archive, or none that can be opened. */
    private static Optional<ZipMembers> opened(Spooled file) throws IOException {
        try {
            return FileNames.isArchiveLike(file.name())
                    ? ZipMembers.of(file.copy(), Limits.configured())
                    : Optional.empty();
        } catch (UnreadableException e) {
            return Optional.empty(); // read as a file, it is refused with the same code
        }
    }

    private static Spooled keep(
            ZipMembers zip, Member member, String path, Spool spool, Map<Path, UnreadableException> refusals)
            throws IOException {
        try {
            return spool.keep(out -> zip.copy(member, out), path);
        } catch (UnreadableException e) {
            Spooled empty = spool.keep(out -> {}, path);
            refusals.put(empty.copy(), e);
            return empty;
        }
    }
}
