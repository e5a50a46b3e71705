package huizong.workbook.word;

import huizong.workbook.word.Block.Line;
import huizong.workbook.word.Block.Look;
import huizong.workbook.xlsx.XmlCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Reads one paragraph as it is shown once all tracked changes are accepted: without what is deleted, moved away, hidden
 * or struck through, without the codes of fields and the marks of footnotes.
 */
final class ParagraphReader {
    private final WordPart part;
    private final XmlCursor xml;
    private final Fields fields;
    private final RunText text;
    private final Set<Look> looks = EnumSet.noneOf(Look.class);
    private final List<Block> boxes = new ArrayList<>();
    private TextLook ordinary;
    private TextLook look;
    private boolean joinsNext;
    private boolean pageBehind;

    ParagraphReader(WordPart part, Fields fields) {
        this.part = part;
        this.xml = part.xml();
        this.fields = fields;
        this.text = new RunText(part.counts().longest());
        this.ordinary = part.styles().ordinaryText();
        this.look = ordinary;
    }

    /** Reads to the end of the paragraph the cursor stands on. */
    Line read() throws IOException {
        int mark = xml.elements();
        part.each(this::inline);
        fields.paragraphEnds();
        return new Line(text.toString(), looks, mark);
    }

    /** What stands in text boxes that hang on the paragraph. */
    List<Block> boxes() {
        return boxes;
    }

    /** Whether the paragraph's end is deleted, so that the next is one with it. */
    boolean joinsNext() {
        return joinsNext;
    }

    /** Whether a page ends with the paragraph. */
    boolean endsPage() {
        return pageBehind;
    }

    private void inline() throws IOException {
        switch (xml.localName()) {
            case "pPr" -> part.each(this::property);
            case "r" -> {
                look = ordinary;
                part.each(this::inRun);
            }
            case "sdt" -> part.contentControl(this::inline);
            case "AlternateContent" -> part.alternatives(this::inline);
            case "oMath", "oMathPara" -> {
                look = ordinary;
                part.each(this::formula);
            }
            case "del", "moveFrom", "rt", "rubyPr", "fldData", "customXmlPr", "smartTagPr" -> xml.skip();
            case "subDoc" -> throw WordPart.embedded();
            default -> part.unwrap(this::inline);
        }
    }

    private void property() throws IOException {
        switch (xml.localName()) {
            case "pStyle" -> {
                String style = xml.localAttribute("val");
                looks.addAll(part.styles().looks(style));
                ordinary = part.styles().text(style);
                xml.skip();
            }
            case "rPr" ->
                part.each(() -> {
                    joinsNext |=
                            xml.localName().equals("del") || xml.localName().equals("moveFrom");
                    xml.skip();
                });
            case "sectPr" -> {
                pageBehind = true;
                xml.skip();
            }
            default -> WordStyles.look(xml, looks);
        }
    }

    private void inRun() throws IOException {
        switch (xml.localName()) {
            case "rPr" -> properties();
            case "t" -> {
                boolean kept = xml.localAttribute("space").equals("preserve");
                String written = xml.text(part.counts().longest());
                show(kept ? written : written.strip());
            }
            case "tab", "ptab" -> symbol("\t");
            case "cr" -> symbol("\n");
            case "noBreakHyphen" -> symbol("-");
            case "br" -> {
                switch (xml.localAttribute("type")) {
                    case "page" -> newPage();
                    case "column" -> {}
                    default -> show("\n");
                }
                xml.skip();
            }
            case "sym" -> symbol(Symbols.text(xml.localAttribute("font"), xml.localAttribute("char")));
            case "fldChar" -> {
                fields.mark(xml.localAttribute("fldCharType"));
                part.each(this::fieldData);
            }
            case "drawing", "pict", "object" -> box();
            case "AlternateContent" -> part.alternatives(this::inRun);
            case "ruby" -> part.each(this::inline);
            case "instrText", "delText", "delInstrText", "footnoteReference", "endnoteReference" -> xml.skip();
            default -> part.unwrap(this::inRun);
        }
    }

    private void properties() throws IOException {
        TextLook[] own = {TextLook.PLAIN};
        TextLook[] style = {TextLook.PLAIN};
        part.each(() -> {
            if (xml.localName().equals("rStyle")) {
                style[0] = part.styles().text(xml.localAttribute("val"));
                xml.skip();
            } else {
                own[0] = own[0].with(xml);
            }
        });
        look = TextLook.of(own[0], style[0], ordinary);
    }

    /** A box to tick is drawn by the program, from what its field says. */
    private void fieldData() throws IOException {
        if (xml.localName().equals("checkBox")) {
            boolean[] ticked = {false};
            part.each(() -> {
                switch (xml.localName()) {
                    case "default", "checked" -> ticked[0] = TextLook.isOn(xml);
                    default -> {}
                }
                xml.skip();
            });
            text.show(ticked[0] ? "☑" : "□", look);
        } else {
            part.unwrap(this::fieldData);
        }
    }

    private void newPage() {
        if (text.isBlank()) {
            looks.add(Look.NEW_PAGE);
        } else {
            pageBehind = true;
        }
    }

    private void box() throws IOException {
        if (look.isGone()) {
            xml.skip();
            return;
        }
        part.each(this::inBox);
    }

    private void inBox() throws IOException {
        switch (xml.localName()) {
            case "txbxContent" -> boxes.addAll(new StoryReader(part).read());
            case "AlternateContent" -> part.alternatives(this::inBox);
            default -> part.unwrap(this::inBox);
        }
    }

    /** A typed formula: a fraction keeps its stroke, what is raised is no digit of what it is raised over. */
    private void formula() throws IOException {
        switch (xml.localName()) {
            case "t" -> show(xml.text(part.counts().longest()));
            case "den" -> {
                show("/");
                part.each(this::formula);
            }
            case "sup", "sub" -> {
                TextLook before = look;
                look = new TextLook(look.hidden(), look.struck(), TextLook.Said.YES);
                part.each(this::formula);
                look = before;
            }
            case "del", "moveFrom", "rPr", "ctrlPr" -> xml.skip();
            default -> part.unwrap(this::formula);
        }
    }

    private void symbol(String shown) throws IOException {
        show(shown);
        xml.skip();
    }

    private void show(String shown) {
        if (!part.isPrompt() && fields.areShown()) {
            text.show(shown, look);
        }
    }
}
