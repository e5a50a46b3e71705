package huizong.author;

import huizong.mapping.Anchor;
import huizong.mapping.EditDistance;
import huizong.mapping.LabelPattern;
import java.util.ArrayList;
import java.util.List;

/** How much alike two labels are spelt: 1 the same, 0 nothing in common. */
final class LabelSimilarity {
    /** By how many characters a title may have grown or shrunk. */
    private static final int NEARLY = 4;

    private LabelSimilarity() {}

    static double between(String a, String b) {
        return 1 - (double) EditDistance.between(a, b) / Math.max(1, Math.max(a.length(), b.length()));
    }

    /** Of a printed label to the likest spelling of an anchor, whatever year it names. */
    static double of(Anchor anchor, PrintedCell label) {
        String text = label.label().core();
        String plain = text.replaceAll("(?:19|20)[0-9]{2}年?度?", "");
        double best = 0;
        for (LabelPattern spelling : anchor.spellings()) {
            best = Math.max(best, between(spelling.plain(), plain));
            if (spelling.toString().startsWith("*")) {
                for (String end : ends(text, spelling.plain().length())) {
                    best = Math.max(best, between(spelling.plain(), end));
                }
            }
        }
        return best;
    }

    /** A title as a mapping would name it: the end of the printed one that is likest to how it was named before. */
    static String title(Anchor anchor, PrintedCell label) {
        String best = AnchorWording.title(label.text());
        double alike = 0;
        for (LabelPattern spelling : anchor.spellings()) {
            for (String end : ends(label.label().core(), spelling.plain().length())) {
                double likeness = between(spelling.plain(), end);
                if (spelling.toString().startsWith("*") && likeness > alike) {
                    alike = likeness;
                    best = "*" + end;
                }
            }
        }
        return best;
    }

    /** The ends of a text that are about as long as another. */
    private static List<String> ends(String text, int length) {
        List<String> ends = new ArrayList<>();
        for (int n = Math.max(1, length - NEARLY); n <= Math.min(text.length(), length + NEARLY); n++) {
            ends.add(text.substring(text.length() - n));
        }
        return ends;
    }
}
