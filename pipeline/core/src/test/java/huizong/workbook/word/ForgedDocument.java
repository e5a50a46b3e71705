package huizong.workbook.word;

import huizong.grid.Cell;
import huizong.grid.Sheet;
import huizong.grid.Workbook;
import huizong.workbook.WorkbookReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A document as the XML of its parts, written by hand, and what is read of it. */
final class ForgedDocument {
    static final String MAIN = "word/document.xml";

    private static final String TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main";

    private final Map<String, String> parts = new LinkedHashMap<>();

    /** @param body what stands in the body; attributes in single quotes */
    ForgedDocument(String body) {
        this(body, TRANSITIONAL, "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
    }

    private ForgedDocument(String body, String namespace, String relations) {
        part(
                "[Content_Types].xml",
                "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                        + "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
                        + "<Default Extension='xml' ContentType='application/xml'/><Override PartName='/word/document.xml'"
                        + " ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/>"
                        + "</Types>");
        part("_rels/.rels", relations(relations, "officeDocument", "word/document.xml"));
        part("word/_rels/document.xml.rels", relations(relations, "styles", "styles.xml"));
        part(
                "word/styles.xml",
                "<w:styles xmlns:w='" + namespace + "'>"
                        + "<w:style w:type='paragraph' w:default='1' w:styleId='a'><w:name w:val='Normal'/></w:style>"
                        + "<w:style w:type='character' w:styleId='note'><w:name w:val='footnote reference'/>"
                        + "<w:rPr><w:vertAlign w:val='superscript'/></w:rPr></w:style>"
                        + "<w:style w:type='character' w:styleId='secret'><w:basedOn w:val='secretBase'/></w:style>"
                        + "<w:style w:type='character' w:styleId='secretBase'><w:rPr><w:vanish/></w:rPr></w:style>"
                        + "<w:style w:type='paragraph' w:styleId='crossed'><w:rPr><w:strike/></w:rPr></w:style>"
                        + "</w:styles>");
        part(
                MAIN,
                "<w:document xmlns:w='" + namespace
                        + "' xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
                        + " xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'"
                        + " xmlns:wpx='urn:unknown' xmlns:v='urn:schemas-microsoft-com:vml'"
                        + " xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'"
                        + " xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'><w:body>" + body
                        + "</w:body></w:document>");
    }

    static ForgedDocument strict(String body) {
        return new ForgedDocument(body, STRICT, "http://purl.oclc.org/ooxml/officeDocument/relationships");
    }

    private static String relations(String namespace, String type, String target) {
        return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                + "<Relationship Id='r1' Type='" + namespace + "/" + type + "' Target='" + target
                + "'/></Relationships>";
    }

    ForgedDocument part(String name, String xml) {
        parts.put(name, xml);
        return this;
    }

    /** A paragraph of one run. */
    static String p(String text) {
        return "<w:p>" + r(text) + "</w:p>";
    }

    static String r(String text) {
        return "<w:r><w:t xml:space='preserve'>" + text + "</w:t></w:r>";
    }

    static String tbl(String... rows) {
        return "<w:tbl><w:tblPr/>" + String.join("", rows) + "</w:tbl>";
    }

    static String tr(String... cells) {
        return "<w:tr>" + String.join("", cells) + "</w:tr>";
    }

    /** A cell with a text. */
    static String tc(String text) {
        return cell("", p(text));
    }

    static String cell(String properties, String content) {
        return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>";
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    Workbook read() {
        try {
            Path file = Files.createTempFile("forged", ".docx");
            try {
                Files.write(file, bytes());
                return WorkbookReader.withDefaults().read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cells of the only sheet, {@code A1=甲 B1=乙}. */
    String cells() {
        List<Sheet> sheets = read().sheets();
        if (sheets.size() != 1) {
            throw new AssertionError("sheets: " + sheets);
        }
        return cells(sheets.get(0));
    }

    static String cells(Sheet sheet) {
        StringJoiner cells = new StringJoiner(" ");
        for (int r = sheet.firstRow(); r < sheet.height(); r++) {
            for (Cell cell : sheet.row(r)) {
                cells.add(cell.ref() + "=" + cell.value().shown());
            }
        }
        return cells.toString();
    }
}
