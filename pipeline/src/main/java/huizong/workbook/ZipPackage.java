package huizong.workbook;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Locale;
import java.util.Map;

/** The parts of a zipped workbook. */
final class ZipPackage {
    private final SeekableByteChannel channel;
    private final Budget budget;
    private final Map<String, ZipPart> parts;

    /** Reads a part's elements one after another. */
    interface PartParser<T> {
        T parse(XmlCursor xml) throws IOException;
    }

    ZipPackage(SeekableByteChannel channel, Budget budget) throws IOException {
        this.channel = channel;
        this.budget = budget;
        this.parts = ZipDirectory.read(channel, budget.limits());
    }

    boolean has(String name) {
        return parts.containsKey(name.toLowerCase(Locale.ROOT));
    }

    /**
     * Refuses a document type in any XML part, read here or not: other programs open what we hand on.
     *
     * @throws UnreadableException naming the part
     */
    void refuseDoctypes() throws IOException {
        for (ZipPart part : parts.values()) {
            String name = part.name().toLowerCase(Locale.ROOT);
            if (name.endsWith(".xml") || name.endsWith(".rels")) {
                try (PartStream in = new PartStream(channel, part, budget)) {
                    new XmlCursor(in, part.name(), budget).next();
                } catch (UnreadableException e) {
                    if (e.code().equals(XmlCursor.DOCTYPE)) {
                        throw e;
                    }
                    // any other damage matters only in a part whose content is read
                }
            }
        }
    }

    /** What a parser makes of a part, once the part has passed its checksum. */
    <T> T parse(String name, PartParser<T> parser) throws IOException {
        ZipPart part = parts.get(name.toLowerCase(Locale.ROOT));
        if (part == null) {
            throw UnreadableException.of(
                    "missing-part", "缺少内部部分 " + name, "the part " + name + " is missing", Advice.SAVE_AGAIN);
        }
        try (PartStream in = new PartStream(channel, part, budget)) {
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
    }
}
