package huizong.workbook.xlsx;

import huizong.workbook.shown.RichText.Height;
import huizong.workbook.shown.RunFont;
import huizong.workbook.xlsx.XmlCursor.Event;
import java.io.IOException;

/** Reads fonts, of cells and of runs of text. */
final class FontReader {
    private FontReader() {}

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
