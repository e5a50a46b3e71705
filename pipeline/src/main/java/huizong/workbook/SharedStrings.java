package huizong.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The texts a workbook's sheets refer to by number. */
final class SharedStrings {
    private final List<String> strings;

    private SharedStrings(List<String> strings) {
        this.strings = strings;
    }

    int size() {
        return strings.size();
    }

    String at(int index) {
        return strings.get(index);
    }

    /** @param part empty where the workbook has none */
    static SharedStrings read(ZipPackage zip, String part, Limits limits) throws IOException {
        List<String> strings = new ArrayList<>();
        if (part.isEmpty() || !zip.has(part)) {
            return new SharedStrings(strings);
        }
        try {
            XMLStreamReader xml = XmlParts.reader(zip.open(part));
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD) {
                    throw XmlParts.doctype(part);
                }
                if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("si")) {
                    strings.add(richText(xml, "si", limits));
                }
            }
        } catch (XMLStreamException e) {
            throw XmlParts.broken(part, e);
        }
        return new SharedStrings(strings);
    }

    /** The text of the element the reader stands on, runs joined, phonetic guides left out. */
    static String richText(XMLStreamReader xml, String element, Limits limits) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int phonetic = 0;
        boolean inText = false;
        for (int event = xml.next(); ; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                phonetic += xml.getLocalName().equals("rPh") ? 1 : 0;
                inText = xml.getLocalName().equals("t");
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (xml.getLocalName().equals(element)) {
                    return unescape(text.toString());
                }
                phonetic -= xml.getLocalName().equals("rPh") ? 1 : 0;
                inText = false;
            } else if (inText
                    && phonetic == 0
                    && (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                if (text.length() > limits.cellText() * 8) {
                    throw new UnreadableException(
                            "text-too-long", "单元格文字过长。请删减后再报。", "a cell's text is longer than any cell can hold");
                }
            }
        }
    }

    /** Decodes {@code _x000D_}. */
    static String unescape(String text) {
        int at = text.indexOf("_x");
        if (at < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        while (at >= 0) {
            if (at + 7 <= text.length() && text.charAt(at + 6) == '_' && isHex(text, at + 2)) {
                out.append(text, from, at).append((char) Integer.parseInt(text.substring(at + 2, at + 6), 16));
                from = at + 7;
                at = text.indexOf("_x", from);
            } else {
                at = text.indexOf("_x", at + 1);
            }
        }
        return out.append(text, from, text.length()).toString();
    }

    private static boolean isHex(String text, int from) {
        for (int i = from; i < from + 4; i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
