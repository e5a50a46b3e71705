package huizong.bench;

import huizong.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Drops thousands of filings, two in a hundred of them hostile, and watches the real program take them in, twice: exact
 * totals, memory that stays flat, the same content. Arguments: how many, in hundreds (10000), the mappings folder
 * ({@code mappings}), a folder to work in (a temporary one). Memory over time is left there in {@code memory.csv} and
 * {@code gc.log} of either run.
 */
public final class Soak {
    private static final int HEAP_MB = 512;
    private static final Pattern COLLECTION = Pattern.compile("Pause .* \\d+M->(\\d+)M\\(");

    private final Path folder;
    private final Path mappings;
    private final SoakCorpus corpus;

    private Soak(Path folder, Path mappings, SoakCorpus corpus) {
        this.folder = folder;
        this.mappings = mappings;
        this.corpus = corpus;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        Path mappings = Path.of(arguments.length > 1 ? arguments[1] : "mappings")
                .toAbsolutePath()
                .normalize();
        Path folder = arguments.length > 2 ? Path.of(arguments[2]) : Files.createTempDirectory("huizong-soak");
        SoakCorpus corpus = SoakCorpus.write(folder.resolve("source"), count, oldWorkbook(mappings));
        Soak soak = new Soak(folder, mappings, corpus);
        List<String> first = soak.run("first");
        List<String> second = soak.run("second");
        if (!first.equals(second)) {
            throw new IllegalStateException("two runs, two contents:\n" + first + "\n" + second);
        }
        System.out.println("the same content twice, " + first.size() + " tables");
    }

