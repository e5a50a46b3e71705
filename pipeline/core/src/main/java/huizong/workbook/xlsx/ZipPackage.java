package huizong.workbook.xlsx;

import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.Inflater;

/** The parts of a zipped workbook. */
public final class ZipPackage implements AutoCloseable {
    /** Parts up to this many bytes are inflated and verified before they are parsed, which is faster. */
    private static final long SMALL = 1 << 20;

    private final SeekableByteChannel channel;
    private final Budget budget;
    private final Map<String, ZipPart> parts;
    private final Set<ZipPart> parsed = new HashSet<>();
    private final Inflater inflater = new Inflater(true);

    /** Reads a part's elements one after another. */
    public interface PartParser<T> {
        T parse(XmlCursor xml) throws IOException;
    }

    public ZipPackage(SeekableByteChannel channel, Budget budget) throws IOException {
        this.channel = channel;
        this.budget = budget;
        this.parts = ZipDirectory.read(channel, budget.limits());
    }

    public boolean has(String name) {
        return parts.containsKey(name.toLowerCase(Locale.ROOT));
    }

    /** Bytes the largest part inflates to, as the directory says. */
    long largest() {
        return parts.values().stream().mapToLong(ZipPart::size).max().orElse(0);
    }

    /** Bytes a part inflates to, as the directory says. */
    long size(String name) {
        return part(name).size();
    }

    private ZipPart part(String name) {
        ZipPart part = parts.get(name.toLowerCase(Locale.ROOT));
        if (part == null) {
            throw UnreadableException.of(
                    "missing-part", "缺少内部部分 " + name, "the part " + name + " is missing", Advice.SAVE_AGAIN);
        }
        return part;
    }

    /** What a parser makes of the beginning of a part, which nothing vouches for. */
    public <T> T peek(String name, PartParser<T> parser) throws IOException {
        return parser.parse(new XmlCursor(new PartStream(channel, part(name), inflater, budget), name, budget));
    }

    /** What a parser makes of a part, once the part has passed its checksum. */
    public <T> T parse(String name, PartParser<T> parser) throws IOException {
        ZipPart part = part(name);
        parsed.add(part);
        PartStream in = new PartStream(channel, part, inflater, budget);
        if (part.size() <= SMALL) {
            byte[] bytes = new byte[(int) part.size()];
            in.readNBytes(bytes, 0, bytes.length);
            in.verify();
            return parser.parse(new XmlCursor(new ByteArrayInputStream(bytes), name, budget));
        }
        try {
            T result = parser.parse(new XmlCursor(in, name, budget));
            in.verify();
            return result;
        } catch (UnreadableException e) {
            // bytes that were altered on the way explain whatever they led to
            in.verify();
            throw e;
        }
    }

    /**
     * Refuses a document type in any XML part that was not parsed: other programs open what we hand on.
     *
     * @throws UnreadableException naming the part
     */
    public void refuseDoctypes() throws IOException {
        for (ZipPart part : parts.values()) {
            String name = part.name().toLowerCase(Locale.ROOT);
            if (!parsed.contains(part) && (name.endsWith(".xml") || name.endsWith(".rels"))) {
                try {
                    new XmlCursor(new PartStream(channel, part, inflater, budget), part.name(), budget).next();
                } catch (UnreadableException e) {
                    if (e.code().equals(XmlCursor.DOCTYPE)) {
                        throw e;
                    }
                    // any other damage matters only in a part whose content is read
                }
            }
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
