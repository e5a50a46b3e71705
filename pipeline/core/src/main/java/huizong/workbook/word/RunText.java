package huizong.workbook.word;

/** The text of a paragraph, put together from its runs. */
final class RunText {
    private final int longest;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder raised = new StringBuilder();

    /** @param longest characters; where there are more, at least one more than that is kept */
    RunText(int longest) {
        this.longest = longest;
    }

    /** Adds a piece. What is raised is the mark of a note, unless it makes a unit of a letter ({@code m²}). */
    void show(String piece, TextLook look) {
        if (look.isGone() || text.length() > longest) {
            return;
        }
        if (look.isRaised() && !endsInLetter()) {
            if (raised.length() <= longest) {
                raised.append(piece);
            }
            return;
        }
        text.append(piece);
    }

    private boolean endsInLetter() {
        char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        return last >= 'a' && last <= 'z' || last >= 'A' && last <= 'Z';
    }

    boolean isBlank() {
        return text.toString().isBlank();
    }

    /** The text; where all of it is raised it is raised over nothing, and counts. */
    @Override
    public String toString() {
        return isBlank() && raised.length() > 0 ? raised.toString() : text.toString();
    }
}
