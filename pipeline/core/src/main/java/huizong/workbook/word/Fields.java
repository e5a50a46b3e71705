package huizong.workbook.word;

import java.util.ArrayDeque;
import java.util.Deque;

/** The fields open at a place in the text: of each only the result is shown, never the code before it. */
final class Fields {
    private final Deque<Boolean> codes = new ArrayDeque<>();

    /** @param type {@code begin}, {@code separate} before the result, or {@code end} */
    void mark(String type) {
        switch (type) {
            case "begin" -> codes.push(true);
            case "separate" -> {
                if (!codes.isEmpty()) {
                    codes.pop();
                    codes.push(false);
                }
            }
            case "end" -> codes.poll();
            default -> {}
        }
    }

    boolean areShown() {
        return !codes.contains(true);
    }

    /** A code never reaches beyond its paragraph: one that seems to was left open by mistake. */
    void paragraphEnds() {
        if (!areShown()) {
            codes.clear();
        }
    }
}
