package huizong.returns;

import huizong.returns.AnnotatedReturn.Mark;
import huizong.workbook.word.DocumentPlaces;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A unit's own .docx, sent back: comments at the cells in question, the list of what is wrong as its first page. */
final class DocumentReturn {
    static final String ENDING = ".docx";

    private static final String ROOT = "_rels/.rels";
    private static final String TYPES = "[Content_Types].xml";
    private static final String COMMENTS_TYPE =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

    private final List<Mark> marks;
    private final DocumentPlaces places;
    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    DocumentReturn(List<Mark> marks, DocumentPlaces places) {
        this.marks = marks;
        this.places = places;
    }

    /** The document with its marks. */
    byte[] mark(Path filed) throws IOException, XMLStreamException {
        try (ZipFile zip = new ZipFile(filed.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    parts.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        String main = target(ROOT, "officeDocument")
                .map(t -> t.startsWith("/") ? t.substring(1) : t)
                .orElseThrow(() -> new IOException("no document part"));
        String folder = main.substring(0, main.lastIndexOf('/') + 1);
        String rels = folder + "_rels/" + main.substring(folder.length()) + ".rels";
        Optional<String> before = target(rels, "comments").map(t -> t.startsWith("/") ? t.substring(1) : folder + t);
        String comments = before.orElse(folder + "comments.xml");
        String namespace = namespace(part(main));
        DocumentComments all = DocumentComments.of(before.flatMap(c -> Optional.ofNullable(parts.get(c))), namespace);
        Map<Integer, String> said = new TreeMap<>();
        for (Mark mark : marks) {
            String line = "【" + AnnotatedReturn.level(mark.severity()) + "】" + mark.message();
            places.element(mark.sheetName(), mark.cellRef())
                    .ifPresent(element -> said.merge(element, line, (one, more) -> one + "\n" + more));
        }
        Map<Integer, Integer> byElement = new TreeMap<>();
        said.forEach((element, text) -> byElement.put(element, all.add(text)));
        DocumentMarks text = new DocumentMarks(namespace, byElement, all.ours(), new DocumentList(marks).xml());
        parts.put(main, text.write(part(main)));
        parts.put(comments, all.bytes());
        if (before.isEmpty()) {
            relate(rels, namespace, comments.substring(folder.length()));
            insert(TYPES, "Types", "<Override PartName=\"/" + comments + "\" ContentType=\"" + COMMENTS_TYPE + "\"/>");
        }
        return zipped();
    }

    private byte[] part(String name) throws IOException {
        byte[] bytes = parts.get(name);
        if (bytes == null) {
            throw new IOException("no part " + name);
        }
        return bytes;
    }

    private void relate(String rels, String namespace, String target) throws IOException {
        String type = namespace.contains("purl.oclc.org")
                ? "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
                : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
        parts.putIfAbsent(
                rels,
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>"
                        .getBytes(StandardCharsets.UTF_8));
        insert(
                rels,
                "Relationships",
                "<Relationship Id=\"rHuizongComments\" Type=\"" + type + "\" Target=\"" + target + "\"/>");
    }

    /** Adds an element at the end of a part's root. */
    private void insert(String name, String root, String element) throws IOException {
        String xml = new String(part(name), StandardCharsets.UTF_8);
        Matcher end =
                Pattern.compile("</((?:[A-Za-z]+:)?)" + root + "\\s*>\\s*$").matcher(xml);
        Matcher empty = Pattern.compile("<" + root + "([^>]*)/>\\s*$").matcher(xml);
        if (end.find() && end.group(1).isEmpty()) {
            xml = xml.substring(0, end.start()) + element + "</" + root + ">";
        } else if (empty.find()) {
            xml = xml.substring(0, empty.start()) + "<" + root + empty.group(1) + ">" + element + "</" + root + ">";
        } else {
            throw new IOException("cannot add to " + name);
        }
        parts.put(name, xml.getBytes(StandardCharsets.UTF_8));
    }

    /** Where the first relation of a type leads. */
    private Optional<String> target(String rels, String type) throws XMLStreamException {
        byte[] xml = parts.get(rels);
        if (xml == null) {
            return Optional.empty();
        }
        XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(xml));
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamReader.START_ELEMENT
                    && reader.getLocalName().equals("Relationship")
                    && String.valueOf(reader.getAttributeValue(null, "Type")).endsWith("/" + type)) {
                return Optional.ofNullable(reader.getAttributeValue(null, "Target"));
            }
        }
        return Optional.empty();
    }

    private static String namespace(byte[] document) throws XMLStreamException {
        XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(document));
        reader.nextTag();
        return String.valueOf(reader.getNamespaceURI());
    }

    static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private byte[] zipped() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(part.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
