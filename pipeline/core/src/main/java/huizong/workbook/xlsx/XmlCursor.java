package huizong.workbook.xlsx;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.Limit;
import huizong.workbook.guard.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Walks through the elements of an XML part, without DTDs or entities of any kind and within the limits. */
public final class XmlCursor {
    /** What the cursor stands on. */
    public enum Event {
        START,
        TEXT,
        END,
        FINISHED
    }

    /** The code a document type is refused with: the door of every XML attack. */
    static final String DOCTYPE = "xml-doctype";

    /** What an element or attribute of another vocabulary than the part's own is called. */
    private static final String FOREIGN = ":";

    private static final Set<String> RELATIONS = Set.of(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships");
    private static final int NAME_LENGTH = 64;
    private static final int INSTRUCTIONS = 1_000;
    private static final InputFactoryImpl FACTORY = factory();

    private final XMLStreamReader xml;
    private final String part;
    private final Budget budget;
    private final int maxDepth;
    private final int maxAttributes;
    private final Set<String> names = new HashSet<>();
    private int depth;
    private int instructions;
    private int namespaces;
    private int elements;

    /** The namespace of the part's root, and so of all its elements that are not some extension's. */
    private String vocabulary = "";

    private static InputFactoryImpl factory() {
        InputFactoryImpl factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    XmlCursor(InputStream in, String part, Budget budget) throws IOException {
        this(in, Optional.empty(), part, budget);
    }

    /** @param charset of the text, whatever it says of itself; by what it says where it is empty */
    XmlCursor(InputStream in, Optional<Charset> charset, String part, Budget budget) throws IOException {
        this.part = part;
        this.budget = budget;
        this.maxDepth = (int) budget.of(Limit.DEPTH);
        this.maxAttributes = (int) budget.of(Limit.ATTRIBUTES);
        InputStream watched = new TagWatch(in, part, budget);
        try {
            this.xml = charset.isPresent()
                    ? FACTORY.createXMLStreamReader(
                            new InputStreamReader(watched, charset.get().newDecoder()))
                    : FACTORY.createXMLStreamReader(watched);
        } catch (XMLStreamException | RuntimeException e) {
            throw broken(e);
        }
    }

    /** Moves to the next tag, run of text, or the end of the part. */
    public Event next() throws IOException {
        try {
            while (true) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        opened();
                        return Event.START;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        return Event.END;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        return Event.TEXT;
                    }
                    case XMLStreamConstants.END_DOCUMENT -> {
                        return Event.FINISHED;
                    }
                    case XMLStreamConstants.DTD -> throw doctype();
                    case XMLStreamConstants.PROCESSING_INSTRUCTION -> {
                        if (++instructions > INSTRUCTIONS) {
                            throw refused("too-many-names", "处理指令过多", "too many processing instructions");
                        }
                    }
                    case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw refused("damaged-xml", "引用了未声明的实体", "it refers to an entity that is not declared");
                    default -> {}
                }
            }
        } catch (XMLStreamException | RuntimeException e) {
            throw broken(e);
        }
    }

    /** How many elements have begun so far, those passed over included: the number of the one the cursor stands on. */
    public int elements() {
        return elements;
    }

    /** Moves to the next child of the element just entered, whose children so far have been passed; false at its end. */
    boolean nextChild() throws IOException {
        while (true) {
            switch (next()) {
                case START -> {
                    return true;
                }
                case END, FINISHED -> {
                    return false;
                }
                case TEXT -> {}
            }
        }
    }

    /** Whether the element is of a vocabulary and a name. */
    boolean isAt(String namespace, String name) {
        return xml.getLocalName().equals(name) && namespace.equals(xml.getNamespaceURI());
    }

    private void opened() {
        elements++;
        if (++depth > maxDepth) {
            throw refused("too-deep", "元素嵌套超过 " + maxDepth + " 层", "its elements nest deeper than " + maxDepth);
        }
        if (depth == 1) {
            vocabulary = namespace();
        }
        if (xml.getAttributeCount() > maxAttributes || xml.getNamespaceCount() > maxAttributes) {
            throw refused(
                    "too-many-attributes",
                    "一个元素的属性超过 " + maxAttributes + " 个",
                    "an element has more than " + maxAttributes + " attributes");
        }
        namespaces += xml.getNamespaceCount();
        if (namespaces > budget.of(Limit.NAMES)) {
            throw tooManyNames();
        }
    }

    /** Remembers a name nobody asked for: the parser keeps each for good, so there may not be many. */
    public void strange(String name) {
        if (name.length() > NAME_LENGTH) {
            throw refused("too-many-names", "元素或属性名称过长", "the name of an element or attribute is too long");
        }
        if (names.add(name) && names.size() > budget.of(Limit.NAMES)) {
            throw tooManyNames();
        }
    }

    private UnreadableException tooManyNames() {
        return refused("too-many-names", "元素或属性的名称过多", "it has too many different names");
    }

    /** Passes over the element the cursor stands on, with all in it. */
    public void skip() throws IOException {
        int outside = depth - 1;
        strange(name());
        strangeAttributes();
        while (depth > outside) {
            if (next() == Event.START) {
                strange(name());
                strangeAttributes();
            }
        }
    }

    private void strangeAttributes() {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            strange(xml.getAttributeLocalName(i));
        }
    }

    /** The local name of the element; of one in another namespace than the part's root, a name no element has. */
    public String name() {
        return vocabulary.equals(namespace()) ? xml.getLocalName() : foreign(xml.getLocalName());
    }

    /** The local name of the element, whatever its namespace: a document mixes several. */
    public String localName() {
        return xml.getLocalName();
    }

    private String namespace() {
        String uri = xml.getNamespaceURI();
        return uri == null ? "" : uri;
    }

    private String foreign(String name) {
        strange(name);
        return FOREIGN;
    }

    public int attributes() {
        return xml.getAttributeCount();
    }

    /** The name of an attribute; of one in a namespace, a name no attribute has. */
    public String attributeName(int index) {
        String uri = xml.getAttributeNamespace(index);
        return uri == null || uri.isEmpty()
                ? xml.getAttributeLocalName(index)
                : foreign(xml.getAttributeLocalName(index));
    }

    public String attributeValue(int index) {
        try {
            return xml.getAttributeValue(index);
        } catch (RuntimeException e) {
            throw broken(e);
        }
    }

    /** An attribute by its local name, whatever its namespace; empty where it is absent. */
    public String localAttribute(String name) {
        String value = "";
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                value = attributeValue(i);
            } else {
                strange(xml.getAttributeLocalName(i));
            }
        }
        return value;
    }

    /** An attribute that is in no namespace; empty where it is absent. */
    String attribute(String name) {
        String value = "";
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (attributeName(i).equals(name)) {
                value = attributeValue(i);
            } else {
                strange(xml.getAttributeLocalName(i));
            }
        }
        return value;
    }

    /** The number of the relation the element names; empty where it names none. */
    String relation() {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String uri = xml.getAttributeNamespace(i);
            if (uri != null
                    && RELATIONS.contains(uri)
                    && xml.getAttributeLocalName(i).equals("id")) {
                return attributeValue(i);
            }
        }
        return "";
    }

    /** Adds the run of text the cursor stands on. */
    public void appendText(StringBuilder text) {
        try {
            text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        } catch (RuntimeException e) {
            throw broken(e);
        }
    }

    /**
     * The text of the element the cursor stands on, which is then passed.
     *
     * @param longest characters; where there are more, the text comes back one longer than that
     */
    public String text(int longest) throws IOException {
        String first = "";
        StringBuilder more = null;
        for (Event event = next(); event != Event.END; event = next()) {
            if (event == Event.START) {
                skip();
            } else if (event == Event.TEXT && first.length() <= longest) {
                try {
                    if (more == null && first.isEmpty()) {
                        first = xml.getText();
                        continue;
                    }
                } catch (RuntimeException e) {
                    throw broken(e);
                }
                if (more == null) {
                    more = new StringBuilder(first);
                }
                if (more.length() <= longest) {
                    appendText(more);
                }
            }
        }
        String text = more == null ? first : more.toString();
        return text.length() > longest ? text.substring(0, longest + 1) : text;
    }

    private UnreadableException broken(Exception e) {
        if (e instanceof UnreadableException refused) {
            return refused;
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableException refused) {
                return refused;
            }
        }
        String place = "";
        if (e instanceof XMLStreamException stream && stream.getLocation() != null) {
            place = stream.getLocation().getLineNumber() + ":"
                    + stream.getLocation().getColumnNumber();
        }
        return refused("damaged-xml", "XML 已损坏 " + place, "its XML is damaged " + place);
    }

    private UnreadableException doctype() {
        return refused(
                DOCTYPE,
                "含有 DTD 声明，出于安全不予读取",
                "it has a document type declaration, which no spreadsheet program writes");
    }

    private UnreadableException refused(String code, String chinese, String english) {
        return UnreadableException.of(
                code,
                "内部部分 " + part + " 的内容：" + chinese.strip(),
                "the part " + part + ": " + english.strip(),
                Advice.SAVE_AGAIN);
    }
}
