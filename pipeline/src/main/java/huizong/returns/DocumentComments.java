package huizong.returns;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;

/** The comments of a document: those of others as they are, ours anew. */
final class DocumentComments {
    private static final String AUTHOR = "汇总 huizong";
    private static final int MOST_TEXT = 1_000;

    private final String namespace;
    private final Optional<byte[]> before;
    private final Set<String> ours = new HashSet<>();
    private final StringBuilder added = new StringBuilder();
    private int next;

    private DocumentComments(String namespace, Optional<byte[]> before) {
        this.namespace = namespace;
        this.before = before;
    }

    /** @param before the part as it was, where there is one */
    static DocumentComments of(Optional<byte[]> before, String namespace) throws XMLStreamException {
        DocumentComments comments = new DocumentComments(namespace, before);
        if (before.isPresent()) {
            XMLEventReader reader =
                    DocumentReturn.factory().createXMLEventReader(new ByteArrayInputStream(before.get()));
            while (reader.hasNext()) {
                XMLEvent event = reader.nextEvent();
                if (isComment(event)) {
                    comments.see(event.asStartElement());
                }
            }
        }
        return comments;
    }

    private static boolean isComment(XMLEvent event) {
        return event.isStartElement()
                && event.asStartElement().getName().getLocalPart().equals("comment");
    }

    private void see(StartElement comment) {
        String id = attribute(comment, "id");
        if (id.matches("[0-9]{1,8}")) {
            next = Math.max(next, Integer.parseInt(id) + 1);
        }
        if (attribute(comment, "author").equals(AUTHOR)) {
            ours.add(id);
        }
    }

    private String attribute(StartElement element, String name) {
        Attribute attribute = element.getAttributeByName(new QName(namespace, name));
        return attribute == null ? "" : attribute.getValue();
    }

    /** The numbers of comments that an earlier return left. */
    Set<String> ours() {
        return ours;
    }

    /** Adds one of ours; returns its number. */
    int add(String text) {
        String shown = text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + "……";
        added.append("<w:comment w:id=\"")
                .append(next)
                .append("\" w:author=\"")
                .append(AUTHOR)
                .append("\" w:initials=\"汇总\">");
        for (String line : shown.split("\n")) {
            added.append("<w:p><w:r><w:t xml:space=\"preserve\">")
                    .append(DocumentList.escaped(line))
                    .append("</w:t></w:r></w:p>");
        }
        added.append("</w:comment>");
        return next++;
    }

    byte[] bytes() throws XMLStreamException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XMLEventWriter writer = XMLOutputFactory.newDefaultFactory().createXMLEventWriter(out, "UTF-8");
        String none = "<w:comments xmlns:w=\"" + namespace + "\"/>";
        XMLEventReader reader = before.isPresent()
                ? DocumentReturn.factory().createXMLEventReader(new ByteArrayInputStream(before.get()))
                : DocumentReturn.factory().createXMLEventReader(new StringReader(none));
        int dropped = 0;
        while (reader.hasNext()) {
            XMLEvent event = reader.nextEvent();
            if (dropped > 0) {
                dropped += event.isStartElement() ? 1 : event.isEndElement() ? -1 : 0;
            } else if (isComment(event) && ours.contains(attribute(event.asStartElement(), "id"))) {
                dropped = 1;
            } else {
                if (event.isEndElement()
                        && event.asEndElement().getName().getLocalPart().equals("comments")) {
                    DocumentMarks.copy(added.toString(), namespace, writer);
                }
                writer.add(event);
            }
        }
        writer.close();
        return out.toByteArray();
    }
}
