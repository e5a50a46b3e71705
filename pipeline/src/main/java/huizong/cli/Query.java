package huizong.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The queries of this package; each stands in a .sql file beside it. */
final class Query {
    private Query() {}

    static String read(String name) {
        try (InputStream in = Optional.ofNullable(Query.class.getResourceAsStream(name + ".sql"))
                .orElseThrow(() -> new IllegalStateException("missing resource " + name + ".sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
