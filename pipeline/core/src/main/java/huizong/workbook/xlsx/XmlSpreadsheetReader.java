package huizong.workbook.xlsx;

import huizong.grid.Sheet;
import huizong.grid.Workbook;
import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.Limit;
import huizong.workbook.guard.UnreadableException;
import huizong.workbook.xlsx.XmlCursor.Event;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads XML Spreadsheet 2003, which Excel writes and several filing systems still hand out, often called .xls. */
public final class XmlSpreadsheetReader {
    /** The vocabulary of sheets and cells. */
    public static final String SHEETS = "urn:schemas-microsoft-com:office:spreadsheet";

    /** The vocabulary of what is Excel's own: visibility, dates since 1904. */
    static final String EXCEL = "urn:schemas-microsoft-com:office:excel";

    private static final Pattern ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");
    private static final Set<String> CHINESE = Set.of("gb2312", "gbk", "gb18030", "cp936", "ms936", "x-gbk");
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int HEAD = 1_024;
    private static final int NAME_LENGTH = 255;

    private final Budget budget;
    private final XmlFormats formats = new XmlFormats();
    private final List<Sheet> sheets = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private boolean from1904;

    public XmlSpreadsheetReader(Budget budget) {
        this.budget = budget;
    }

    /** Reads every sheet whole. */
    public Workbook read(Path file) throws IOException {
        Optional<Charset> charset = charset(head(file));
        try (InputStream in = Files.newInputStream(file)) {
            XmlCursor xml = new XmlCursor(in, charset, "Workbook", budget);
            if (!xml.nextChild() || !xml.isAt(SHEETS, "Workbook")) {
                throw UnreadableException.notWorkbook("xml-not-workbook", "XML 文件", "an XML file");
            }
            SheetTally tally = new SheetTally(budget);
            while (xml.nextChild()) {
                if (xml.isAt(SHEETS, "Styles")) {
                    checkOrder();
                    formats.read(xml, budget);
                } else if (xml.isAt(EXCEL, "ExcelWorkbook")) {
                    settings(xml);
                } else if (xml.isAt(SHEETS, "Worksheet")) {
                    sheets.add(
                            new XmlSheetReader(xml, name(xml.localAttribute("Name")), formats, from1904, tally, budget)
                                    .read());
                } else {
                    xml.skip();
                }
            }
            while (xml.next() != Event.FINISHED) {
                continue; // whatever follows is held against the rules of XML
            }
        }
        return new Workbook(Workbook.Format.XML, sheets);
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    /** The encoding a parser does not know by itself, or knows too narrowly: what says GB2312 holds characters of GBK. */
    private static Optional<Charset> charset(byte[] head) {
        Matcher stated = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
        return stated.find() && CHINESE.contains(stated.group(1).toLowerCase(Locale.ROOT))
                ? Optional.of(GB18030)
                : Optional.empty();
    }

    private void settings(XmlCursor xml) throws IOException {
        while (xml.nextChild()) {
            if (xml.isAt(EXCEL, "Date1904")) {
                checkOrder();
                from1904 = true;
            }
            xml.skip();
        }
    }

    private void checkOrder() {
        if (!sheets.isEmpty()) {
            throw refused("wrong-part", "样式或日期设置写在工作表之后", "its styles or settings come after a sheet that needs them");
        }
    }

    private String name(String name) {
        int number = sheets.size() + 1;
        if (number > budget.of(Limit.SHEETS)) {
            throw UnreadableException.of(
                    "too-many-sheets",
                    "工作表超过 " + budget.of(Limit.SHEETS) + " 张",
                    "it has more than " + budget.of(Limit.SHEETS) + " sheets",
                    Advice.REDUCE);
        }
        if (name.isBlank() || name.length() > NAME_LENGTH) {
            throw refused(
                    "bad-sheet-name",
                    "第 " + number + " 张工作表的名称为空或过长",
                    "sheet " + number + " has no name or too long a one");
        }
        if (!names.add(name.toLowerCase(Locale.ROOT))) {
            throw refused("duplicate-sheet", "两张工作表都叫“" + name + "”", "two sheets are called " + name);
        }
        return name;
    }

    private static UnreadableException refused(String code, String chinese, String english) {
        return UnreadableException.of(code, chinese, english, Advice.SAVE_AGAIN);
    }
}
