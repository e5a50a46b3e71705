package huizong.workbook.xlsx;

import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.Limit;
import huizong.workbook.guard.Limits;
import huizong.workbook.guard.UnreadableException;
import huizong.workbook.xlsx.ZipDirectory.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Inflater;

/**
 * The files in a .zip that was filed as a folder is. Each is handed on alone, within the limits of a workbook for all of
 * them together, and a bad one is refused alone. Nothing is ever written where an entry's name says.
 */
public final class ZipMembers implements AutoCloseable {
    private static final int CHUNK = 1 << 14;
    private static final Set<String> PACKAGES =
            Set.of("[content_types].xml", "_rels/.rels", "meta-inf/manifest.xml", "mimetype");

    private final SeekableByteChannel channel;
    private final Budget budget;
    private final Inflater inflater = new Inflater(true);
    private final List<Member> members = new ArrayList<>();

    /** A file in the archive. */
    public static final class Member {
        private final String path;
        private final Optional<ZipPart> part;
        private final Optional<UnreadableException> refusal;

        private Member(String path, Optional<ZipPart> part, Optional<UnreadableException> refusal) {
            this.path = path;
            this.part = part;
            this.refusal = refusal;
        }

        /** As its packer named it, with {@code /}; not to be trusted. */
        public String path() {
            return path;
        }
    }

    private ZipMembers(Path file, Limits limits) throws IOException {
        this.channel = Files.newByteChannel(file);
        this.budget = new Budget(limits);
        try {
            Set<String> paths = new HashSet<>();
            for (Entry entry : ZipDirectory.entries(channel, limits)) {
                String path = entry.name();
                if (!path.endsWith("/")) {
                    members.add(new Member(
                            path, entry.part(), paths.add(path) ? entry.refusal() : Optional.of(repeated(path))));
                }
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Opens a file that was filed for a zip of others.
     *
     * @return empty where it is no zip, or one that is itself a document: a workbook, whatever its name says
     * @throws UnreadableException where it is a zip that cannot be read, or past a limit
     */
    public static Optional<ZipMembers> of(Path file, Limits limits) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > limits.of(Limit.FILE_SIZE) || !isZip(file)) {
            return Optional.empty();
        }
        ZipMembers opened = new ZipMembers(file, limits);
        if (opened.members.isEmpty()
                || opened.members.stream().anyMatch(m -> PACKAGES.contains(m.path.toLowerCase(Locale.ROOT)))) {
            opened.close();
            return Optional.empty();
        }
        return Optional.of(opened);
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(4);
            return head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] < ' ' && head[3] < ' ';
        }
    }

    /** In the order of the archive's directory. */
    public List<Member> members() {
        return List.copyOf(members);
    }

    /**
     * Writes a member's bytes.
     *
     * @throws UnreadableException where they are encrypted, damaged, not those that were packed, or too many; what was
     *     written by then is worth nothing
     */
    public void copy(Member member, OutputStream out) throws IOException {
        if (member.refusal.isPresent()) {
            throw member.refusal.get();
        }
        PartStream in = new PartStream(channel, member.part.orElseThrow(), inflater, budget);
        byte[] chunk = new byte[CHUNK];
        for (int n = in.read(chunk, 0, CHUNK); n >= 0; n = in.read(chunk, 0, CHUNK)) {
            out.write(chunk, 0, n);
        }
        in.verify();
    }

    private static UnreadableException repeated(String path) {
        return UnreadableException.of(
                "duplicate-entry", "压缩包里有两个文件都叫 " + path, "two files in the archive are called " + path, Advice.REPACK);
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        channel.close();
    }
}
