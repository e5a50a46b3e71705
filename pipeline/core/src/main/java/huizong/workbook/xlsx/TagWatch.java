package huizong.workbook.xlsx;

import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.Limit;
import huizong.workbook.guard.UnreadableException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stops at a tag or a run of text that never ends: parsers hold each whole, and take long over a tag's attributes. */
final class TagWatch extends FilterInputStream {
    private final String part;
    private final long longest;
    private long sinceTag;

    TagWatch(InputStream in, String part, Budget budget) {
        super(in);
        this.part = part;
        this.longest = budget.of(Limit.MARKUP);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        if (n > 0) {
            watch(buffer, offset, n);
        }
        return n;
    }

    /** Looks for the last tag only: blocks are small beside the limit. */
    private void watch(byte[] buffer, int offset, int length) {
        int last = offset + length - 1;
        while (last >= offset && buffer[last] != '<') {
            last--;
        }
        sinceTag = last < offset ? sinceTag + length : offset + length - last;
        if (sinceTag > longest) {
            throw UnreadableException.of(
                    "markup-too-long",
                    "内部部分 " + part + " 有过长的标记或文字",
                    "the part " + part + " has markup or text without end",
                    Advice.SAVE_AGAIN);
        }
    }
}
