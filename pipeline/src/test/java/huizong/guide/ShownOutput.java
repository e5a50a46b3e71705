package huizong.guide;

import java.util.List;
import java.util.regex.Pattern;

/** Output as a document shows it: a line {@code …} stands for any lines, and the month is that of the reading. */
final class ShownOutput {
    private static final Pattern MONTH = Pattern.compile("\\b20\\d\\d-(0[1-9]|1[0-2])\\b(?!-)");

    private ShownOutput() {}

    static boolean matches(String shown, String said) {
        return matches(lines(shown), lines(said));
    }

    /** The output with what differs from day to day made equal. */
    static List<String> lines(String text) {
        return text.stripTrailing()
                .lines()
                .map(line -> MONTH.matcher(line.stripTrailing()).replaceAll("YYYY-MM"))
                .toList();
    }

    private static boolean matches(List<String> shown, List<String> said) {
        if (shown.isEmpty()) {
            return said.isEmpty();
        }
        if (shown.get(0).strip().equals("…")) {
            List<String> rest = shown.subList(1, shown.size());
            for (int i = 0; i <= said.size(); i++) {
                if (matches(rest, said.subList(i, said.size()))) {
                    return true;
                }
            }
            return false;
        }
        return !said.isEmpty()
                && shown.get(0).equals(said.get(0))
                && matches(shown.subList(1, shown.size()), said.subList(1, said.size()));
    }
}
