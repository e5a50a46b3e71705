package huizong.workbook;

import huizong.grid.Sheet;
import huizong.grid.Visibility;
import huizong.grid.Workbook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads .xlsx and .xlsm, transitional and strict, in one pass over each part. */
final class XlsxReader {
    private record SheetEntry(String name, String relation, Visibility visibility) {}

    private final Limits limits;

    XlsxReader(Limits limits) {
        this.limits = limits;
    }

    Workbook read(Path file) throws IOException {
        try (ZipPackage zip = new ZipPackage(file, limits)) {
            String book = mainPart(zip);
            boolean macros = contentTypeHasMacros(zip);
            List<SheetEntry> entries = new ArrayList<>();
            boolean from1904 = readWorkbook(zip, book, entries);
            Map<String, Relation> relations = relations(zip, book);
            String folder = book.contains("/") ? book.substring(0, book.lastIndexOf('/') + 1) : "";
            SharedStrings strings = SharedStrings.read(zip, target(relations, "/sharedStrings", folder), limits);
            CellFormat[] formats = Styles.read(zip, target(relations, "/styles", folder));
            SheetPartReader reader = new SheetPartReader(strings, formats, from1904, limits);
            List<Sheet> sheets = new ArrayList<>();
            Set<String> parts = new HashSet<>();
            for (SheetEntry entry : entries) {
                Relation relation = relations.get(entry.relation());
                if (relation == null) {
                    throw bad(
                            "missing-part",
                            "工作表“" + entry.name() + "”没有内容部分",
                            "sheet " + entry.name() + " has no part");
                }
                if (!relation.type().endsWith("/worksheet")) {
                    continue;
                }
                if (relation.external()) {
                    throw bad(
                            "external-part",
                            "工作表“" + entry.name() + "”指向外部文件",
                            "sheet " + entry.name() + " is external");
                }
                String part = resolve(folder, relation.target());
                if (!parts.add(part)) {
                    throw bad("aliased-part", "两个工作表共用同一内容部分 " + part, "two sheets share the part " + part);
                }
                sheets.add(reader.read(zip, part, entry.name(), entry.visibility()));
            }
            return new Workbook(macros ? Workbook.Format.XLSM : Workbook.Format.XLSX, sheets);
        }
    }

    private record Relation(String type, String target, boolean external) {}

    private static String mainPart(ZipPackage zip) throws IOException {
        if (!zip.has("[Content_Types].xml") || !zip.has("_rels/.rels")) {
            throw WorkbookReader.notWorkbook("压缩包", "an archive");
        }
        for (Relation relation : relations(zip, "").values()) {
            if (relation.type().endsWith("/officeDocument")) {
                String part = resolve("", relation.target());
                if (part.startsWith("word/") || part.startsWith("ppt/")) {
                    throw WorkbookReader.notWorkbook("Word 或 PowerPoint 文件", "a document or slides");
                }
                return part;
            }
        }
        throw bad("missing-part", "找不到工作簿主体", "it has no workbook part");
    }

    private static boolean contentTypeHasMacros(ZipPackage zip) {
        return zip.has("xl/vbaProject.bin");
    }

    private boolean readWorkbook(ZipPackage zip, String part, List<SheetEntry> sheets) throws IOException {
        boolean from1904 = false;
        try {
            XMLStreamReader xml = XmlParts.reader(zip.open(part));
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD) {
                    throw XmlParts.doctype(part);
                }
                if (event != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("workbookPr")) {
                    String date1904 = attribute(xml, "date1904");
                    from1904 = date1904.equals("1") || date1904.equals("true");
                } else if (xml.getLocalName().equals("sheet")) {
                    sheets.add(new SheetEntry(attribute(xml, "name"), attribute(xml, "id"), visibility(xml)));
                    if (sheets.size() > limits.sheets()) {
                        throw bad(
                                "too-many-sheets",
                                "工作表超过 " + limits.sheets() + " 张",
                                "more than " + limits.sheets() + " sheets");
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw XmlParts.broken(part, e);
        }
        return from1904;
    }

    private static Visibility visibility(XMLStreamReader xml) {
        return switch (attribute(xml, "state")) {
            case "hidden" -> Visibility.HIDDEN;
            case "veryHidden" -> Visibility.VERY_HIDDEN;
            default -> Visibility.VISIBLE;
        };
    }

    /** An attribute by its local name, whatever its namespace; empty where it is absent. */
    static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    private static Map<String, Relation> relations(ZipPackage zip, String part) throws IOException {
        int slash = part.lastIndexOf('/') + 1;
        String rels = part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
        Map<String, Relation> relations = new HashMap<>();
        if (!zip.has(rels)) {
            return relations;
        }
        try {
            XMLStreamReader xml = XmlParts.reader(zip.open(rels));
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD) {
                    throw XmlParts.doctype(rels);
                }
                if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("Relationship")) {
                    relations.put(
                            attribute(xml, "Id"),
                            new Relation(
                                    attribute(xml, "Type"),
                                    attribute(xml, "Target"),
                                    attribute(xml, "TargetMode").equals("External")));
                }
            }
        } catch (XMLStreamException e) {
            throw XmlParts.broken(rels, e);
        }
        return relations;
    }

    private static String target(Map<String, Relation> relations, String type, String folder) {
        return relations.values().stream()
                .filter(r -> r.type().endsWith(type) && !r.external())
                .map(r -> resolve(folder, r.target()))
                .findFirst()
                .orElse("");
    }

    private static String resolve(String folder, String target) {
        String path = target.startsWith("/") ? target.substring(1) : folder + target;
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    throw bad("bad-entry-name", "内部路径越界：" + target, "a part reference leaves the package: " + target);
                }
                parts.remove(parts.size() - 1);
            } else if (!part.equals(".") && !part.isEmpty()) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    private static UnreadableException bad(String code, String chinese, String english) {
        return new UnreadableException(
                code,
                "文件不可用：" + chinese + "。请用 Excel/WPS 打开原文件，重新另存为 .xlsx 再报。",
                english + "; save the workbook again");
    }
}
