package huizong.report;

import huizong.files.ContentHash;
import huizong.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Writes a consolidation's reports and remembers what was written, so that a later print can be held against it. */
public final class Publication {
    private Publication() {}

    /**
     * A file printed again.
     *
     * @param identical whether it is, byte for byte, what was published
     */
    public record Reprint(Path file, boolean identical) {}

    /** Writes every report of a consolidation and records the contents' SHA-256. */
    public static List<Path> publish(Store store, int consolidationId, Path folder) {
        List<Path> written = Reports.write(store, String.valueOf(consolidationId), folder);
        for (Path file : written) {
            store.update(
                    "INSERT INTO mart.publication VALUES (?, ?, ?, ?)",
                    consolidationId,
                    String.valueOf(file.getFileName()),
                    sha256(file),
                    file.toFile().length());
        }
        return written;
    }

    /** Writes them again from what is stored. */
    public static List<Reprint> reprint(Store store, int consolidationId, Path folder) {
        return Reports.write(store, String.valueOf(consolidationId), folder).stream()
                .map(file -> new Reprint(
                        file,
                        !store.query(
                                        "SELECT 1 FROM mart.publication WHERE consolidation_id = ? AND file_name = ?"
                                                + " AND sha256 = ?",
                                        consolidationId,
                                        String.valueOf(file.getFileName()),
                                        sha256(file))
                                .rows()
                                .isEmpty()))
                .toList();
    }

    private static String sha256(Path file) {
        try {
            return ContentHash.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file.getFileName() + " again", e);
        }
    }
}
