package huizong.workbook.text;

import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Place;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Stops at a quote that is never closed, which a CSV parser would collect the rest of the file for. */
final class QuoteWatch extends FilterReader {
    private final int longest;
    private int line;
    private int openedAt;
    private long length;
    private boolean open;

    QuoteWatch(Reader in, int longest) {
        super(in);
        this.longest = longest;
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        if (c >= 0) {
            watch((char) c);
        }
        return c;
    }

    @Override
    public int read(char[] buffer, int offset, int count) throws IOException {
        int n = super.read(buffer, offset, count);
        for (int i = 0; i < n; i++) {
            watch(buffer[offset + i]);
        }
        return n;
    }

    private void watch(char c) {
        if (c == '\n') {
            line++;
        }
        if (c == '"') {
            open = !open;
            openedAt = line;
            length = 0;
        } else if (!open && (c == ',' || c == '\t' || c == '\n')) {
            length = 0;
        } else if (++length > longest) {
            throw Place.ofLine(open ? openedAt : line)
                    .refuse(
                            "damaged-csv",
                            "引号不成对，或一格文字过长",
                            "a quote is never closed, or a field is too long",
                            Advice.CORRECT);
        }
    }
}
