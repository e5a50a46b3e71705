package huizong.returns;

import huizong.workbook.word.DocxReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;

/** Writes a document's text again with the list before it and a comment's range around each paragraph in question. */
final class DocumentMarks {
    private static final XMLEventFactory EVENTS = XMLEventFactory.newDefaultFactory();

    private final String namespace;
    private final Map<Integer, Integer> comments;
    private final Set<String> old;
    private final String list;
    private final Deque<Optional<Integer>> paragraphs = new ArrayDeque<>();
    private Optional<Integer> due = Optional.empty();
    private int elements;

    /**
     * @param comments the numbers of comments, by the numbers of the elements of paragraphs
     * @param old the numbers of comments that are to go
     * @param list what comes first
     */
    DocumentMarks(String namespace, Map<Integer, Integer> comments, Set<String> old, String list) {
        this.namespace = namespace;
        this.comments = comments;
        this.old = old;
        this.list = list;
    }

    byte[] write(byte[] document) throws XMLStreamException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XMLEventWriter writer = XMLOutputFactory.newDefaultFactory().createXMLEventWriter(out, "UTF-8");
        List<XMLEvent> events = new ArrayList<>();
        XMLEventReader reader = DocumentReturn.factory().createXMLEventReader(new ByteArrayInputStream(document));
        while (reader.hasNext()) {
            events.add(reader.nextEvent());
        }
        for (int i = 0; i < events.size(); i++) {
            XMLEvent event = events.get(i);
            if (event.isStartElement()) {
                i = start(events, i, writer);
            } else {
                if (event.isEndElement() && is(event.asEndElement().getName(), "p")) {
                    begin(writer);
                    end(writer);
                }
                writer.add(event);
            }
        }
        writer.close();
        return out.toByteArray();
    }

    /** Writes an element's start, or all of it; returns the place of the last event that was dealt with. */
    private int start(List<XMLEvent> events, int at, XMLEventWriter writer) throws XMLStreamException {
        StartElement element = events.get(at).asStartElement();
        QName name = element.getName();
        elements++;
        if (isOld(events, at)) {
            int end = end(events, at);
            elements += starts(events, at + 1, end);
            return end;
        }
        if (due.isPresent() && is(name, "pPr")) {
            int end = end(events, at);
            elements += starts(events, at + 1, end);
            for (int i = at; i <= end; i++) {
                writer.add(events.get(i));
            }
            begin(writer);
            return end;
        }
        begin(writer);
        writer.add(element);
        if (is(name, "p")) {
            due = Optional.ofNullable(comments.get(elements));
            paragraphs.push(due);
        } else if (is(name, "body")) {
            copy(list, namespace, writer);
        }
        return at;
    }

    /** Whether an element is what an earlier return left: its list, or a place of one of its comments. */
    private boolean isOld(List<XMLEvent> events, int at) {
        StartElement element = events.get(at).asStartElement();
        QName name = element.getName();
        if (is(name, "commentRangeStart") || is(name, "commentRangeEnd") || is(name, "commentReference")) {
            return old.contains(attribute(element, "id"));
        }
        if (!is(name, "sdt")) {
            return false;
        }
        for (int i = at + 1; i < events.size(); i++) {
            if (events.get(i).isStartElement()) {
                StartElement inside = events.get(i).asStartElement();
                if (is(inside.getName(), "tag")) {
                    return attribute(inside, "val").equals(DocxReader.RETURN_TAG);
                }
                if (is(inside.getName(), "sdtContent")) {
                    return false;
                }
            }
        }
        return false;
    }

    private String attribute(StartElement element, String name) {
        Attribute attribute = element.getAttributeByName(new QName(namespace, name));
        return attribute == null ? "" : attribute.getValue();
    }

    private static int end(List<XMLEvent> events, int at) {
        int depth = 0;
        for (int i = at; i < events.size(); i++) {
            depth += events.get(i).isStartElement() ? 1 : events.get(i).isEndElement() ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return events.size() - 1;
    }

    private static int starts(List<XMLEvent> events, int from, int to) {
        int starts = 0;
        for (int i = from; i <= to; i++) {
            starts += events.get(i).isStartElement() ? 1 : 0;
        }
        return starts;
    }

    private boolean is(QName name, String local) {
        return name.getLocalPart().equals(local) && name.getNamespaceURI().equals(namespace);
    }

    private void begin(XMLEventWriter writer) throws XMLStreamException {
        if (due.isPresent()) {
            copy("<w:commentRangeStart w:id=\"" + due.get() + "\"/>", namespace, writer);
            due = Optional.empty();
        }
    }

    private void end(XMLEventWriter writer) throws XMLStreamException {
        Optional<Integer> comment = paragraphs.isEmpty() ? Optional.empty() : paragraphs.pop();
        if (comment.isPresent()) {
            String id = "w:id=\"" + comment.get() + "\"";
            copy("<w:commentRangeEnd " + id + "/><w:r><w:commentReference " + id + "/></w:r>", namespace, writer);
        }
    }

    /** Writes elements of ours, whose prefix is {@code w}, whatever the document calls its own. */
    static void copy(String xml, String namespace, XMLEventWriter writer) throws XMLStreamException {
        XMLEventReader reader = DocumentReturn.factory()
                .createXMLEventReader(new StringReader("<w:ours xmlns:w=\"" + namespace + "\">" + xml + "</w:ours>"));
        int depth = 0;
        while (reader.hasNext()) {
            XMLEvent event = reader.nextEvent();
            depth -= event.isEndElement() ? 1 : 0;
            if (depth > 0 && !event.isStartDocument()) {
                writer.add(event);
                if (depth == 1 && event.isStartElement()) {
                    writer.add(EVENTS.createNamespace("w", namespace));
                }
            }
            depth += event.isStartElement() ? 1 : 0;
        }
    }
}
