package huizong.workbook.word;

import huizong.workbook.word.Block.Look;
import huizong.workbook.xlsx.XmlCursor;
import huizong.workbook.xlsx.XmlCursor.Event;
import huizong.workbook.xlsx.ZipPackage;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a document's styles say of text and paragraphs, by their numbers. */
final class WordStyles {
    private static final int DEEPEST = 16;

    /** The headings Word comes with are known by name, as some programs leave their levels out. */
    private static final Set<String> HEADING_NAMES = Set.of("heading", "title", "标题");

    private record Style(String base, TextLook text, Set<Look> looks) {}

    private static final Style NONE = new Style("", TextLook.PLAIN, Set.of());

    private final Map<String, Style> styles = new HashMap<>();
    private final Map<String, TextLook> resolved = new HashMap<>();
    private String ordinary = "";

    private WordStyles() {}

    /** @param part empty where the document has none */
    static WordStyles read(ZipPackage zip, String part) throws IOException {
        return part.isEmpty() || !zip.has(part) ? new WordStyles() : zip.parse(part, WordStyles::read);
    }

    private static WordStyles read(XmlCursor xml) throws IOException {
        WordStyles styles = new WordStyles();
        for (Event event = xml.next(); event != Event.FINISHED; event = xml.next()) {
            if (event != Event.START) {
                continue;
            }
            switch (xml.localName()) {
                case "styles" -> xml.strange(xml.localName());
                case "style" -> styles.style(xml);
                default -> xml.skip();
            }
        }
        return styles;
    }

    /** Whether a style is a heading, by its name in lower case. */
    static boolean isHeading(String name) {
        return HEADING_NAMES.stream().anyMatch(name::startsWith);
    }

    private void style(XmlCursor xml) throws IOException {
        String id = xml.localAttribute("styleId");
        if (xml.localAttribute("type").equals("paragraph")
                && xml.localAttribute("default").matches("1|true|on")) {
            ordinary = id;
        }
        String base = "";
        TextLook text = TextLook.PLAIN;
        Set<Look> looks = EnumSet.noneOf(Look.class);
        for (Event event = xml.next(); event != Event.END; event = xml.next()) {
            if (event != Event.START) {
                continue;
            }
            switch (xml.localName()) {
                case "basedOn" -> {
                    base = xml.localAttribute("val");
                    xml.skip();
                }
                case "name" -> {
                    if (isHeading(xml.localAttribute("val").toLowerCase(Locale.ROOT))) {
                        looks.add(Look.HEADING);
                    }
                    xml.skip();
                }
                case "rPr" -> {
                    for (Event inside = xml.next(); inside != Event.END; inside = xml.next()) {
                        text = inside == Event.START ? text.with(xml) : text;
                    }
                }
                case "pPr" -> {
                    for (Event inside = xml.next(); inside != Event.END; inside = xml.next()) {
                        if (inside == Event.START) {
                            look(xml, looks);
                        }
                    }
                }
                default -> xml.skip();
            }
        }
        styles.putIfAbsent(id, new Style(base, text, looks));
    }

    /** Adds what the property of a paragraph that the cursor stands on says of its look; it is passed. */
    static void look(XmlCursor xml, Set<Look> looks) throws IOException {
        switch (xml.localName()) {
            case "outlineLvl" -> {
                if (xml.localAttribute("val").matches("[0-8]")) {
                    looks.add(Look.HEADING);
                }
            }
            case "jc" -> {
                if (xml.localAttribute("val").equals("center")) {
                    looks.add(Look.CENTRED);
                } else {
                    looks.remove(Look.CENTRED);
                }
            }
            case "pageBreakBefore" -> {
                if (TextLook.isOn(xml)) {
                    looks.add(Look.NEW_PAGE);
                }
            }
            default -> {}
        }
        xml.skip();
    }

    /** How a style sets text. */
    TextLook text(String id) {
        return id.isEmpty() ? TextLook.PLAIN : resolved.computeIfAbsent(id, i -> resolve(i, 0));
    }

    /** How a paragraph without a style of its own sets text. */
    TextLook ordinaryText() {
        return text(ordinary);
    }

    private TextLook resolve(String id, int depth) {
        Style style = styles.getOrDefault(id, NONE);
        return style.base().isEmpty() || depth > DEEPEST
                ? style.text()
                : style.text().over(resolve(style.base(), depth + 1));
    }

    /** How a style sets paragraphs. */
    Set<Look> looks(String id) {
        Set<Look> looks = EnumSet.noneOf(Look.class);
        Style style = styles.getOrDefault(id, NONE);
        for (int depth = 0; depth <= DEEPEST; depth++) {
            looks.addAll(style.looks());
            if (style.base().isEmpty()) {
                break;
            }
            style = styles.getOrDefault(style.base(), NONE);
        }
        return looks;
    }
}
