package huizong.workbook;

import huizong.workbook.guard.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a file is, by its first bytes. The refused kinds have a code and a name for people. */
enum FileKind {
    ZIP("", "", ""),
    OLE2("", "", ""),
    TEXT("", "", ""),
    NOTHING("", "", ""),
    HTML("web-page", "网页（HTML）", "a web page"),
    MHTML("web-archive", "单个文件网页（MHTML）", "a web archive"),
    XML("xml-not-workbook", "XML 文件", "an XML file"),
    RTF("other-office-file", "RTF 文档", "a document"),
    PDF("pdf", "PDF 文件", "a PDF"),
    ARCHIVE("archive", "压缩包", "an archive"),
    PICTURE("picture", "图片", "a picture"),
    OTHER("unknown-kind", "未知格式的文件", "of an unknown kind");

    private final String code;
    private final String chinese;
    private final String english;

    FileKind(String code, String chinese, String english) {
        this.code = code;
        this.chinese = chinese;
        this.english = english;
    }

    UnreadableException refusal() {
        return UnreadableException.notWorkbook(code, chinese, english);
    }

    static FileKind of(byte[] head) {
        if (startsWith(head, 'P', 'K') && (head.length < 4 || (head[2] & 0xFF) < 0x20)) {
            return ZIP;
        }
        if (startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            return OLE2;
        }
        if (startsWith(head, '%', 'P', 'D', 'F')) {
            return PDF;
        }
        if (startsWith(head, '{', '\\', 'r', 't', 'f')) {
            return RTF;
        }
        if (startsWith(head, 'R', 'a', 'r', '!')
                || startsWith(head, '7', 'z', 0xBC, 0xAF)
                || startsWith(head, 0x1F, 0x8B)) {
            return ARCHIVE;
        }
        if (startsWith(head, 0x89, 'P', 'N', 'G')
                || startsWith(head, 0xFF, 0xD8, 0xFF)
                || startsWith(head, 'G', 'I', 'F', '8')) {
            return PICTURE;
        }
        return text(head);
    }

    private static FileKind text(byte[] head) {
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
                .replaceFirst("^(\\s|\u00ef\u00bb\u00bf)+", "");
        if (text.startsWith("mime-version:") || text.startsWith("from:") && text.contains("mime-version:")) {
            return MHTML;
        }
        if (text.contains("<html") || text.contains("<!doctype html") || text.contains("<table")) {
            return text.startsWith("<?xml") && text.contains("schemas-microsoft-com:office:spreadsheet") ? XML : HTML;
        }
        return text.startsWith("<?xml") ? XML : TEXT;
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
