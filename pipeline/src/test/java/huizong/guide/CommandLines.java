package huizong.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands a reader would type from a block. */
final class CommandLines {
    /**
     * One command.
     *
     * @param line as printed
     * @param words the program's name and its arguments
     * @param status what it ends with, by a comment such as {@code # exit status 5}
     */
    record Command(String line, List<String> words, int status) {}

    private static final Pattern STATUS = Pattern.compile("(?:exit status|退出码|返回值) (\\d)");

    private CommandLines() {}

    static List<Command> in(String block) {
        List<Command> commands = new ArrayList<>();
        for (String line : block.replace("\\\n", " ").split("\n", -1)) {
            List<String> words = new ArrayList<>();
            String comment = split(line, words);
            Matcher status = STATUS.matcher(comment);
            int expected = status.find() ? Integer.parseInt(status.group(1)) : 0;
            List<String> one = new ArrayList<>();
            for (String word : words) {
                if (word.equals("&&")) {
                    commands.add(new Command(line, List.copyOf(one), 0));
                    one.clear();
                } else {
                    one.add(word);
                }
            }
            if (!one.isEmpty()) {
                commands.add(new Command(line, List.copyOf(one), expected));
            }
        }
        return commands;
    }

    /** Words as a shell splits them; returns the comment behind them. */
    private static String split(String line, List<String> words) {
        StringBuilder word = new StringBuilder();
        boolean any = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                any = true;
            } else if (c == '#' && word.isEmpty() && !any) {
                return line.substring(i);
            } else if (Character.isWhitespace(c)) {
                if (any || !word.isEmpty()) {
                    words.add(word.toString());
                }
                word.setLength(0);
                any = false;
            } else {
                word.append(c);
            }
        }
        if (any || !word.isEmpty()) {
            words.add(word.toString());
        }
        return "";
    }
}
