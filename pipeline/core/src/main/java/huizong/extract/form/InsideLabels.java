package huizong.extract.form;

import huizong.grid.Label;
import huizong.text.WhiteSpace;
import java.util.ArrayList;
import java.util.List;

/** Splits a cell that holds labels and values together: {@code 填表人：（略）  填报日期：2024.6.16  联系电话：}. */
public final class InsideLabels {
    private static final int MAX_LENGTH = 300;

    /** A label and the text behind its colon, trimmed; empty where nothing follows. */
    public record Part(Label label, String value) {}

    private InsideLabels() {}

    /** The parts of a text whose first label is known, in order; none where the text does not begin with one. */
    static List<Part> split(String text, Vocabulary vocabulary) {
        int firstColon = text.length() > MAX_LENGTH ? -1 : firstColon(text, 0);
        if (firstColon < 0) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>();
        Label open = null;
        int from = 0;
        for (int colon = firstColon; colon >= 0; colon = firstColon(text, colon + 1)) {
            String stretch = text.substring(from, colon);
            if (open == null) {
                Label first = Label.of(stretch);
                if (first.full().equals("其中") || first.full().isEmpty()) {
                    from = colon + 1;
                    continue;
                }
                if (!vocabulary.contains(first)) {
                    return List.of();
                }
                open = first;
                from = colon + 1;
                continue;
            }
            int start = labelStart(stretch, vocabulary);
            if (start < 0) {
                continue;
            }
            parts.add(new Part(open, WhiteSpace.trim(stretch.substring(0, start))));
            open = Label.of(stretch.substring(start));
            from = colon + 1;
        }
        if (open != null) {
            parts.add(new Part(open, WhiteSpace.trim(text.substring(from))));
        }
        return parts;
    }

    private static int firstColon(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '：' || c == ':' || c == '∶' || c == '﹕') {
                return i;
            }
        }
        return -1;
    }

    /** Where in the text before a colon the label of that colon begins; -1 where the colon belongs to the value. */
    private static int labelStart(String stretch, Vocabulary vocabulary) {
        String normalised = Label.normalise(stretch);
        String known = vocabulary.endOf(normalised);
        if (!known.isEmpty()) {
            int i = stretch.length();
            for (int left = known.length(); left > 0 && i > 0; ) {
                left -= Label.normalise(stretch.substring(--i, i + 1)).length();
            }
            return i;
        }
        int space = stretch.length();
        while (space > 0 && !isSpace(stretch.charAt(space - 1))) {
            space--;
        }
        int length = stretch.length() - space;
        return space > 0 && length >= 2 && length <= 10 ? space : -1;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
