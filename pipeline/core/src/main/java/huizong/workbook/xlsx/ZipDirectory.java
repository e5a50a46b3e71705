package huizong.workbook.xlsx;

import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Limit;
import huizong.workbook.guard.Limits;
import huizong.workbook.guard.UnreadableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads the directory at the end of a zip and holds every entry against its own header. Libraries trust one or the
 * other; a file in which they differ, or in which entries overlap, shows different content to different programs.
 */
final class ZipDirectory {
    private static final int CENTRAL = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL_LENGTH = 46;
    private static final int LOCAL_LENGTH = 30;
    private static final long LARGEST = 64L << 20;

    private final ZipBytes bytes;
    private final Limits limits;

    /** An entry as the directory has it. */
    private record Listed(
            String name, byte[] rawName, int flags, int method, long crc, long packed, long size, long header) {}

    /**
     * An entry of a zip in which each stands for itself.
     *
     * @param name with forward slashes
     * @param part empty where it is refused
     * @param refusal empty where it is sound as far as the directory tells
     */
    record Entry(String name, Optional<ZipPart> part, Optional<UnreadableException> refusal) {}

    private ZipDirectory(SeekableByteChannel channel, Limits limits) throws IOException {
        this.bytes = new ZipBytes(channel);
        this.limits = limits;
    }

    /** The entries by their names in lower case; one that is not sound is the refusal of all. */
    static Map<String, ZipPart> read(SeekableByteChannel channel, Limits limits) throws IOException {
        ZipDirectory directory = new ZipDirectory(channel, limits);
        ZipEnd.Extent extent = directory.checkedExtent();
        return directory.parts(directory.listed(extent), extent.offset());
    }

    /** The entries in the order of the directory, each refused alone. */
    static List<Entry> entries(SeekableByteChannel channel, Limits limits) throws IOException {
        ZipDirectory directory = new ZipDirectory(channel, limits);
        ZipEnd.Extent extent = directory.checkedExtent();
        return directory.entries(directory.listed(extent), extent.offset());
    }

    private ZipEnd.Extent checkedExtent() throws IOException {
        ZipEnd.Extent extent = ZipEnd.find(bytes);
        if (extent.count() > limits.of(Limit.ENTRIES)) {
            throw refused(
                    "too-many-entries",
                    "压缩包内有 " + extent.count() + " 个部分，超过 " + limits.of(Limit.ENTRIES) + " 个",
                    "it has " + extent.count() + " parts, more than " + limits.of(Limit.ENTRIES));
        }
        if (extent.size() > LARGEST) {
            throw ZipEnd.misplaced();
        }
        return extent;
    }

    private List<Listed> listed(ZipEnd.Extent extent) throws IOException {
        ByteBuffer central = bytes.read(extent.offset(), (int) extent.size());
        List<Listed> listed = new ArrayList<>();
        int at = 0;
        while (at < central.limit()) {
            if (central.limit() - at < CENTRAL_LENGTH || central.getInt(at) != CENTRAL) {
                throw damaged("压缩目录已损坏", "its zip directory is damaged");
            }
            int nameLength = ZipBytes.u16(central, at + 28);
            int extraLength = ZipBytes.u16(central, at + 30);
            int length = CENTRAL_LENGTH + nameLength + extraLength + ZipBytes.u16(central, at + 32);
            if (length > central.limit() - at) {
                throw damaged("压缩目录已损坏", "its zip directory is damaged");
            }
            byte[] rawName = new byte[nameLength];
            central.get(at + CENTRAL_LENGTH, rawName);
            byte[] extra = new byte[extraLength];
            central.get(at + CENTRAL_LENGTH + nameLength, extra);
            long[] sizes = {
                ZipBytes.u32(central, at + 24), ZipBytes.u32(central, at + 20), ZipBytes.u32(central, at + 42)
            };
            widen(central, at + CENTRAL_LENGTH + nameLength, extraLength, sizes);
            boolean utf8 = (ZipBytes.u16(central, at + 8) & 0x800) != 0;
            listed.add(new Listed(
                    ZipName.of(rawName, utf8, extra),
                    rawName,
                    ZipBytes.u16(central, at + 8),
                    ZipBytes.u16(central, at + 10),
                    ZipBytes.u32(central, at + 16),
                    sizes[1],
                    sizes[0],
                    sizes[2]));
            if (listed.size() > limits.of(Limit.ENTRIES)) {
                throw refused("too-many-entries", "压缩包内部分过多", "it has too many parts");
            }
            at += length;
        }
        if (listed.size() != extent.count()) {
            throw damaged("压缩目录的条数不符", "its zip directory has not as many entries as it says");
        }
        return listed;
    }

    /** Takes from the zip64 field those of size, packed size and offset that do not fit into 32 bits. */
    private static void widen(ByteBuffer central, int from, int length, long[] sizes) {
        int at = from;
        while (at + 4 <= from + length) {
            int id = ZipBytes.u16(central, at);
            int end = Math.min(at + 4 + ZipBytes.u16(central, at + 2), from + length);
            int value = at + 4;
            for (int i = 0; id == 1 && i < sizes.length; i++) {
                if (sizes[i] == ZipBytes.MAX_32 && value + 8 <= end) {
                    sizes[i] = central.getLong(value);
                    value += 8;
                }
            }
            at = end;
        }
    }

