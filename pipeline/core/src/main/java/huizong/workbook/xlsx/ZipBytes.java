package huizong.workbook.xlsx;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/** The bytes of a zip, and the unsigned numbers in them. */
final class ZipBytes {
    /** What a field of 32 bits holds where the number is in a field for large ones. */
    static final long MAX_32 = 0xFFFFFFFFL;

    private final SeekableByteChannel channel;
    private final long size;

    ZipBytes(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    long size() {
        return size;
    }

    /** @throws EOFException where the file has become too short for them */
    ByteBuffer read(long offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(offset);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
        return buffer.flip();
    }

    static int u16(ByteBuffer buffer, int at) {
        return buffer.getShort(at) & 0xFFFF;
    }

    static long u32(ByteBuffer buffer, int at) {
        return buffer.getInt(at) & MAX_32;
    }
}
