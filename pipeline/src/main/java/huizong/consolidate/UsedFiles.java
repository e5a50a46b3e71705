package huizong.consolidate;

import huizong.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Records with what mappings, rules, roll-ups and reference data a consolidation was made, file by file. */
final class UsedFiles {
    private final Store store;
    private final Path folder;

    UsedFiles(Store store, Path folder) {
        this.store = store;
        this.folder = folder;
    }

    void record(int consolidationId) {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> files = walk.filter(Files::isRegularFile)
                    .filter(f -> f.toString().matches(".*\\.(yaml|sql|csv)"))
                    .sorted()
                    .toList();
            for (Path file : files) {
                store.update(
                        "INSERT INTO mart.consolidation_mapping VALUES (?, ?, sha256(?::BLOB))",
                        consolidationId,
                        folder.relativize(file).toString().replace('\\', '/'),
                        Files.readAllBytes(file));
            }
            store.update(
                    "UPDATE mart.consolidation SET mappings_sha256 = (SELECT sha256(string_agg(path || ' ' || sha256, chr(10)"
                            + " ORDER BY path)) FROM mart.consolidation_mapping WHERE consolidation_id = $1)"
                            + " WHERE consolidation_id = $1",
                    consolidationId);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the mappings " + folder, e);
        }
    }
}
