package huizong.guide;

/**
 * A fenced block of a document.
 *
 * @param document its document's name, for messages
 * @param line where its text begins, from 1
 * @param language the first word behind the fence; empty where there is none
 * @param info what follows that word
 */
record CodeBlock(String document, int line, String language, String info, String text) {
    String name() {
        return (document + ":" + line + " " + language + " " + info).strip();
    }

    /** Its first line. */
    String head() {
        return text.lines().findFirst().orElse("");
    }
}
