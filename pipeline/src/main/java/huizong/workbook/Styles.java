package huizong.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads which cell styles show percentages and dates. */
final class Styles {
    private Styles() {}

    /**
     * @param part empty where the workbook has none
     * @return by style number
     */
    static CellFormat[] read(ZipPackage zip, String part) throws IOException {
        List<CellFormat> formats = new ArrayList<>();
        if (!part.isEmpty() && zip.has(part)) {
            Map<Integer, CellFormat> own = new HashMap<>();
            boolean inCells = false;
            try {
                XMLStreamReader xml = XmlParts.reader(zip.open(part));
                while (xml.hasNext()) {
                    int event = xml.next();
                    if (event == XMLStreamConstants.DTD) {
                        throw XmlParts.doctype(part);
                    }
                    if (event == XMLStreamConstants.END_ELEMENT
                            && xml.getLocalName().equals("cellXfs")) {
                        inCells = false;
                    } else if (event == XMLStreamConstants.START_ELEMENT) {
                        switch (xml.getLocalName()) {
                            case "numFmt" ->
                                own.put(
                                        number(XlsxReader.attribute(xml, "numFmtId")),
                                        CellFormat.ofCode(XlsxReader.attribute(xml, "formatCode")));
                            case "cellXfs" -> inCells = true;
                            case "xf" -> {
                                if (inCells) {
                                    int id = number(XlsxReader.attribute(xml, "numFmtId"));
                                    formats.add(own.getOrDefault(id, CellFormat.ofBuiltIn(id)));
                                }
                            }
                            default -> {}
                        }
                    }
                }
            } catch (XMLStreamException e) {
                throw XmlParts.broken(part, e);
            }
        }
        return formats.toArray(new CellFormat[0]);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
