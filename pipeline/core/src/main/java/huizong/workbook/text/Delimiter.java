package huizong.workbook.text;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What separates the fields of a line of text. Those that words and numbers rarely hold come first. */
enum Delimiter {
    TAB('\t', "制表符", "a tab"),
    BAR('|', "竖线“|”", "a bar |"),
    SEMICOLON(';', "分号“;”", "a semicolon"),
    COMMA(',', "逗号“,”", "a comma");

    private final char character;
    private final String chinese;
    private final String english;

    Delimiter(char character, String chinese, String english) {
        this.character = character;
        this.chinese = chinese;
        this.english = english;
    }

    char character() {
        return character;
    }

    String chinese() {
        return chinese;
    }

    String english() {
        return english;
    }

    /**
     * How a delimiter cuts some text.
     *
     * @param lines with the delimiter
     * @param alike lines that have it as often as most do
     * @param misfits quoted fields with something else behind their end
     */
    private record Fit(Delimiter delimiter, int lines, int alike, int misfits) {
        int score() {
            return lines + alike - 2 * misfits;
        }
    }

    /**
     * The delimiter that cuts most lines, and most of them alike: a title has none, and a sentence may have any. Empty
     * where there is none in any line.
     *
     * @param sample the beginning of a text
     */
    static Optional<Delimiter> of(String sample) {
        return Stream.of(values())
                .map(d -> d.fit(sample))
                .filter(f -> f.lines() > 0)
                .max(Comparator.comparingInt(Fit::score)
                        .thenComparing(Comparator.comparing(Fit::delimiter).reversed()))
                .map(Fit::delimiter);
    }

    /** Says in its first line what separates the fields, as Excel writes and obeys it: {@code sep=;}. */
    static Optional<Delimiter> stated(String sample) {
        return Stream.of(values())
                .filter(d -> sample.regionMatches(true, 0, "sep=" + d.character, 0, 5)
                        && (sample.length() == 5 || sample.charAt(5) == '\r' || sample.charAt(5) == '\n'))
                .findFirst();
    }

    private Fit fit(String sample) {
        Map<Integer, Integer> linesByCount = new HashMap<>();
        int misfits = 0;
        int count = 0;
        boolean begins = true;
        boolean quoted = false;
        for (int i = 0; i < sample.length(); i++) {
            char c = sample.charAt(i);
            char next = i + 1 < sample.length() ? sample.charAt(i + 1) : '\n';
            if (quoted) {
                if (c == '"' && next == '"') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                    misfits += next == character || next == '\r' || next == '\n' || next == ' ' ? 0 : 1;
                }
            } else if (c == character) {
                count++;
                begins = true;
            } else if (c == '\n') {
                linesByCount.merge(count, 1, Integer::sum);
                count = 0;
                begins = true;
            } else {
                quoted = begins && c == '"';
                begins = false;
            }
        }
        linesByCount.merge(count, 1, Integer::sum);
        linesByCount.remove(0);
        int lines = linesByCount.values().stream().mapToInt(n -> n).sum();
        int alike = linesByCount.values().stream().mapToInt(n -> n).max().orElse(0);
        return new Fit(this, lines, alike, misfits);
    }
}