    private Map<String, ZipPart> parts(List<Listed> listed, long directory) throws IOException {
        Map<String, ZipPart> parts = new HashMap<>();
        List<Listed> inOrder = new ArrayList<>(listed);
        inOrder.sort(Comparator.comparingLong(Listed::header));
        long free = 0;
        for (Listed entry : inOrder) {
            ZipPart part = part(entry, free, directory);
            free = part.data() + part.packed();
            if (parts.put(part.name().toLowerCase(Locale.ROOT), part) != null) {
                throw refused("duplicate-entry", "内部部分重名：" + part.name(), "two parts are called " + part.name());
            }
        }
        return parts;
    }

    private List<Entry> entries(List<Listed> listed, long directory) throws IOException {
        Map<Listed, Entry> entries = new IdentityHashMap<>();
        List<Listed> inOrder = new ArrayList<>(listed);
        inOrder.sort(Comparator.comparingLong(Listed::header));
        long free = 0;
        for (Listed entry : inOrder) {
            Optional<ZipPart> part = Optional.empty();
            Optional<UnreadableException> refusal = Optional.empty();
            try {
                part = Optional.of(part(entry, free, directory));
                free = part.get().data() + part.get().packed();
            } catch (UnreadableException e) {
                refusal = Optional.of(e);
            }
            entries.put(entry, new Entry(entry.name(), part, refusal));
        }
        return listed.stream().map(entries::get).map(Objects::requireNonNull).toList();
    }

    /** @param free from where on the bytes of the file belong to no other entry */
    private ZipPart part(Listed entry, long free, long directory) throws IOException {
        check(entry);
        if (entry.header() < free) {
            throw refused(
                    "overlapping-entries",
                    "内部部分 " + entry.name() + " 与其他部分重叠",
                    "the part " + entry.name() + " overlaps another");
        }
        ZipPart part = located(entry);
        if (part.packed() < 0 || part.size() < 0 || part.data() + part.packed() > directory) {
            throw damaged("内部部分 " + entry.name() + " 不完整", "the part " + entry.name() + " is cut off");
        }
        return part;
    }

    private static void check(Listed entry) {
        String name = entry.name();
        if (name.startsWith("/") || name.indexOf('\0') >= 0 || ("/" + name + "/").contains("/../")) {
            throw refused("bad-entry-name", "内部路径越界：" + name, "the part name leaves the package: " + name);
        }
        if ((entry.flags() & 0x41) != 0) {
            throw UnreadableException.of(
                    "encrypted-entry",
                    "压缩包有密码，内部部分 " + name + " 已加密",
                    "the part " + name + " of the zip is encrypted",
                    Advice.REPACK);
        }
        if (entry.method() != 0 && entry.method() != 8) {
            throw refused(
                    "unknown-compression",
                    "内部部分 " + name + " 的压缩方法 " + entry.method() + " 不是工作簿所用",
                    "the part " + name + " is compressed by method " + entry.method() + ", which no workbook uses");
        }
    }

    /** The entry's bytes, once its own header says the same of them as the directory. */
    private ZipPart located(Listed entry) throws IOException {
        if (entry.header() < 0 || entry.header() > bytes.size() - LOCAL_LENGTH) {
            throw damaged("内部部分 " + entry.name() + " 不完整", "the part " + entry.name() + " is cut off");
        }
        int length = (int) Math.min(LOCAL_LENGTH + entry.rawName().length, bytes.size() - entry.header());
        ByteBuffer local = bytes.read(entry.header(), length);
        boolean stored = entry.method() == 0;
        boolean same = local.getInt(0) == LOCAL
                && ZipBytes.u16(local, 8) == entry.method()
                && (ZipBytes.u16(local, 6) & 0x41) == 0
                && ZipBytes.u16(local, 26) == entry.rawName().length
                && length == LOCAL_LENGTH + entry.rawName().length
                && Arrays.equals(local.array(), LOCAL_LENGTH, length, entry.rawName(), 0, entry.rawName().length)
                && !(stored && entry.packed() != entry.size());
        boolean sizesFollow = same && (ZipBytes.u16(local, 6) & 8) != 0;
        if (!same || !(sizesFollow || sameSizes(local, entry))) {
            throw refused(
                    "header-mismatch",
                    "内部部分 " + entry.name() + " 的名称、大小与压缩目录不符",
                    "the part " + entry.name() + " has another name or size than the zip directory says");
        }
        return new ZipPart(
                entry.name(),
                stored,
                entry.crc(),
                entry.packed(),
                entry.size(),
                entry.header() + LOCAL_LENGTH + ZipBytes.u16(local, 26) + ZipBytes.u16(local, 28));
    }

    private static boolean sameSizes(ByteBuffer local, Listed entry) {
        long packed = ZipBytes.u32(local, 18);
        long size = ZipBytes.u32(local, 22);
        return ZipBytes.u32(local, 14) == entry.crc()
                && (packed == entry.packed() || packed == ZipBytes.MAX_32)
                && (size == entry.size() || size == ZipBytes.MAX_32);
    }

    static UnreadableException damaged(String chinese, String english) {
        return UnreadableException.of("damaged-zip", chinese, english, Advice.COPY_AGAIN);
    }

    private static UnreadableException refused(String code, String chinese, String english) {
        return UnreadableException.of(code, chinese, english, Advice.SAVE_AGAIN);
    }
}
