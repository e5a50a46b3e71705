package huizong.workbook.xlsx;

import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The bytes of one part, inflated as they are read: counted against the limits on the way, and held against size and
 * checksum at the end. What was read is only to be believed once {@link #verify} has returned.
 */
final class PartStream extends InputStream {
    private static final int CHUNK = 1 << 14;

    private final SeekableByteChannel channel;
    private final ZipPart part;
    private final Budget budget;
    private final Inflater inflater;
    private final CRC32 crc = new CRC32();
    private final byte[] packed = new byte[CHUNK];
    private long taken;
    private long given;
    private boolean refused;

    /** @param inflater without header; one serves all parts, one after another */
    PartStream(SeekableByteChannel channel, ZipPart part, Inflater inflater, Budget budget) {
        this.channel = channel;
        this.part = part;
        this.inflater = inflater;
        this.budget = budget;
        inflater.reset();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            int n = part.stored() ? readStored(buffer, offset, length) : inflate(buffer, offset, length);
            if (n > 0) {
                crc.update(buffer, offset, n);
                given += n;
                if (given > part.size()) {
                    throw falseSize();
                }
                budget.inflated(part.name(), n, given, part.packed());
            }
            return n;
        } catch (UnreadableException e) {
            refused = true;
            throw e;
        }
    }

    private int readStored(byte[] buffer, int offset, int length) throws IOException {
        long left = part.packed() - taken;
        if (left == 0) {
            return -1;
        }
        int n = fill(buffer, offset, (int) Math.min(length, left));
        taken += n;
        return n;
    }

    private int inflate(byte[] buffer, int offset, int length) throws IOException {
        try {
            while (true) {
                int n = inflater.inflate(buffer, offset, length);
                if (n > 0) {
                    return n;
                }
                if (inflater.finished()) {
                    return -1;
                }
                long left = part.packed() - taken;
                if (inflater.needsDictionary() || left == 0) {
                    throw damaged();
                }
                int more = fill(packed, 0, (int) Math.min(CHUNK, left));
                taken += more;
                inflater.setInput(packed, 0, more);
            }
        } catch (DataFormatException e) {
            throw damaged();
        }
    }

    private int fill(byte[] buffer, int offset, int length) throws IOException {
        channel.position(part.data() + taken);
        int n = channel.read(ByteBuffer.wrap(buffer, offset, length));
        if (n <= 0) {
            throw damaged();
        }
        return n;
    }

    /**
     * Reads what is left and checks size and checksum.
     *
     * @throws UnreadableException where the bytes are not those that were packed
     */
    void verify() throws IOException {
        if (refused) {
            return;
        }
        byte[] rest = new byte[CHUNK];
        for (int n = read(rest, 0, CHUNK); n >= 0; n = read(rest, 0, CHUNK)) {
            continue;
        }
        refused = true;
        if (given != part.size() || (!part.stored() && inflater.getBytesRead() != part.packed())) {
            throw falseSize();
        }
        if (crc.getValue() != part.crc()) {
            throw UnreadableException.of(
                    "bad-crc",
                    "内部部分 " + part.name() + " 的校验码不符，内容已被破坏",
                    "the part " + part.name() + " fails its checksum; its content was altered or damaged",
                    Advice.COPY_AGAIN);
        }
    }

    private UnreadableException falseSize() {
        return UnreadableException.of(
                "false-size",
                "内部部分 " + part.name() + " 的实际大小与压缩目录所写不符",
                "the part " + part.name() + " has another size than the zip directory says",
                Advice.SAVE_AGAIN);
    }

    private UnreadableException damaged() {
        return UnreadableException.of(
                "damaged-part",
                "内部部分 " + part.name() + " 无法解压",
                "the part " + part.name() + " cannot be inflated",
                Advice.COPY_AGAIN);
    }
}
