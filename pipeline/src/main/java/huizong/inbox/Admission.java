package huizong.inbox;

import huizong.files.ContentHash;
import huizong.inbox.Look.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Admits a file once two looks, a settle time apart by our own clock, found the same size, modification time and
 * content. The share's clock may be wrong and its events may be lost; neither matters here.
 */
public final class Admission {
    private record First(Seen seen, String sha256, long nanos) {}

    private final long settleNanos;
    private final Spool spool;
    private final Map<Path, First> waiting = new HashMap<>();
    private final Set<Path> unreadable = new HashSet<>();
    private final Set<Path> open = new HashSet<>();

    public Admission(Duration settle, Spool spool) {
        this.settleNanos = settle.toNanos();
        this.spool = spool;
    }

    /** How many files have been seen and are not admitted yet. */
    public int waiting() {
        return waiting.size();
    }

    /**
     * Compares a look with the earlier ones and copies what has settled into the spool.
     *
     * @param nanos a clock that only goes forward, like {@link System#nanoTime}
     * @param most how many files to take at once; the rest stay for the next look
     */
    public List<Spooled> admit(Look look, long nanos, int most) throws IOException {
        Set<Path> present = new HashSet<>();
        List<Spooled> admitted = new ArrayList<>();
        for (Seen seen : look.files()) {
            present.add(seen.path());
            if (FileNames.isOpen(seen.path())) {
                open.add(seen.path());
                waiting.remove(seen.path()); // what is saved at last has to stand still again
                continue;
            }
            open.remove(seen.path());
            First first = waiting.get(seen.path());
            if (first == null || !first.seen().isAs(seen)) {
                begin(seen, nanos);
            } else if (nanos - first.nanos() >= settleNanos && admitted.size() < most) {
                Optional<Spooled> copy = take(first);
                if (copy.isPresent()) {
                    waiting.remove(seen.path());
                    admitted.add(copy.get());
                } else {
                    begin(seen, nanos);
                }
            }
        }
        if (look.unreachable().isEmpty()) {
            waiting.keySet().retainAll(present);
            unreadable.retainAll(present);
            open.retainAll(present);
        }
        return admitted;
    }

    /** Files that are there and cannot be opened, by somebody's lock or for want of a right. */
    public List<Path> unreadable() {
        return List.copyOf(unreadable);
    }

    /** Files that somebody is working on. */
    public List<Path> open() {
        return List.copyOf(open);
    }

    private void begin(Seen seen, long nanos) {
        waiting.remove(seen.path());
        try {
            waiting.put(seen.path(), new First(seen, ContentHash.of(seen.path()), nanos));
            unreadable.remove(seen.path());
        } catch (IOException e) {
            unreadable.add(seen.path()); // still being written, or locked: the next look tries again
        }
    }

    /** Empty where the file changed under our hands. */
    private Optional<Spooled> take(First first) throws IOException {
        Optional<Path> copy = spool.copy(first.seen().path());
        if (copy.isEmpty()) {
            return Optional.empty();
        }
        String sha256 = ContentHash.of(copy.get());
        if (!sha256.equals(first.sha256()) || !isUnchanged(first.seen())) {
            Files.delete(copy.get());
            return Optional.empty();
        }
        return Optional.of(spool.keep(
                copy.get(), sha256, first.seen().relativePath(), first.seen().path()));
    }

    static boolean isUnchanged(Seen seen) {
        try {
            BasicFileAttributes now =
                    Files.readAttributes(seen.path(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return now.isRegularFile()
                    && now.size() == seen.size()
                    && now.lastModifiedTime().toMillis() == seen.modified();
        } catch (IOException e) {
            return false;
        }
    }
}
