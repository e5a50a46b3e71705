package huizong.workbook.word;

import huizong.workbook.xlsx.XmlCursor;
import java.io.IOException;

/** Whether text is hidden, struck through or raised, as far as a run or a style says. */
record TextLook(Said hidden, Said struck, Said raised) {
    /** What one property says. */
    enum Said {
        NOTHING,
        NO,
        YES;

        static Said of(XmlCursor xml) {
            return isOn(xml) ? YES : NO;
        }

        Said or(Said other) {
            return this == NOTHING ? other : this;
        }
    }

    static final TextLook PLAIN = new TextLook(Said.NOTHING, Said.NOTHING, Said.NOTHING);

    /** Whether the property the cursor stands on is switched on: it is unless it says otherwise. */
    static boolean isOn(XmlCursor xml) {
        return switch (xml.localAttribute("val")) {
            case "0", "false", "off", "none" -> false;
            default -> true;
        };
    }

    /** With what the property the cursor stands on says; it is passed. */
    TextLook with(XmlCursor xml) throws IOException {
        TextLook look =
                switch (xml.localName()) {
                    case "vanish" -> new TextLook(Said.of(xml), struck, raised);
                    case "strike", "dstrike" -> struck == Said.YES ? this : new TextLook(hidden, Said.of(xml), raised);
                    case "vertAlign" ->
                        new TextLook(hidden, struck, xml.localAttribute("val").equals("baseline") ? Said.NO : Said.YES);
                    default -> this;
                };
        xml.skip();
        return look;
    }

    /** With what a style says where this says nothing. */
    TextLook over(TextLook base) {
        return new TextLook(hidden.or(base.hidden), struck.or(base.struck), raised.or(base.raised));
    }

    /** A run's own look over that of its style and its paragraph's; two styles that switch the same cancel out. */
    static TextLook of(TextLook own, TextLook style, TextLook paragraph) {
        return new TextLook(
                own.hidden.or(toggled(style.hidden, paragraph.hidden)),
                own.struck.or(toggled(style.struck, paragraph.struck)),
                own.raised.or(style.raised.or(paragraph.raised)));
    }

    private static Said toggled(Said one, Said other) {
        return (one == Said.YES) != (other == Said.YES) ? Said.YES : Said.NO;
    }

    /** Whether nothing of the text counts: it is not seen, or crossed out. */
    boolean isGone() {
        return hidden == Said.YES || struck == Said.YES;
    }

    /** Whether the text is set higher or lower than its line, as the mark of a footnote is. */
    boolean isRaised() {
        return raised == Said.YES;
    }
}
