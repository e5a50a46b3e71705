package huizong.workbook.word;

import huizong.workbook.word.Block.Line;
import huizong.workbook.word.Block.Look;
import huizong.workbook.word.TextLook.Said;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.model.Ffn;
import org.apache.poi.hwpf.model.StyleDescription;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.Paragraph;

/** The text of paragraphs of a .doc, as it is shown once all tracked changes are accepted. */
final class DocText {
    private static final int CENTRED = 1;
    private static final int BODY_LEVEL = 9;

    private final HWPFDocument document;
    private final int longest;
    private final Fields fields = new Fields();

    DocText(HWPFDocument document, int longest) {
        this.document = document;
        this.longest = longest;
    }

    Line line(Paragraph paragraph) {
        RunText text = new RunText(longest);
        Set<Look> looks = EnumSet.noneOf(Look.class);
        if (paragraph.pageBreakBefore()) {
            looks.add(Look.NEW_PAGE);
        }
        if (paragraph.getJustification() == CENTRED) {
            looks.add(Look.CENTRED);
        }
        if (paragraph.getLvl() < BODY_LEVEL || isHeading(paragraph)) {
            looks.add(Look.HEADING);
        }
        for (int i = 0; i < paragraph.numCharacterRuns(); i++) {
            CharacterRun run = paragraph.getCharacterRun(i);
            if (!run.isMarkedDeleted()) {
                show(run, text, looks);
            }
        }
        fields.paragraphEnds();
        return new Line(text.toString(), looks, 0);
    }

    private void show(CharacterRun run, RunText text, Set<Look> looks) {
        TextLook look = new TextLook(
                said(run.isVanished()),
                said(run.isStrikeThrough() || run.isDoubleStrikeThrough()),
                said(run.getSubSuperScriptIndex() != 0));
        if (run.isSymbol()) {
            Ffn font = run.getSymbolFont();
            String name = font == null ? "" : String.valueOf(font.getMainFontName());
            show(text, Symbols.text(name, Integer.toHexString(run.getSymbolCharacter())), look);
            return;
        }
        String written = run.text();
        int from = 0;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c >= ' ') {
                continue;
            }
            show(text, written.substring(from, i), look);
            from = i + 1;
            switch (c) {
                case '\u0013' -> fields.mark("begin");
                case '\u0014' -> fields.mark("separate");
                case '\u0015' -> fields.mark("end");
                case '\t' -> show(text, "\t", look);
                case '\u000b' -> show(text, "\n", look);
                case '\u001e' -> show(text, "-", look);
                case '\f' -> looks.add(Look.NEW_PAGE);
                default -> {} // ends of paragraphs and cells, anchors of pictures and notes, soft hyphens
            }
        }
        show(text, written.substring(from), look);
    }

    private void show(RunText text, String piece, TextLook look) {
        if (!piece.isEmpty() && fields.areShown()) {
            text.show(piece, look);
        }
    }

    private boolean isHeading(Paragraph paragraph) {
        StyleDescription style = document.getStyleSheet().getStyleDescription(paragraph.getStyleIndex());
        String name = style == null ? "" : String.valueOf(style.getName()).toLowerCase(Locale.ROOT);
        return WordStyles.isHeading(name);
    }

    private static Said said(boolean yes) {
        return yes ? Said.YES : Said.NO;
    }
}
