package huizong.author;

import huizong.mapping.FormMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A change of one mapping file: spellings added to labels, and the version raised.
 *
 * @param file path below the mappings folder
 * @param before the file's lines
 * @param after the lines it would have
 * @param added the renamings that went in
 * @param left those whose label is written in a way this cannot edit
 */
public record MappingPatch(
        String file, List<String> before, List<String> after, List<Renaming> added, List<Renaming> left) {
    private static final Pattern VERSION = Pattern.compile("^(version:\\s*)([0-9]+)(.*)$");
    private static final int CONTEXT = 2;

    public MappingPatch {
        before = List.copyOf(before);
        after = List.copyOf(after);
        added = List.copyOf(added);
        left = List.copyOf(left);
    }

    /** The patch that teaches a mapping other spellings. */
    public static MappingPatch of(FormMapping mapping, List<String> lines, List<Renaming> renamings) {
        String file = mapping.where().substring(0, mapping.where().lastIndexOf(':'));
        List<String> after = new ArrayList<>(lines);
        List<Renaming> added = new ArrayList<>();
        List<Renaming> left = new ArrayList<>();
        for (Renaming renaming : renamings) {
            String where = renaming.anchor().where();
            int line = Integer.parseInt(where.substring(where.lastIndexOf(':') + 1)) - 1;
            String edited = line < after.size() ? withSpelling(after.get(line), renaming) : "";
            if (edited.isEmpty()) {
                left.add(renaming);
            } else {
                after.set(line, edited);
                added.add(renaming);
            }
        }
        if (!added.isEmpty()) {
            for (int i = 0; i < after.size(); i++) {
                Matcher version = VERSION.matcher(after.get(i));
                if (version.matches()) {
                    after.set(i, version.group(1) + (Integer.parseInt(version.group(2)) + 1) + version.group(3));
                }
            }
        }
        return new MappingPatch(file, lines, after, added, left);
    }

    public String text() {
        return String.join("\n", after) + "\n";
    }

    /** A line with a spelling added behind the first one of the label; empty where the label is not found in it. */
    private static String withSpelling(String line, Renaming renaming) {
        String first = renaming.anchor().spellings().get(0).toString();
        String added = Yaml.quoted(renaming.spelling());
        for (String written : List.of(Yaml.quoted(first), "'" + first + "'", first)) {
            for (int at = line.indexOf(written); at >= 0; at = line.indexOf(written, at + 1)) {
                int end = at + written.length();
                char behind = end < line.length() ? line.charAt(end) : '\n';
                String before = line.substring(0, at).stripTrailing();
                if (before.endsWith("[") && (behind == ',' || behind == ']')) {
                    return line.substring(0, end) + ", " + added + line.substring(end);
                }
                boolean alone = (before.endsWith(":") || before.endsWith("-"))
                        && (behind == ',' || behind == '}' || behind == '\n' || behind == ' ');
                if (alone) {
                    return line.substring(0, at) + "[" + written + ", " + added + "]" + line.substring(end);
                }
            }
        }
        return "";
    }

    /** The change as a unified diff, to be read or given to {@code patch -p1}. */
    public List<String> diff() {
        List<String> diff = new ArrayList<>();
        diff.add("--- a/" + file);
        diff.add("+++ b/" + file);
        for (int i = 0; i < before.size(); ) {
            if (before.get(i).equals(after.get(i))) {
                i++;
                continue;
            }
            int from = Math.max(0, i - CONTEXT);
            int last = i;
            for (int j = i; j < before.size() && j <= last + 2 * CONTEXT; j++) {
                last = before.get(j).equals(after.get(j)) ? last : j;
            }
            int to = Math.min(before.size() - 1, last + CONTEXT);
            int size = to - from + 1;
            diff.add("@@ -" + (from + 1) + "," + size + " +" + (from + 1) + "," + size + " @@");
            for (int j = from; j <= to; j++) {
                if (before.get(j).equals(after.get(j))) {
                    diff.add(" " + before.get(j));
                } else {
                    diff.add("-" + before.get(j));
                    diff.add("+" + after.get(j));
                }
            }
            i = to + 1;
        }
        return diff;
    }
}
