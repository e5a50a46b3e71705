package huizong.store.publish;

import huizong.store.Result;
import huizong.store.Store;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder with a Parquet file for each published table, all of one moment: a new folder is filled beside it and takes
 * its place by renaming. A table that says what it said before keeps its file.
 */
final class ParquetSet {
    /** Which content each file has, a line {@code <content> <size> <table>} each. */
    private static final String CONTENTS = ".contents";

    private final Store store;
    private final Path folder;

    ParquetSet(Store store, Path folder) {
        this.store = store;
        this.folder = folder;
    }

    void refresh() throws IOException {
        Map<String, String> before = contents();
        Path next = unfinished();
        Path last = unfinished();
        Files.createDirectories(next);
        try {
            List<String> lines = new ArrayList<>();
            for (String table : PublishedCopy.tables(store)) {
                String name = table + PublishedCopy.Format.PARQUET.ending();
                String content = contentOf(table);
                Path file = next.resolve(name);
                if (!keep(folder.resolve(name), before.getOrDefault(table, ""), content, file)) {
                    PublishedCopy.write(store, table, file, PublishedCopy.Format.PARQUET);
                    force(file);
                }
                lines.add(content + " " + Files.size(file) + " " + table);
            }
            Files.write(next.resolve(CONTENTS), lines, StandardCharsets.UTF_8);
            force(next.resolve(CONTENTS));
            replaceBy(next, last);
        } finally {
            delete(next);
            delete(last);
        }
    }

    private void replaceBy(Path next, Path last) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(folder, last, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(next, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (Files.exists(last, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(last, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
    }

    private Path unfinished() {
        return folder.resolveSibling(PublishedCopy.UNFINISHED + UUID.randomUUID() + ".tmp");
    }

    /** By table: what its file was written from, and how large it was. */
    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new HashMap<>();
        Path list = folder.resolve(CONTENTS);
        if (Files.isRegularFile(list)) {
            for (String line : Files.readAllLines(list, StandardCharsets.UTF_8)) {
                int table = line.lastIndexOf(' ');
                contents.put(line.substring(table + 1), line.substring(0, Math.max(0, table)));
            }
        }
        return contents;
    }

    /** Columns, number of rows and the sum of their hashes: the same wherever the rows stand. */
    private String contentOf(String table) {
        int dot = table.indexOf('.');
        String columns = Result.text(store.query(
                        "SELECT hash(list(column_name || ' ' || data_type ORDER BY column_index)) FROM duckdb_columns()"
                                + " WHERE database_name = current_database() AND schema_name = ? AND table_name = ?",
                        table.substring(0, dot),
                        table.substring(dot + 1))
                .rows()
                .get(0)
                .get(0));
        List<String> rows =
                store.query("SELECT count(*), coalesce(sum(hash(t)), 0) FROM " + table + " t").rows().stream()
                        .flatMap(List::stream)
                        .map(Result::text)
                        .toList();
        return columns + "-" + String.join("-", rows);
    }

    private static boolean keep(Path file, String before, String content, Path again) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !before.equals(content + " " + Files.size(file))) {
            return false;
        }
        try {
            Files.createLink(again, file);
        } catch (UnsupportedOperationException | IOException e) {
            Files.copy(file, again); // a file system without links
            force(again);
        }
        return true;
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Removes a file or a folder with all that is in it, if it is there. */
    static void delete(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(path)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}
