package huizong.workbook;

import huizong.workbook.guard.Advice;
import huizong.workbook.guard.UnreadableException;
import huizong.workbook.xlsx.XmlSpreadsheetReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a file is, by its first bytes. The refused kinds have a code and a name for people. */
enum FileKind {
    ZIP("", "", ""),
    OLE2("", "", ""),
    TEXT("", "", ""),
    NOTHING("", "", ""),
    HTML("web-page", "网页（HTML）", "a web page"),
    MHTML("web-archive", "单个文件网页（MHTML）", "a web archive"),
    XML_SPREADSHEET("", "", ""),
    XML("xml-not-workbook", "XML 文件", "an XML file"),
    RTF("other-office-file", "RTF 文档", "a document"),
    PDF("pdf", "PDF 文件", "a PDF", Advice.HAND_IN_SHEET),
    ARCHIVE("archive", "压缩包（.rar、.7z 等）", "an archive (.rar, .7z …)", Advice.REPACK),
    PICTURE("picture", "图片", "a picture", Advice.HAND_IN_SHEET),
    OTHER("unknown-kind", "未知格式的文件", "of an unknown kind");

    /** The root of an XML spreadsheet, in lower case. */
    private static final Pattern WORKBOOK = Pattern.compile("<(?:[a-z0-9_]+:)?workbook[\\s>]");

    /** What phones call the kinds of their pictures. */
    private static final List<String> HEIF = List.of("heic", "heix", "heim", "heis", "hevc", "mif1", "msf1", "avif");

    private final String code;
    private final String chinese;
    private final String english;
    private final Advice advice;

    FileKind(String code, String chinese, String english) {
        this(code, chinese, english, Advice.SAVE_AGAIN);
    }

    FileKind(String code, String chinese, String english, Advice advice) {
        this.code = code;
        this.chinese = chinese;
        this.english = english;
        this.advice = advice;
    }

    UnreadableException refusal() {
        return UnreadableException.notWorkbook(code, chinese, english, advice);
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
        return isPicture(head) ? PICTURE : text(head);
    }

    private static boolean isPicture(byte[] head) {
        return startsWith(head, 0x89, 'P', 'N', 'G')
                || startsWith(head, 0xFF, 0xD8, 0xFF)
                || startsWith(head, 'G', 'I', 'F', '8')
                || startsWith(head, 'I', 'I', '*', 0)
                || startsWith(head, 'M', 'M', 0, '*')
                || startsWith(head, 'B', 'M') && has(head, 6, 0, 0, 0, 0)
                || startsWith(head, 'R', 'I', 'F', 'F') && has(head, 8, 'W', 'E', 'B', 'P')
                || HEIF.stream()
                        .anyMatch(brand -> has(head, 4, ("ftyp" + brand).chars().toArray()));
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
        boolean html = text.contains("<html") || text.contains("<!doctype html");
        if (!html
                && text.contains(XmlSpreadsheetReader.SHEETS)
                && WORKBOOK.matcher(text).find()) {
            return XML_SPREADSHEET;
        }
        if (html || text.contains("<table")) {
            return HTML;
        }
        return text.startsWith("<?xml") ? XML : TEXT;
    }

    private static boolean startsWith(byte[] head, int... magic) {
        return has(head, 0, magic);
    }

    private static boolean has(byte[] head, int at, int... magic) {
        if (head.length < at + magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[at + i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
