package huizong.workbook.xlsx;

import huizong.grid.Sheet;
import huizong.grid.Visibility;
import huizong.grid.Workbook;
import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.Limit;
import huizong.workbook.guard.UnreadableException;
import huizong.workbook.stream.CellFormat;
import huizong.workbook.xlsx.Relations.Relation;
import huizong.workbook.xlsx.XmlCursor.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What an .xlsx package says of its sheets, before any of them is read. */
final class XlsxBook {
    private static final int NAME_LENGTH = 255;

    /** What the workbook part says of its sheets. */
    private record Book(List<SheetEntry> sheets, boolean from1904) {}

    private record SheetEntry(String name, String relation, Visibility visibility) {}

    /**
     * A sheet with cells.
     *
     * @param part where they are
     */
    record SheetPart(String name, Visibility visibility, String part) {
        Sheet.Builder builder() {
            return new Sheet.Builder(name, visibility);
        }
    }

    private final ZipPackage zip;
    private final Budget budget;
    private final Book book;
    private final Relations relations;
    private final List<SheetPart> sheets = new ArrayList<>();

    private XlsxBook(ZipPackage zip, Budget budget) throws IOException {
        this.zip = zip;
        this.budget = budget;
        String part = mainPart(zip);
        this.book = zip.parse(part, this::book);
        this.relations = Relations.of(zip, part);
    }

    static XlsxBook open(ZipPackage zip, Budget budget) throws IOException {
        XlsxBook opened = new XlsxBook(zip, budget);
        opened.findParts();
        return opened;
    }

    private void findParts() {
        Set<String> parts = new HashSet<>();
        for (SheetEntry entry : book.sheets()) {
            Relation relation = relations
                    .get(entry.relation())
                    .orElseThrow(() -> refused(
                            "missing-part",
                            "工作表“" + entry.name() + "”没有内容部分",
                            "sheet " + entry.name() + " has no part"));
            if (!relation.type().equals("worksheet")) {
                continue; // charts, dialogs and macro sheets hold no cells
            }
            String part = relations.part(relation);
            if (!parts.add(part.toLowerCase(Locale.ROOT))) {
                throw refused(
                        "aliased-part",
                        "工作表“" + entry.name() + "”与另一工作表共用内容部分 " + part,
                        "sheet " + entry.name() + " shares its part " + part + " with another");
            }
            sheets.add(new SheetPart(entry.name(), entry.visibility(), part));
        }
    }

    /** In the order of their tabs. */
    List<SheetPart> sheets() {
        return sheets;
    }

    Workbook.Format format() {
        return zip.has("xl/vbaProject.bin") ? Workbook.Format.XLSM : Workbook.Format.XLSX;
    }

    /** Reads the texts and formats all sheets share. */
    CellReader cells() throws IOException {
        SharedStrings strings = SharedStrings.read(zip, relations.part("sharedStrings"), budget);
        CellFormat[] formats = Styles.read(zip, relations.part("styles"), budget);
        return new CellReader(strings, formats, book.from1904(), budget);
    }

    private static String mainPart(ZipPackage zip) throws IOException {
        if (!zip.has("[Content_Types].xml") || !zip.has("_rels/.rels")) {
            throw zip.has("META-INF/manifest.xml") && zip.has("content.xml")
                    ? UnreadableException.notWorkbook("open-document", "OpenDocument（.ods）文件", "an OpenDocument file")
                    : UnreadableException.notWorkbook("archive", "压缩包", "an archive");
        }
        String part = Relations.of(zip, "").part("officeDocument");
        if (part.isEmpty()) {
            throw refused("missing-part", "找不到工作簿主体", "it has no workbook part");
        }
        if (part.startsWith("word/") || part.startsWith("ppt/")) {
            throw UnreadableException.notWorkbook("other-office-file", "Word 或 PowerPoint 文件", "a document or slides");
        }
        if (part.endsWith(".bin")) {
            throw UnreadableException.notWorkbook("binary-workbook", "二进制工作簿（.xlsb）", "a binary workbook (.xlsb)");
        }
        return part;
    }

    private Book book(XmlCursor xml) throws IOException {
        List<SheetEntry> sheets = new ArrayList<>();
        Set<String> names = new HashSet<>();
        boolean from1904 = false;
        for (Event event = xml.next(); event != Event.FINISHED; event = xml.next()) {
            if (event != Event.START) {
                continue;
            }
            switch (xml.name()) {
                case "workbookPr" -> from1904 = isTrue(xml.attribute("date1904"));
                case "sheet" -> {
                    SheetEntry sheet = new SheetEntry(xml.attribute("name"), xml.attribute("id"), visibility(xml));
                    sheets.add(sheet);
                    check(sheet, names.add(sheet.name().toLowerCase(Locale.ROOT)), sheets.size());
                }
                default -> xml.strange(xml.name());
            }
        }
        return new Book(sheets, from1904);
    }

    private void check(SheetEntry sheet, boolean unique, int count) {
        if (count > budget.of(Limit.SHEETS)) {
            throw UnreadableException.of(
                    "too-many-sheets",
                    "工作表超过 " + budget.of(Limit.SHEETS) + " 张",
                    "it has more than " + budget.of(Limit.SHEETS) + " sheets",
                    Advice.REDUCE);
        }
        if (sheet.name().isBlank() || sheet.name().length() > NAME_LENGTH) {
            throw refused(
                    "bad-sheet-name",
                    "第 " + count + " 张工作表的名称为空或过长",
                    "sheet " + count + " has no name or too long a one");
        }
        if (!unique) {
            throw refused("duplicate-sheet", "两张工作表都叫“" + sheet.name() + "”", "two sheets are called " + sheet.name());
        }
    }

    private static Visibility visibility(XmlCursor xml) {
        return switch (xml.attribute("state")) {
            case "hidden" -> Visibility.HIDDEN;
            case "veryHidden" -> Visibility.VERY_HIDDEN;
            default -> Visibility.VISIBLE;
        };
    }

    static boolean isTrue(String attribute) {
        return attribute.equals("1") || attribute.equals("true");
    }

    private static UnreadableException refused(String code, String chinese, String english) {
        return UnreadableException.of(code, chinese, english, Advice.SAVE_AGAIN);
    }
}