    private static byte[] oldWorkbook(Path mappings) throws IOException {
        Path samples = mappings.resolveSibling("input-samples");
        return Files.readAllBytes(list(samples).stream()
                .filter(f -> f.toString().endsWith(".xls"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no .xls in " + samples)));
    }

    /** Takes all in; returns a checksum of each table. */
    private List<String> run(String name) throws IOException, InterruptedException {
        Path desk = folder.resolve(name);
        Path inbox = Files.createDirectories(desk.resolve("inbox"));
        for (Path file : list(folder.resolve("source"))) {
            Files.copy(file, inbox.resolve(String.valueOf(file.getFileName())));
        }
        Path database = desk.resolve("output").resolve("huizong.duckdb");
        long begun = System.nanoTime();
        Process process = start(desk, inbox, database);
        List<Long> resident = new ArrayList<>();
        List<String> memory = new ArrayList<>(List.of("seconds,acknowledged,resident_mb"));
        while (!process.waitFor(1, TimeUnit.SECONDS)) {
            Optional<Long> megabytes = residentMb(process.pid());
            if (megabytes.isPresent()) {
                resident.add(megabytes.get());
                memory.add((System.nanoTime() - begun) / 1_000_000_000 + "," + lines(journal(database)) + ","
                        + megabytes.get());
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        Files.write(desk.resolve("memory.csv"), memory);
        if (process.exitValue() != 5) {
            throw new IllegalStateException("exit status " + process.exitValue() + ", see " + desk.resolve("out.txt"));
        }
        check(desk, database);
        System.out.println(String.format(
                Locale.ROOT,
                "%s: %d files in %.0f s, %.1f ms a file: %d loaded (%d of them corrections), %d duplicates, %d refused;"
                        + " sum %s exact; resident MB at quarters %s, most %d; least heap MB in each quarter %s",
                name,
                corpus.files(),
                seconds,
                1000 * seconds / corpus.files(),
                corpus.loaded(),
                corpus.corrections(),
                corpus.copies(),
                corpus.hostile(),
                corpus.specialFinal(),
                quarters(resident),
                resident.stream().mapToLong(Long::longValue).max().orElse(0),
                leastHeap(desk.resolve("gc.log"))));
        return checksums(database);
    }

    private void check(Path desk, Path database) throws IOException {
        String byStatus = "SELECT count(*) FROM meta.workbook WHERE status = ";
        check("loaded", corpus.loaded(), value(database, byStatus + "'loaded'"));
        check("refused", corpus.hostile(), value(database, byStatus + "'rejected'"));
        check("duplicates", corpus.copies(), value(database, byStatus + "'duplicate'"));
        check(
                "current forms",
                corpus.currentForms(),
                value(database, "SELECT count(*) FROM meta.submission WHERE is_current"));
        check(
                "superseded forms",
                corpus.supersededForms(),
                value(database, "SELECT count(*) FROM meta.submission WHERE NOT is_current"));
        check(
                "sum of special funds",
                corpus.specialFinal(),
                value(
                        database,
                        "SELECT sum(final) FROM main.expenditure_item WHERE item_code = 'project.special.item'"));
        check("acknowledged", corpus.files(), lines(journal(database)));
        check("left in the inbox", 0, list(desk.resolve("inbox")).size());
        check("left in the spool", 0, files(desk.resolve(".huizong/spool"), ""));
        check("in the archive", corpus.loaded() + corpus.copies(), files(desk.resolve("archive"), ""));
        check("reasons of refusals", corpus.hostile(), files(desk.resolve("rejected"), ".reason.json"));
        check("half-written", 0, files(desk, ".tmp"));
    }

    private static void check(String what, Number expected, Object found) {
        if (new BigDecimal(expected.toString()).compareTo(new BigDecimal(found.toString())) != 0) {
            throw new IllegalStateException(what + ": expected " + expected + ", found " + found);
        }
    }

    private static Path journal(Path database) {
        return database.resolveSibling(database.getFileName() + ".journal");
    }

    private Process start(Path desk, Path inbox, Path database) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP_MB + "m",
                        "-XX:+UseSerialGC",
                        "-Xlog:gc:file=" + desk.resolve("gc.log"),
                        "-Dfile.encoding=UTF-8",
                        "-Djava.io.tmpdir=" + Files.createDirectories(desk.resolve("tmp")),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "huizong.cli.Main",
                        "watch",
                        "--once",
                        "--settle",
                        "1",
                        "--inbox",
                        inbox.toString(),
                        "--db",
                        database.toString(),
                        "--mappings",
                        mappings.toString())
                .redirectErrorStream(true)
                .redirectOutput(desk.resolve("out.txt").toFile())
                .start();
    }

    private static Optional<Long> residentMb(long pid) {
        Path status = Path.of("/proc", String.valueOf(pid), "status");
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(l -> l.startsWith("VmRSS:"))
                    .map(l -> Long.parseLong(l.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty(); // ended just now, or not Linux
        }
    }

    private static List<Long> quarters(List<Long> resident) {
        return LongStream.rangeClosed(1, resident.isEmpty() ? 0 : 4)
                .mapToObj(q -> resident.get((int) Math.min(resident.size() - 1, resident.size() * q / 4)))
                .toList();
    }

    /** What is left after the best collection of each quarter of them: what cannot be collected, at most. */
    private static List<Long> leastHeap(Path collections) throws IOException {
        List<Long> left = new ArrayList<>();
        try (Stream<String> lines = Files.lines(collections)) {
            lines.map(COLLECTION::matcher).filter(Matcher::find).forEach(m -> left.add(Long.parseLong(m.group(1))));
        }
        List<Long> least = new ArrayList<>();
        for (int q = 0; q < 4 && left.size() >= 4; q++) {
            least.add(left.subList(left.size() * q / 4, left.size() * (q + 1) / 4).stream()
                    .mapToLong(Long::longValue)
                    .min()
                    .orElseThrow());
        }
        return least;
    }

    private static List<String> checksums(Path database) {
        List<String> sums = new ArrayList<>();
        for (var row : Store.queryReadOnly(
                        database,
                        "SELECT schema_name || '.' || table_name FROM duckdb_tables() WHERE schema_name IN ('filed',"
                                + " 'main') OR (schema_name = 'meta' AND table_name IN ('workbook', 'submission',"
                                + " 'lineage', 'blank', 'unclaimed', 'reading_finding')) ORDER BY ALL")
                .rows()) {
            String table = row.get(0).orElseThrow().toString();
            String columns = table.equals("meta.workbook")
                    ? "* EXCLUDE (received_at)"
                    : table.equals("meta.submission") ? "* EXCLUDE (loaded_at)" : "*";
            sums.add(table + " "
                    + value(
                            database,
                            "SELECT count(*) || ' ' || coalesce(sum(hash(t)), 0) FROM (SELECT " + columns + " FROM "
                                    + table + ") t"));
        }
        return sums;
    }

    private static Object value(Path database, String sql) {
        return Store.queryReadOnly(database, sql).rows().get(0).get(0).orElseThrow();
    }

    private static long lines(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        }
    }

    private static long files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> f.toString().endsWith(ending))
                    .count();
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
