package huizong.author;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files of a drafted mapping: one for the template, one for each table it fills.
 *
 * @param files texts by path below the mappings folder, {@code forms/<form>/<template>.yaml} first
 */
public record Draft(Map<String, String> files) {
    public Draft {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    /** Writes the files; those of the same name are overwritten. */
    public void write(Path mappings) {
        files.forEach((name, text) -> {
            try {
                Path file = mappings.resolve(name);
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.write(file, text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + name, e);
            }
        });
    }
}
