package huizong.workbook.word;

import huizong.grid.Workbook;
import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.UnreadableException;
import huizong.workbook.xlsx.Relations;
import huizong.workbook.xlsx.XmlCursor.Event;
import huizong.workbook.xlsx.ZipPackage;
import java.io.IOException;
import java.util.List;

/** Reads .docx, transitional and strict, in one pass over its text: each table is a sheet. */
public final class DocxReader {
    /** What the content control around a list of ours is tagged with, so that it is known when it comes back. */
    public static final String RETURN_TAG = "huizong-return/1";

    private final Budget budget;

    public DocxReader(Budget budget) {
        this.budget = budget;
    }

    /** Whether a package holds a document, whatever its file is called. */
    public static boolean isDocument(ZipPackage zip) throws IOException {
        if (!zip.has("[Content_Types].xml") || !zip.has("_rels/.rels")) {
            return false;
        }
        String part = Relations.of(zip, "").part("officeDocument");
        return !part.isEmpty()
                && zip.has(part)
                && zip.peek(
                        part,
                        xml -> xml.next() == Event.START && xml.localName().equals("document"));
    }

    /**
     * Reads every table of the document.
     *
     * @throws UnreadableException where it cannot be read for certain, or is past a limit
     */
    public Workbook read(ZipPackage zip) throws IOException {
        List<Block> story = story(zip);
        zip.refuseDoctypes();
        return TableSheets.workbook(Workbook.Format.DOCX, story);
    }

    /** Where the cells of its sheets stand. */
    DocumentPlaces places(ZipPackage zip) throws IOException {
        return TableSheets.places(story(zip));
    }

    private List<Block> story(ZipPackage zip) throws IOException {
        String main = Relations.of(zip, "").part("officeDocument");
        WordStyles styles = WordStyles.read(zip, Relations.of(zip, main).part("styles"));
        WordCounts counts = new WordCounts(budget);
        return zip.parse(main, xml -> {
            if (xml.next() != Event.START || !xml.localName().equals("document")) {
                throw UnreadableException.of(
                        "wrong-part", "内容部分不是文档", "its part is no document", Advice.SAVE_DOCUMENT_AGAIN);
            }
            return new StoryReader(new WordPart(xml, styles, counts, budget)).read();
        });
    }
}
