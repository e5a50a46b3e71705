package huizong.workbook;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a file is, by its first bytes. */
enum FileKind {
    ZIP,
    OLE2,
    HTML,
    PDF,
    RAR,
    TEXT,
    NOTHING,
    OTHER;

    static FileKind of(byte[] head) {
        if (startsWith(head, 'P', 'K')) {
            return ZIP;
        }
        if (startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            return OLE2;
        }
        if (startsWith(head, '%', 'P', 'D', 'F')) {
            return PDF;
        }
        if (startsWith(head, 'R', 'a', 'r', '!') || startsWith(head, '7', 'z', 0xBC, 0xAF)) {
            return RAR;
        }
        boolean wide = startsWith(head, 0xFF, 0xFE) || startsWith(head, 0xFE, 0xFF);
        int zeros = 0;
        int controls = 0;
        for (byte b : head) {
            zeros += b == 0 ? 1 : 0;
            controls += b >= 0 && b < 32 && b != '\t' && b != '\n' && b != '\r' && b != 0 ? 1 : 0;
        }
        if (zeros == head.length) {
            return NOTHING;
        }
        if (!wide && (zeros > 0 || controls > head.length / 100)) {
            return OTHER;
        }
        String text = new String(head, wide ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT)
                .stripLeading();
        boolean html = text.contains("<html") || text.contains("<!doctype html") || text.contains("<table");
        return html || text.startsWith("mime-version:") ? HTML : TEXT;
    }

    private static boolean startsWith(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
