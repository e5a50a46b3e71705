package huizong.workbook.xlsx;

import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Limit;
import huizong.workbook.guard.Limits;
import huizong.workbook.guard.UnreadableException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the directory at the end of a zip and holds every entry against its own header. Libraries trust one or the
 * other; a file in which they differ, or in which entries overlap, shows different content to different programs.
 */
final class ZipDirectory {
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int END_LENGTH = 22;
    private static final int CENTRAL_LENGTH = 46;
    private static final int LOCAL_LENGTH = 30;
    private static final long MAX_32 = 0xFFFFFFFFL;
    private static final long LARGEST = 64L << 20;

    private final SeekableByteChannel channel;
    private final long fileSize;
    private final Limits limits;

    /** Where the directory stands in the file, and how many entries it says it has. */
    private record Extent(long offset, long size, long count) {}

    /** An entry as the directory has it. */
    private record Listed(
            String name, byte[] rawName, int flags, int method, long crc, long packed, long size, long header) {}

    private ZipDirectory(SeekableByteChannel channel, Limits limits) throws IOException {
        this.channel = channel;
        this.fileSize = channel.size();
        this.limits = limits;
    }

    /** The entries by their names in lower case. */
    static Map<String, ZipPart> read(SeekableByteChannel channel, Limits limits) throws IOException {
        ZipDirectory directory = new ZipDirectory(channel, limits);
        Extent extent = directory.extent();
        if (extent.count() > limits.of(Limit.ENTRIES)) {
            throw refused(
                    "too-many-entries",
                    "压缩包内有 " + extent.count() + " 个部分，超过 " + limits.of(Limit.ENTRIES) + " 个",
                    "it has " + extent.count() + " parts, more than " + limits.of(Limit.ENTRIES));
        }
        if (extent.size() > LARGEST) {
            throw misplaced();
        }
        List<Listed> listed = directory.listed(extent);
        return directory.parts(listed, extent.offset());
    }

