package huizong.workbook.word;

import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.UnreadableException;
import huizong.workbook.xlsx.XmlCursor;
import huizong.workbook.xlsx.XmlCursor.Event;
import java.io.IOException;
import java.util.Set;

/** The part of a document its text stands in, and the wrappers that may be put around anything in it. */
final class WordPart {
    /** What an alternative may ask for and be the one to read: all that Word 2010 and WPS know. */
    private static final Set<String> UNDERSTOOD =
            Set.of("wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15", "w16", "w16se", "w16cid", "w16cex", "a14", "v");

    /** Takes the element the cursor stands on, to its end. */
    interface Taking {
        void take() throws IOException;
    }

    private final XmlCursor xml;
    private final WordStyles styles;
    private final WordCounts counts;
    private final Budget budget;
    private int prompts;

    WordPart(XmlCursor xml, WordStyles styles, WordCounts counts, Budget budget) {
        this.xml = xml;
        this.styles = styles;
        this.counts = counts;
        this.budget = budget;
    }

    XmlCursor xml() {
        return xml;
    }

    WordStyles styles() {
        return styles;
    }

    WordCounts counts() {
        return counts;
    }

    Budget budget() {
        return budget;
    }

    /** Whether what is read now only tells where to click and type. */
    boolean isPrompt() {
        return prompts > 0;
    }

    /** Takes each element inside the one the cursor stands on, which is then passed. */
    void each(Taking child) throws IOException {
        for (Event event = xml.next(); event != Event.END && event != Event.FINISHED; event = xml.next()) {
            if (event == Event.START) {
                child.take();
            }
        }
    }

    /** Takes each element inside one that is a mere wrapper as far as we know. */
    void unwrap(Taking child) throws IOException {
        xml.strange(xml.localName());
        each(child);
    }

    /** Takes what stands in a content control; a prompt nobody typed over is no content, nor is our own list. */
    void contentControl(Taking child) throws IOException {
        boolean[] prompt = {false};
        boolean[] ours = {false};
        each(() -> {
            switch (xml.localName()) {
                case "sdtPr" ->
                    each(() -> {
                        prompt[0] |= xml.localName().equals("showingPlcHdr") && TextLook.isOn(xml);
                        ours[0] |= xml.localName().equals("tag")
                                && xml.localAttribute("val").equals(DocxReader.RETURN_TAG);
                        xml.skip();
                    });
                case "sdtContent" -> {
                    if (ours[0]) {
                        xml.skip();
                        return;
                    }
                    prompts += prompt[0] ? 1 : 0;
                    each(child);
                    prompts -= prompt[0] ? 1 : 0;
                }
                default -> xml.skip();
            }
        });
    }

    /** Takes one of the alternatives: the first that can be understood, or what is there for those who understand none. */
    void alternatives(Taking child) throws IOException {
        boolean[] taken = {false};
        each(() -> {
            boolean takes = !taken[0]
                    && (xml.localName().equals("Fallback")
                            || xml.localName().equals("Choice")
                                    && Set.of(xml.localAttribute("Requires")
                                                    .strip()
                                                    .split("\\s+"))
                                            .stream()
                                            .allMatch(UNDERSTOOD::contains));
            if (takes) {
                taken[0] = true;
                each(child);
            } else {
                xml.skip();
            }
        });
    }

    /** A whole number an attribute states; what stands for it where it states none that fits a cell or a column. */
    int number(String attribute, int otherwise) {
        String stated = xml.localAttribute(attribute).strip();
        if (stated.isEmpty()) {
            return otherwise;
        }
        try {
            return (int) Double.parseDouble(stated);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** Text that stands in another file or part, which Word puts in place only when it saves the document again. */
    static UnreadableException embedded() {
        return UnreadableException.of(
                "embedded-document",
                "文档嵌有另一份文档，其内容尚未并入正文",
                "it holds another document whose content has not been made part of it",
                Advice.SAVE_DOCUMENT_AGAIN);
    }
}
