package huizong.workbook.word;

import huizong.workbook.word.Block.Line;
import huizong.workbook.word.Block.Look;
import huizong.workbook.xlsx.XmlCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads paragraphs and tables one after another: those of the body, of a cell, of a text box. */
final class StoryReader {
    private final WordPart part;
    private final XmlCursor xml;
    private final Fields fields = new Fields();
    private final List<Block> blocks = new ArrayList<>();
    private Optional<Line> open = Optional.empty();
    private boolean newPage;

    StoryReader(WordPart part) {
        this.part = part;
        this.xml = part.xml();
    }

    /** Reads all that stands in the element the cursor stands on. */
    List<Block> read() throws IOException {
        part.each(this::block);
        return finish();
    }

    /** What has been read. */
    List<Block> finish() {
        open.ifPresent(blocks::add);
        open = Optional.empty();
        return blocks;
    }

    /** Reads the element the cursor stands on. */
    void block() throws IOException {
        switch (xml.localName()) {
            case "p" -> paragraph();
            case "tbl" -> {
                finish();
                blocks.addAll(new TableReader(part).read());
            }
            case "sdt" -> part.contentControl(this::block);
            case "AlternateContent" -> part.alternatives(this::block);
            case "altChunk", "subDoc" -> throw WordPart.embedded();
            case "del", "moveFrom", "sectPr", "customXmlPr", "background" -> xml.skip();
            default -> part.unwrap(this::block);
        }
    }

    private void paragraph() throws IOException {
        ParagraphReader paragraph = new ParagraphReader(part, fields);
        Line line = paragraph.read();
        if (!paragraph.boxes().isEmpty()) {
            finish();
            blocks.addAll(paragraph.boxes());
        }
        Line whole = line;
        if (open.isPresent()) {
            whole = new Line(
                    open.get().text() + line.text(),
                    open.get().looks(),
                    open.get().mark());
        }
        if (newPage || whole.is(Look.NEW_PAGE)) {
            newPage = whole.isBlank();
            Set<Look> looks = EnumSet.of(Look.NEW_PAGE);
            looks.addAll(whole.looks());
            whole = new Line(whole.text(), looks, whole.mark());
        }
        newPage |= paragraph.endsPage();
        part.counts().line(line.text());
        open = Optional.of(whole);
        if (!paragraph.joinsNext()) {
            finish();
        }
    }
}
