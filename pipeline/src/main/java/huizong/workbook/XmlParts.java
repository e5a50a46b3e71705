package huizong.workbook;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Opens XML parts without DTDs or entities of any kind. */
final class XmlParts {
    private static final InputFactoryImpl FACTORY = factory();

    private XmlParts() {}

    private static InputFactoryImpl factory() {
        InputFactoryImpl factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(in);
    }

    /** What a part's broken XML is refused with. */
    static UnreadableException broken(String part, XMLStreamException e) {
        return new UnreadableException(
                "damaged-xml",
                "内部部分 " + part + " 的 XML 已损坏。请用 Excel/WPS 打开原文件，重新另存为 .xlsx 再报。",
                "the XML of the part " + part + " is damaged (" + e.getMessage() + "); save the workbook again");
    }

    /** Refuses a document type, the door of every XML attack. */
    static UnreadableException doctype(String part) {
        return new UnreadableException(
                "xml-doctype",
                "内部部分 " + part + " 含有 DTD 声明，出于安全不予读取。请用 Excel/WPS 重新另存为 .xlsx 再报。",
                "the part " + part + " has a document type declaration, which no spreadsheet program writes; refused");
    }
}
