package huizong.workbook;

import huizong.workbook.RichText.Height;
import huizong.workbook.XmlCursor.Event;
import java.io.IOException;

/** What of a font decides what is written in it: whether it strikes out, raises or lowers. */
record RunFont(boolean struck, Height height) {
    static final RunFont PLAIN = new RunFont(false, Height.LEVEL);

    /** Reads to the end of the font's element, which the cursor stands on. */
    static RunFont read(XmlCursor xml) throws IOException {
        boolean struck = false;
        Height height = Height.LEVEL;
        for (Event event = xml.next(); event != Event.END; event = xml.next()) {
            if (event != Event.START) {
                continue;
            }
            switch (xml.name()) {
                case "strike" -> struck = !isFalse(xml.attribute("val"));
                case "vertAlign" -> height = height(xml.attribute("val"));
                default -> {}
            }
            xml.skip();
        }
        return new RunFont(struck, height);
    }

    private static boolean isFalse(String attribute) {
        return attribute.equals("0") || attribute.equals("false") || attribute.equals("off");
    }

    private static Height height(String attribute) {
        return switch (attribute) {
            case "superscript" -> Height.RAISED;
            case "subscript" -> Height.LOWERED;
            default -> Height.LEVEL;
        };
    }
}
