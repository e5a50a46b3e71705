package huizong.consolidate;

import huizong.mapping.MappingException;
import huizong.store.Store;
import huizong.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One file of {@code mappings/rollups}, run statement by statement: a mistake names its file and line. */
final class RollUpScript {
    /** DuckDB's kinds of error that are the author's to mend, and not the machine's. */
    private static final String OF_THE_SCRIPT =
            "(?s)(Parser|Binder|Catalog|Permission|Out of Range|Conversion|Invalid Input"
                    + "|Mismatch Type|Constraint|Not implemented) Error.*";

    private RollUpScript() {}

    /** @throws MappingException where a statement fails: its file and line */
    static void run(Store store, Path script) {
        int line = 1;
        for (String statement : statements(text(script))) {
            int begins = line + leadingLines(statement);
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
                throw new MappingException(List.of("rollups/" + script.getFileName() + ":" + begins + ": "
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
            }
        }
    }

    private static String text(Path script) {
        try {
            return Files.readString(script).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + script, e);
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
