package huizong.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reopens a workbook just written: every part whole, every sheet with at least the rows it was given. */
public final class WrittenWorkbook {
    private WrittenWorkbook() {}

    /** Throws when a part's checksum is wrong or a sheet holds fewer rows than were put into it. */
    public static void verify(Path file, List<Integer> rowsBySheet) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                try (InputStream in = zip.getInputStream(entries.nextElement())) {
                    // reading to the end is what checks the CRC
                    in.transferTo(java.io.OutputStream.nullOutputStream());
                }
            }
            for (int i = 0; i < rowsBySheet.size(); i++) {
                String part = "xl/worksheets/sheet" + (i + 1) + ".xml";
                int rows = countRows(zip, part);
                if (rows < rowsBySheet.get(i)) {
                    throw new IOException(part + " holds " + rows + " rows, " + rowsBySheet.get(i) + " were written");
                }
            }
        }
    }

    private static int countRows(ZipFile zip, String part) throws IOException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            throw new IOException("no part " + part);
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (InputStream in = zip.getInputStream(entry)) {
            XMLStreamReader reader = factory.createXMLStreamReader(in);
            int rows = 0;
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("row")) {
                    rows++;
                }
            }
            return rows;
        } catch (XMLStreamException e) {
            throw new IOException(part + " cannot be read again", e);
        }
    }
}
