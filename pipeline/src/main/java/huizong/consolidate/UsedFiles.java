package huizong.consolidate;

import huizong.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
            MessageDigest all = sha256();
            List<Path> files = walk.filter(Files::isRegularFile)
                    .filter(f -> f.toString().matches(".*\\.(yaml|sql|csv)"))
                    .sorted()
                    .toList();
            for (Path file : files) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                String hash = HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(file)));
                all.update((path + " " + hash + "\n").getBytes(StandardCharsets.UTF_8));
                store.update("INSERT INTO mart.consolidation_mapping VALUES (?, ?, ?)", consolidationId, path, hash);
            }
            store.update(
                    "UPDATE mart.consolidation SET mappings_sha256 = ? WHERE consolidation_id = ?",
                    HexFormat.of().formatHex(all.digest()),
                    consolidationId);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the mappings " + folder, e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