    private Extent extent() throws IOException {
        int length = (int) Math.min(fileSize, END_LENGTH + 0xFFFF);
        ByteBuffer tail = bytes(fileSize - length, length);
        for (int at = length - END_LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == END && at + END_LENGTH + u16(tail, at + 20) == length) {
                Extent extent = new Extent(u32(tail, at + 16), u32(tail, at + 12), u16(tail, at + 10));
                return complete(extent, fileSize - length + at);
            }
        }
        throw damaged("找不到压缩目录，文件可能没有传完", "it has no zip directory; it was probably not copied whole");
    }

    /** Takes from the record for large zips, where there is one, what does not fit into the small one. */
    private Extent complete(Extent small, long end) throws IOException {
        Extent extent = small;
        long directoryEnd = end;
        if (end >= 20) {
            ByteBuffer locator = bytes(end - 20, 20);
            if (locator.getInt(0) == LOCATOR_64) {
                directoryEnd = locator.getLong(8);
                if (directoryEnd < 0 || directoryEnd > end - 20 - 56) {
                    throw misplaced();
                }
                ByteBuffer big = bytes(directoryEnd, 56);
                if (big.getInt(0) != END_64) {
                    throw misplaced();
                }
                extent = new Extent(big.getLong(48), big.getLong(40), big.getLong(32));
            }
        }
        if (extent.offset() < 0 || extent.size() < 0 || extent.offset() != directoryEnd - extent.size()) {
            throw misplaced();
        }
        return extent;
    }

    private static UnreadableException misplaced() {
        return damaged("压缩目录位置不符", "its zip directory is not where it says");
    }

    private List<Listed> listed(Extent extent) throws IOException {
        ByteBuffer central = bytes(extent.offset(), (int) extent.size());
        List<Listed> listed = new ArrayList<>();
        int at = 0;
        while (at < central.limit()) {
            if (central.limit() - at < CENTRAL_LENGTH || central.getInt(at) != CENTRAL) {
                throw damaged("压缩目录已损坏", "its zip directory is damaged");
            }
            int nameLength = u16(central, at + 28);
            int extraLength = u16(central, at + 30);
            int length = CENTRAL_LENGTH + nameLength + extraLength + u16(central, at + 32);
            if (length > central.limit() - at) {
                throw damaged("压缩目录已损坏", "its zip directory is damaged");
            }
            byte[] rawName = new byte[nameLength];
            central.get(at + CENTRAL_LENGTH, rawName);
            long[] sizes = {u32(central, at + 24), u32(central, at + 20), u32(central, at + 42)};
            widen(central, at + CENTRAL_LENGTH + nameLength, extraLength, sizes);
            boolean utf8 = (u16(central, at + 8) & 0x800) != 0;
            String name = new String(rawName, utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
            listed.add(new Listed(
                    name.replace('\\', '/'),
                    rawName,
                    u16(central, at + 8),
                    u16(central, at + 10),
                    u32(central, at + 16),
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
            int id = u16(central, at);
            int end = Math.min(at + 4 + u16(central, at + 2), from + length);
            int value = at + 4;
            for (int i = 0; id == 1 && i < sizes.length; i++) {
                if (sizes[i] == MAX_32 && value + 8 <= end) {
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
            check(entry);
            if (entry.header() < free) {
                throw refused(
                        "overlapping-entries",
                        "内部部分 " + entry.name() + " 与其他部分重叠",
                        "the part " + entry.name() + " overlaps another");
            }
            ZipPart part = located(entry);
            free = part.data() + part.packed();
            if (part.packed() < 0 || part.size() < 0 || free > directory) {
                throw damaged("内部部分 " + entry.name() + " 不完整", "the part " + entry.name() + " is cut off");
            }
            if (parts.put(part.name().toLowerCase(Locale.ROOT), part) != null) {
                throw refused("duplicate-entry", "内部部分重名：" + part.name(), "two parts are called " + part.name());
            }
        }
        return parts;
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
                    Advice.REMOVE_PASSWORD);
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
        if (entry.header() < 0 || entry.header() > fileSize - LOCAL_LENGTH) {
            throw damaged("内部部分 " + entry.name() + " 不完整", "the part " + entry.name() + " is cut off");
        }
        int length = (int) Math.min(LOCAL_LENGTH + entry.rawName().length, fileSize - entry.header());
        ByteBuffer local = bytes(entry.header(), length);
        boolean stored = entry.method() == 0;
        boolean same = local.getInt(0) == LOCAL
                && u16(local, 8) == entry.method()
                && (u16(local, 6) & 0x41) == 0
                && u16(local, 26) == entry.rawName().length
                && length == LOCAL_LENGTH + entry.rawName().length
                && Arrays.equals(local.array(), LOCAL_LENGTH, length, entry.rawName(), 0, entry.rawName().length)
                && !(stored && entry.packed() != entry.size());
        boolean sizesFollow = same && (u16(local, 6) & 8) != 0;
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
                entry.header() + LOCAL_LENGTH + u16(local, 26) + u16(local, 28));
    }

    private static boolean sameSizes(ByteBuffer local, Listed entry) {
        long packed = u32(local, 18);
        long size = u32(local, 22);
        return u32(local, 14) == entry.crc()
                && (packed == entry.packed() || packed == MAX_32)
                && (size == entry.size() || size == MAX_32);
    }

    private ByteBuffer bytes(long offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(offset);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
        return buffer.flip();
    }

    private static int u16(ByteBuffer buffer, int at) {
        return buffer.getShort(at) & 0xFFFF;
    }

    private static long u32(ByteBuffer buffer, int at) {
        return buffer.getInt(at) & MAX_32;
    }

    private static UnreadableException damaged(String chinese, String english) {
        return UnreadableException.of("damaged-zip", chinese, english, Advice.COPY_AGAIN);
    }

    private static UnreadableException refused(String code, String chinese, String english) {
        return UnreadableException.of(code, chinese, english, Advice.SAVE_AGAIN);
    }
}
