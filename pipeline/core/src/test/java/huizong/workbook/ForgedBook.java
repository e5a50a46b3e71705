package huizong.workbook;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A small workbook as the XML of its parts, any of which can be changed before it is zipped. */
public final class ForgedBook {
    static final String TYPES = "[Content_Types].xml";
    static final String RELS = "_rels/.rels";
    static final String BOOK = "xl/workbook.xml";
    static final String BOOK_RELS = "xl/_rels/workbook.xml.rels";
    static final String STRINGS = "xl/sharedStrings.xml";
    static final String STYLES = "xl/styles.xml";
    static final String SHEET = "xl/worksheets/sheet1.xml";

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    /** One sheet 表 with A1 a shared string 甲, B1 a style percentage 0.5. */
    public ForgedBook() {
        part(
                TYPES,
                "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                        + "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
                        + "<Default Extension='xml' ContentType='application/xml'/>"
                        + type(BOOK, "sheet.main")
                        + type(SHEET, "worksheet")
                        + type(STRINGS, "sharedStrings")
                        + type(STYLES, "styles")
                        + "</Types>");
        part(RELS, relations(relation("r1", "officeDocument", "xl/workbook.xml", "")));
        book("<sheets><sheet name='表' sheetId='1' r:id='r1'/></sheets>");
        part(
                BOOK_RELS,
                relations(relation("r1", "worksheet", "worksheets/sheet1.xml", "")
                        + relation("r2", "sharedStrings", "sharedStrings.xml", "")
                        + relation("r3", "styles", "styles.xml", "")));
        part(STRINGS, "<sst xmlns='" + MAIN + "'><si><t>甲</t></si></sst>");
        part(
                STYLES,
                "<styleSheet xmlns='" + MAIN
                        + "'><fonts count='1'><font><sz val='11'/><name val='Calibri'/></font></fonts>"
                        + "<fills count='1'><fill><patternFill patternType='none'/></fill></fills>"
                        + "<borders count='1'><border/></borders><cellStyleXfs count='1'><xf numFmtId='0'/></cellStyleXfs>"
                        + "<cellXfs><xf numFmtId='0'/><xf numFmtId='10'/><xf numFmtId='14'/>"
                        + "</cellXfs></styleSheet>");
        rows("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' s='1'><v>0.5</v></c></row>");
    }

    private static String type(String part, String kind) {
        return "<Override PartName='/" + part
                + "' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml." + kind + "+xml'/>";
    }

    static String relation(String id, String type, String target, String more) {
        return "<Relationship Id='" + id + "' Type='" + TYPE + "/" + type + "' Target='" + target + "' " + more + "/>";
    }

    static String relations(String relations) {
        return "<Relationships xmlns='" + PACKAGE + "'>" + relations + "</Relationships>";
    }

    public ForgedBook part(String name, String xml) {
        return part(name, xml.getBytes(StandardCharsets.UTF_8));
    }

    ForgedBook part(String name, byte[] bytes) {
        parts.put(name, bytes);
        return this;
    }

    ForgedBook without(String name) {
        parts.remove(name);
        return this;
    }

    ForgedBook change(String name, UnaryOperator<String> change) {
        return part(name, change.apply(text(name)));
    }

    String text(String name) {
        return new String(parts.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    public ForgedBook book(String inside) {
        return part(BOOK, "<workbook xmlns='" + MAIN + "' xmlns:r='" + TYPE + "'>" + inside + "</workbook>");
    }

    /** The rows of the sheet. */
    public ForgedBook rows(String rows) {
        return sheet("<sheetData>" + rows + "</sheetData>");
    }

    ForgedBook sheet(String inside) {
        return part(SHEET, "<worksheet xmlns='" + MAIN + "'>" + inside + "</worksheet>");
    }

    /** The shared strings, each the inside of an {@code si}. */
    ForgedBook strings(String... insides) {
        StringBuilder all = new StringBuilder("<sst xmlns='" + MAIN + "'>");
        for (String inside : insides) {
            all.append("<si>").append(inside).append("</si>");
        }
        return part(STRINGS, all + "</sst>");
    }

    ForgedZip zip(boolean deflate) {
        ForgedZip zip = new ForgedZip();
        parts.forEach((name, bytes) -> zip.add(ForgedZip.Entry.of(name, bytes, deflate)));
        return zip;
    }

    public byte[] bytes() {
        return zip(true).bytes();
    }
}
