package huizong.workbook.xls;

import huizong.workbook.guard.Advice;
import huizong.workbook.guard.UnreadableException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks the skeleton of an .xls: records follow one another without gaps, each sheet begins and ends where it should.
 * The format has no checksums; a file that was only half written mostly fails here, where POI would take zeros for data.
 */
final class Biff {
    private static final int BLANK = 512;
    private static final int LARGEST_RECORD = 8_228;
    private static final int END_OF_STREAM = 0x000A;
    private static final int BOUND_SHEET = 0x0085;
    private static final int BEGIN = 0x0809;
    private static final int BIFF8 = 0x0600;

    private final byte[] stream;
    private final List<Integer> sheets = new ArrayList<>();

    private Biff(byte[] stream) {
        this.stream = stream;
    }

    /**
     * @param stream the Workbook stream
     * @param zeroTail whether the file it is from ends with at least 512 zero bytes
     * @return where its last record ends
     * @throws UnreadableException where it is cut off or has holes, or is of Excel 95
     */
    static int check(byte[] stream, boolean zeroTail) {
        Biff biff = new Biff(stream);
        if (stream.length >= 6 && biff.u16(0) == BEGIN && !isOfExcel97(stream)) {
            throw XlsReader.old();
        }
        int end = biff.substream(0);
        Set<Integer> seen = new HashSet<>();
        for (int sheet : biff.sheets) {
            if (!seen.add(sheet)) {
                throw UnreadableException.of(
                        "aliased-part", "两张工作表共用同一内容", "two sheets share their content", Advice.SAVE_AGAIN);
            }
            end = Math.max(end, biff.substream(sheet));
        }
        if (zeroTail && hasHole(biff.stream, end)) {
            throw halfWritten();
        }
        return end;
    }

    /** Whether the records are those of Excel 97 and later, whatever the stream is called. */
    static boolean isOfExcel97(byte[] stream) {
        Biff biff = new Biff(stream);
        return stream.length >= 6 && biff.u16(0) == BEGIN && biff.u16(4) >= BIFF8;
    }

    /** Walks a substream from its BOF record to its EOF record; returns where that ends. */
    private int substream(int start) {
        int at = start;
        int depth = 0;
        do {
            if (at < 0 || at + 4 > stream.length) {
                throw halfWritten();
            }
            int type = u16(at);
            int length = u16(at + 2);
            if (type == 0
                    || length > LARGEST_RECORD
                    || at + 4 + length > stream.length
                    || depth == 0 && type != BEGIN) {
                throw halfWritten();
            }
            if (type == BEGIN) {
                depth++;
            } else if (type == END_OF_STREAM) {
                depth--;
            } else if (type == BOUND_SHEET && start == 0 && length >= 4) {
                sheets.add(u16(at + 4) | u16(at + 6) << 16);
            }
            at += 4 + length;
        } while (depth > 0);
        return at;
    }

    /** Whether a block before an end is all zeros. */
    static boolean hasHole(byte[] stream, int end) {
        for (int block = 0; block + BLANK <= end; block += BLANK) {
            int i = block;
            while (i < block + BLANK && stream[i] == 0) {
                i++;
            }
            if (i == block + BLANK) {
                return true;
            }
        }
        return false;
    }

    private int u16(int at) {
        return stream[at] & 0xFF | (stream[at + 1] & 0xFF) << 8;
    }

    static UnreadableException halfWritten() {
        return UnreadableException.of(
                "half-written-xls",
                ".xls 内容不完整，可能没有写完或没有传完",
                "the .xls is not complete; it was probably not saved or copied whole",
                Advice.COPY_AGAIN);
    }
}
