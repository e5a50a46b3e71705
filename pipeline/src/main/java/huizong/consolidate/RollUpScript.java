package huizong.consolidate;

import huizong.mapping.MappingException;
import huizong.store.Store;
import huizong.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One file of {@code mappings/rollups}, run statement by statement: a mistake names its file and line. */
record RollUpScript(String name, String sql) {
    /** DuckDB's kinds of error that are the author's to mend, and not the machine's. */
    private static final String OF_THE_SCRIPT =
            "(?s)(Parser|Binder|Catalog|Permission|Out of Range|Conversion|Invalid Input"
                    + "|Mismatch Type|Constraint|Not implemented) Error.*";

    private static final Pattern LINE = Pattern.compile("LINE (\\d+):");

    static RollUpScript read(Path file) {
        try {
            return new RollUpScript(
                    String.valueOf(file.getFileName()), Files.readString(file).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Its place below the mappings folder. */
    String file() {
        return "rollups/" + name;
    }

    /** @throws MappingException where a statement fails: its file, and the line that DuckDB names or the statement's first */
    void run(Store store) {
        int line = 1;
        for (String statement : statements(sql)) {
            int begins = line;
            line += lines(statement);
            if (statement.lines().allMatch(RollUpScript::isEmpty)) { // a comment may end with a semicolon
                continue;
            }
            try {
                store.execute(statement);
            } catch (StoreException e) {
                if (!String.valueOf(e.getMessage()).matches(OF_THE_SCRIPT)) {
                    throw e;
                }
                String message = String.valueOf(e.getMessage());
                Matcher named = LINE.matcher(message);
                int at = named.find() ? Integer.parseInt(named.group(1)) - 1 : leadingLines(statement);
                throw new MappingException(List.of(file() + ":" + (begins + at) + ": "
                        + message.lines().findFirst().orElse("")));
            }
        }
    }

    /** A statement ends with a semicolon at the end of a line. */
    private static List<String> statements(String text) {
        return List.of(text.split("(?<=;\n)"));
    }

    private static int lines(String text) {
        return Math.toIntExact(text.chars().filter(c -> c == '\n').count());
    }

    /** Blank lines and comments before what is run. */
    private static int leadingLines(String statement) {
        return Math.toIntExact(
                statement.lines().takeWhile(RollUpScript::isEmpty).count());
    }

    private static boolean isEmpty(String line) {
        return line.isBlank() || line.startsWith("--");
    }
}
