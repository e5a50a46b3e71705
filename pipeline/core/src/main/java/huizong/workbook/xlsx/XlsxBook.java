package huizong.workbook.xlsx;

import huizong.grid.Sheet;
import huizong.grid.Visibility;
import huizong.grid.Workbook;
import huizong.workbook.formula.Calculation;
import huizong.workbook.formula.Formulas;
import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.Limit;
import huizong.workbook.guard.UnreadableException;
import huizong.workbook.shown.CellStyle;
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

    /**
     * What the workbook part says.
     *
     * @param computed whether a program that computes wrote the results of its formulas
     */
    private record Book(List<SheetEntry> sheets, boolean from1904, boolean computed) {}

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
    private final List<String> otherTabs = new ArrayList<>();

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
            if (entry.relation().isEmpty()) {
                otherTabs.add(entry.name()); // a module of macros, as Excel 5 had them
                continue;
            }
            Relation relation = relations
                    .get(entry.relation())
                    .orElseThrow(() -> refused(
                            "missing-part",
                            "工作表“" + entry.name() + "”没有内容部分",
                            "sheet " + entry.name() + " has no part"));
            if (!relation.type().equals("worksheet")) {
                otherTabs.add(entry.name());
                continue;
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

    /** Tabs without cells: charts, dialogs, macros. */
    List<String> otherTabs() {
        return otherTabs;
    }

    Workbook.Format format() {
        return zip.has("xl/vbaProject.bin") ? Workbook.Format.XLSM : Workbook.Format.XLSX;
    }

    /** Reads the texts and formats all sheets share. */
    CellReader cells() throws IOException {
        SharedStrings strings = SharedStrings.read(zip, relations.part("sharedStrings"), budget);
        String part = relations.part("styles");
        boolean lost = !part.isEmpty() && !zip.has(part);
        CellStyle[] styles = Styles.read(zip, lost ? "" : part, budget);
        return new CellReader(strings, styles, lost, book.from1904(), budget);
    }

    /** To take the formulas of a sheet. */
    Formulas formulas() {
        return new Formulas(book.computed());
    }

    /** To compute the formulas of all sheets. */
    Calculation calculation() {
        return new Calculation(book.from1904());
    }

    private static String mainPart(ZipPackage zip) throws IOException {
        if (!zip.has("[Content_Types].xml") || !zip.has("_rels/.rels")) {
            throw zip.has("META-INF/manifest.xml") && zip.has("content.xml")
                    ? UnreadableException.notWorkbook("open-document", "OpenDocument（.ods）文件", "an OpenDocument file")
                    : UnreadableException.notWorkbook("archive", "压缩包", "an archive", Advice.REPACK);
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
        boolean from1904 = false;
        boolean computed = false;
        boolean listed = false;
        for (Event event = xml.next(); event != Event.FINISHED; event = xml.next()) {
            if (event != Event.START) {
                continue;
            }
            switch (xml.name()) {
                case "workbook" -> {}
                case "workbookPr" -> {
                    from1904 = isTrue(xml.attribute("date1904"));
                    xml.skip();
                }
                case "calcPr" -> {
                    computed = !isTrue(xml.attribute("fullCalcOnLoad")) && isVersion(xml.attribute("calcId"));
                    xml.skip();
                }
                case "sheets" -> {
                    if (listed) {
                        throw refused("duplicate-part-body", "工作表清单出现两次", "it lists its sheets twice");
                    }
                    listed = true;
                    sheets(xml, sheets);
                }
                default -> xml.skip();
            }
        }
        return new Book(sheets, from1904, computed);
    }

    private void sheets(XmlCursor xml, List<SheetEntry> sheets) throws IOException {
        Set<String> names = new HashSet<>();
        for (Event event = xml.next(); event != Event.END; event = xml.next()) {
            if (event == Event.START) {
                if (xml.name().equals("sheet")) {
                    SheetEntry sheet = new SheetEntry(xml.attribute("name"), xml.relation(), visibility(xml));
                    sheets.add(sheet);
                    check(sheet, names.add(sheet.name().toLowerCase(Locale.ROOT)), sheets.size());
                }
                xml.skip();
            }
        }
    }

    /** Whether the program that computed the workbook last has said which it is. */
    private static boolean isVersion(String calcId) {
        return !calcId.isEmpty() && calcId.chars().anyMatch(c -> c >= '1' && c <= '9');
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
