package huizong.consolidate;

import huizong.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Marks the findings of a consolidation that were explained before, by a returned list or by the bureau, as long as their
 * figures are the same. An error stays one unless the bureau made an exception for its rule.
 */
final class Explanations {
    private final Store store;

    Explanations(Store store) {
        this.store = store;
    }

    /** For the consolidation whose number is in the variable {@code consolidation_id}. */
    void apply() {
        store.execute(script("explain-findings.sql"));
    }

    private static String script(String name) {
        try (InputStream in = Optional.ofNullable(Explanations.class.getResourceAsStream(name))
                .orElseThrow(() -> new IllegalStateException("missing resource " + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
