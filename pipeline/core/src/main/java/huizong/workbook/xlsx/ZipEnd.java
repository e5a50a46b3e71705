package huizong.workbook.xlsx;

import huizong.workbook.guard.UnreadableException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The record at the end of a zip, which says where its directory is. */
final class ZipEnd {
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int END_LENGTH = 22;

    private final ZipBytes file;

    /** Where the directory stands in the file, and how many entries it says it has. */
    record Extent(long offset, long size, long count) {}

    private ZipEnd(ZipBytes file) {
        this.file = file;
    }

    /** @throws UnreadableException where the file has none that is whole and where it should be */
    static Extent find(ZipBytes file) throws IOException {
        return new ZipEnd(file).extent();
    }

    private Extent extent() throws IOException {
        int length = (int) Math.min(file.size(), END_LENGTH + 0xFFFF);
        ByteBuffer tail = file.read(file.size() - length, length);
        for (int at = length - END_LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == END && at + END_LENGTH + ZipBytes.u16(tail, at + 20) == length) {
                Extent extent = new Extent(
                        ZipBytes.u32(tail, at + 16), ZipBytes.u32(tail, at + 12), ZipBytes.u16(tail, at + 10));
                return complete(extent, file.size() - length + at);
            }
        }
        throw ZipDirectory.damaged("找不到压缩目录，文件可能没有传完", "it has no zip directory; it was probably not copied whole");
    }

    /** Takes from the record for large zips, where there is one, what does not fit into the small one. */
    private Extent complete(Extent small, long end) throws IOException {
        Extent extent = small;
        long directoryEnd = end;
        if (end >= 20) {
            ByteBuffer locator = file.read(end - 20, 20);
            if (locator.getInt(0) == LOCATOR_64) {
                directoryEnd = locator.getLong(8);
                if (directoryEnd < 0 || directoryEnd > end - 20 - 56) {
                    throw misplaced();
                }
                ByteBuffer big = file.read(directoryEnd, 56);
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

    static UnreadableException misplaced() {
        return ZipDirectory.damaged("压缩目录位置不符", "its zip directory is not where it says");
    }
}
