package huizong.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sample workbooks of the repository, and the program run on them. */
final class Samples {
    static final Path FOLDER = Path.of("..", "input-samples");
    static final Path MAPPINGS = Path.of("..", "mappings");

    /** What a run of the program said, and how it ended. */
    record Run(int status, String out, String err) {}

    private Samples() {}

    static Run huizong(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.execute(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Run(status, out.toString(), err.toString());
    }

    /** The samples in a folder of their own, all written now: which of a unit's versions counts must not hang on a checkout. */
    static Path copied(Path into) throws java.io.IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, into.resolve(file.getFileName()));
            }
        }
        return into;
    }

    /** The one sample whose name begins and ends so. */
    static Path file(String begin, String end) throws java.io.IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> found = files.filter(f -> f.getFileName().toString().startsWith(begin)
                            && f.getFileName().toString().endsWith(end))
                    .toList();
            if (found.size() != 1) {
                throw new IllegalStateException("expected one sample " + begin + "…" + end + ", found " + found);
            }
            return found.get(0);
        }
    }
}
