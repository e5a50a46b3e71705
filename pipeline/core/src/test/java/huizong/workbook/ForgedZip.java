package huizong.workbook;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zips byte by byte, so that they can say what is not so. */
final class ForgedZip {
    /** What the two headers of an entry say: the directory's, and the one before its data. */
    static final class Entry {
        private final byte[] data;
        private final long contentSize;
        private final long contentCrc;
        private String name;
        private String localName;
        private int method;
        private int flags;
        private long crc;
        private long localCrc;
        private long packed;
        private long localPacked;
        private long size;
        private long localSize;
        private boolean shared;

        private Entry(String name, byte[] content, boolean deflate) {
            CRC32 sum = new CRC32();
            sum.update(content);
            data = deflate ? deflated(content) : content.clone();
            method = deflate ? 8 : 0;
            contentSize = content.length;
            contentCrc = sum.getValue();
            this.name = name;
            localName = name;
            crc(contentCrc, contentCrc).packed(data.length, data.length).size(contentSize, contentSize);
        }

        static Entry of(String name, byte[] content, boolean deflate) {
            return new Entry(name, content, deflate);
        }

        Entry named(String directory, String local) {
            name = directory;
            localName = local;
            return this;
        }

        Entry method(int other) {
            method = other;
            return this;
        }

        Entry flags(int other) {
            flags = other;
            return this;
        }

        Entry crc(long directory, long local) {
            crc = directory;
            localCrc = local;
            return this;
        }

        Entry packed(long directory, long local) {
            packed = directory;
            localPacked = local;
            return this;
        }

        Entry size(long directory, long local) {
            size = directory;
            localSize = local;
            return this;
        }

        /** Sizes are off by so much, in the directory and in the entry's own header. */
        Entry sizeOff(int directory, int local) {
            return size(contentSize + directory, contentSize + local);
        }

        Entry packedOff(int directory, int local) {
            return packed(data.length + directory, data.length + local);
        }

        Entry crcOff(int directory, int local) {
            return crc(contentCrc ^ directory, contentCrc ^ local);
        }

        /** Its own header leaves sizes and checksum to a record after the data, as streaming writers do. */
        Entry sizesFollow() {
            flags |= 8;
            return crc(contentCrc, 0).packed(data.length, 0).size(contentSize, 0);
        }

        /** One bit of its data is not as it was when the checksum was taken. */
        Entry flipBit() {
            data[data.length / 2] ^= 1;
            return this;
        }

        /** The directory points to the header of the entry before; this one has none of its own. */
        Entry sharingTheOneBefore() {
            shared = true;
            return this;
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private int countError;
    private boolean large;
    private boolean largeTold;
    private int offsetError;
    private String comment = "";

    static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 14];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    ForgedZip add(Entry entry) {
        entries.add(entry);
        return this;
    }

    /** Replaces the entry of a name by what is made of it. */
    ForgedZip change(String name, UnaryOperator<Entry> change) {
        entries.replaceAll(e -> e.name.equals(name) ? change.apply(e) : e);
        return this;
    }

    ForgedZip countError(int error) {
        countError = error;
        return this;
    }

    ForgedZip offsetError(int error) {
        offsetError = error;
        return this;
    }

    /** Writes the directory's end in the form for large zips too, though the small one holds it all. */
    ForgedZip large(boolean told) {
        large = true;
        largeTold = told;
        return this;
    }

    ForgedZip comment(String text) {
        comment = text;
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Integer> offsets = new ArrayList<>();
        for (Entry entry : entries) {
            offsets.add(entry.shared ? offsets.get(offsets.size() - 1) : out.size());
            if (!entry.shared) {
                byte[] name = entry.localName.getBytes(StandardCharsets.UTF_8);
                ByteBuffer header = buffer(30).putInt(0x04034b50).putShort((short) 20);
                header.putShort((short) (entry.flags | 0x800)).putShort((short) entry.method);
                header.putInt(0).putInt((int) entry.localCrc).putInt((int) entry.localPacked);
                header.putInt((int) entry.localSize).putShort((short) name.length);
                out.writeBytes(header.array());
                out.writeBytes(name);
                out.writeBytes(entry.data);
            }
        }
        int directory = out.size();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            byte[] name = entry.name.getBytes(StandardCharsets.UTF_8);
            ByteBuffer header =
                    buffer(46).putInt(0x02014b50).putShort((short) 20).putShort((short) 20);
            header.putShort((short) (entry.flags | 0x800)).putShort((short) entry.method);
            header.putInt(0).putInt((int) entry.crc).putInt((int) entry.packed);
            header.putInt((int) entry.size).putShort((short) name.length);
            header.putInt(42, offsets.get(i));
            out.writeBytes(header.array());
            out.writeBytes(name);
        }
        byte[] note = comment.getBytes(StandardCharsets.UTF_8);
        int size = out.size() - directory;
        int count = Math.min(0xFFFF, entries.size() + countError);
        if (large) {
            long at = out.size();
            ByteBuffer record =
                    buffer(56).putInt(0x06064b50).putLong(44).putLong(24, count).putLong(32, count);
            out.writeBytes(record.putLong(40, size).putLong(48, directory).array());
            ByteBuffer locator = buffer(20).putInt(0x07064b50).putInt(0);
            out.writeBytes(locator.putLong(at).putInt(1).array());
        }
        if (largeTold) {
            count = 0xFFFF;
            size = -1;
            directory = -1;
        }
        ByteBuffer end = buffer(22).putInt(0x06054b50).putInt(0);
        end.putShort((short) count).putShort((short) count).putInt(size).putInt(directory + offsetError);
        end.putShort((short) note.length);
        out.writeBytes(end.array());
        out.writeBytes(note);
        return out.toByteArray();
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
