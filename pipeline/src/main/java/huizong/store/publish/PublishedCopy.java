package huizong.store.publish;

import huizong.store.Result;
import huizong.store.Schema;
import huizong.store.Store;
import huizong.store.StoreException;
import huizong.text.PackagedText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The copies that people read while the database itself is being written: a DuckDB file, and a file for each table. Each
 * is written beside its place, opened again, and then put in its place whole.
 */
public final class PublishedCopy {
    static final String UNFINISHED = ".huizong-";
    /** What Excel needs to take a CSV file for UTF-8. */
    private static final byte[] BOM = "\ufeff".getBytes(StandardCharsets.UTF_8);

    /** The kinds of file a table can be written to. */
    public enum Format {
        PARQUET,
        CSV;

        String ending() {
            return "." + name().toLowerCase(Locale.ROOT);
        }
    }

    private PublishedCopy() {}

    /** Where the readable copy of a database is. */
    public static Path of(Path database) {
        return database.resolveSibling("publish").resolve(String.valueOf(database.getFileName()));
    }

    /**
     * Writes the readable copy of a database and a Parquet file for each of its tables beside it.
     *
     * @throws StoreException where the database cannot be copied
     * @throws UncheckedIOException where a file cannot be put in its place, on Windows because somebody has it open
     */
    public static void refresh(Store store, Path database) {
        Path target = of(database).toAbsolutePath();
        Path folder = folderOf(target);
        try {
            Files.createDirectories(folder);
            removeUnfinished(folder);
            replace(target, unfinished -> {
                store.copyTo(unfinished);
                Store.queryReadOnly(unfinished, "SELECT count(*) FROM meta.workbook");
            });
            new ParquetSet(store, folder.resolve("parquet")).refresh();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot publish " + target + ": " + e.getMessage(), e);
        }
    }

    /** Writes every table and view, except those that only rename others, to a file of its own; returns the files. */
    public static List<Path> export(Store store, Path folder, Format format) {
        List<Path> written = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            removeUnfinished(folder);
            for (String table : tables(store)) {
                Path target = folder.toAbsolutePath().resolve(table + format.ending());
                replace(target, unfinished -> {
                    write(store, table, unfinished, format);
                    if (format == Format.CSV) {
                        mark(unfinished);
                    }
                });
                written.add(folder.resolve(table + format.ending()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write into " + folder + ": " + e.getMessage(), e);
        }
        return written;
    }

    /** The tables and views that are published: all but the versions of filings and the views that only rename. */
    static List<String> tables(Store store) {
        return store
                .query("SELECT table_schema || '.' || table_name FROM information_schema.tables"
                        + " WHERE table_catalog = current_database() AND table_schema IN ('main', 'meta', 'mart', 'qa')"
                        + " ORDER BY ALL")
                .rows()
                .stream()
                .map(r -> Result.text(r.get(0)))
                .toList();
    }

    /** Writes a table to a file; text that a spreadsheet would take for a formula is disarmed in CSV. */
    static void write(Store store, String table, Path file, Format format) {
        String selected = format == Format.CSV ? "disarmed_for_csv(COLUMNS(*))" : "*";
        if (format == Format.CSV) {
            store.execute(PackagedText.read(PublishedCopy.class, "csv-guard.sql"));
        }
        store.execute("COPY (SELECT " + selected + " FROM " + table + ") TO " + Schema.literal(file.toString())
                + (format == Format.CSV ? " (FORMAT csv, HEADER)" : " (FORMAT parquet)"));
    }

    private interface Writing {
        void to(Path unfinished) throws IOException;
    }

    private static void replace(Path target, Writing writing) throws IOException {
        Path unfinished = target.resolveSibling(UNFINISHED + UUID.randomUUID() + ".tmp");
        try {
            writing.to(unfinished);
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void mark(Path csv) throws IOException {
        Path plain = csv.resolveSibling(csv.getFileName() + ".csv");
        Files.move(csv, plain);
        try (InputStream in = Files.newInputStream(plain);
                OutputStream out = Files.newOutputStream(csv)) {
            out.write(BOM);
            in.transferTo(out);
        } finally {
            Files.delete(plain);
        }
    }

    /** What a run that was cut short left behind; whoever holds the database is the only one to publish it. */
    private static void removeUnfinished(Path folder) throws IOException {
        List<Path> left;
        try (Stream<Path> files = Files.list(folder)) {
            left = files.filter(f -> String.valueOf(f.getFileName()).startsWith(UNFINISHED))
                    .toList();
        }
        for (Path file : left) {
            ParquetSet.delete(file);
        }
    }

    private static Path folderOf(Path file) {
        Path folder = file.getParent();
        if (folder == null) {
            throw new IllegalArgumentException("not in a folder: " + file);
        }
        return folder;
    }
}
