package huizong.bench;

import huizong.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Drops thousands of filings, two in a hundred of them unreadable, and watches the real program take them in, twice:
 * exact totals, memory that stays flat, the same content. Arguments: how many (10000), the mappings folder
 * ({@code mappings}), a folder to work in (a temporary one).
 */
public final class Soak {
    private static final int ONE_HOSTILE_IN = 50;
    private static final int HEAP_MB = 512;

    private final Path folder;
    private final Path mappings;
    private final int count;
    private BigDecimal expected = BigDecimal.ZERO;
    private int forms;
    private int hostile;

    private Soak(Path folder, Path mappings, int count) {
        this.folder = folder;
        this.mappings = mappings.toAbsolutePath().normalize();
        this.count = count;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        Path mappings = Path.of(arguments.length > 1 ? arguments[1] : "mappings");
        Path folder = arguments.length > 2 ? Path.of(arguments[2]) : Files.createTempDirectory("huizong-soak");
        Soak soak = new Soak(folder, mappings, count);
        soak.generate();
        List<String> first = soak.run("first");
        List<String> second = soak.run("second");
        if (!first.equals(second)) {
            throw new IllegalStateException("two runs, two contents:\n" + first + "\n" + second);
        }
        System.out.println("the same content twice, " + first.size() + " tables");
    }

    private Path source() {
        return folder.resolve("source");
    }

    private void generate() throws IOException {
        List<FilingGenerator.Truth> truths = new FilingGenerator(20231231).write(source(), count);
        for (int i = 0; i < truths.size(); i++) {
            FilingGenerator.Truth truth = truths.get(i);
            if (i % ONE_HOSTILE_IN == ONE_HOSTILE_IN / 2) {
                Files.write(truth.file(), hostile(Files.readAllBytes(truth.file()), hostile));
                hostile++;
            } else {
                expected = expected.add(truth.specialFinal());
                forms += truth.forms();
            }
        }
    }

    private static byte[] hostile(byte[] whole, int number) {
        return switch (number % 6) {
            case 0 -> Arrays.copyOf(whole, whole.length / 2);
            case 1 -> {
                byte[] flipped = whole.clone();
                flipped[whole.length / 3] ^= 0x55;
                yield flipped;
            }
            case 2 -> new byte[whole.length];
            case 3 -> ("<html><table><tr><td>" + number + "</td></tr></table></html>").getBytes(StandardCharsets.UTF_8);
            case 4 -> ("PK" + number).getBytes(StandardCharsets.UTF_8);
            default -> ("单位,金额\n甲," + number + "\n").getBytes(StandardCharsets.UTF_8);
        };
    }

    /** Takes all in; returns a checksum of each table. */
    private List<String> run(String name) throws IOException, InterruptedException {
        Path desk = folder.resolve(name);
        Path inbox = Files.createDirectories(desk.resolve("inbox"));
        for (Path file : list(source())) {
            Files.copy(file, inbox.resolve(String.valueOf(file.getFileName())));
        }
        Path database = desk.resolve("output").resolve("huizong.duckdb");
        long begun = System.nanoTime();
        Process process = start(desk, inbox, database);
        List<Long> resident = new ArrayList<>();
        while (!process.waitFor(1, java.util.concurrent.TimeUnit.SECONDS)) {
            residentMb(process.pid()).ifPresent(resident::add);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (process.exitValue() != 5 && process.exitValue() != 0) {
            throw new IllegalStateException("exit status " + process.exitValue() + ", see " + desk.resolve("out.txt"));
        }
        check("loaded", count - hostile, database, "SELECT count(*) FROM meta.workbook WHERE status = 'loaded'");
        check("refused", hostile, database, "SELECT count(*) FROM meta.workbook WHERE status = 'rejected'");
        check("forms", forms, database, "SELECT count(*) FROM meta.submission WHERE is_current");
        check("acknowledged", count, lines(database.resolveSibling("huizong.duckdb.journal")));
        check("left in the inbox", 0, list(inbox).size());
        BigDecimal sum = (BigDecimal) value(
                database, "SELECT sum(final) FROM main.expenditure_item WHERE item_code = 'project.special.item'");
        if (sum.compareTo(expected) != 0) {
            throw new IllegalStateException("loaded " + sum + ", filed " + expected);
        }
        System.out.println(String.format(
                Locale.ROOT,
                "%s: %d files (%d refused) in %.0f s, %.1f ms a file; sum %s exact; resident MB at quarters %s, most %d",
                name,
                count,
                hostile,
                seconds,
                1000 * seconds / count,
                sum,
                quarters(resident),
                resident.stream().mapToLong(Long::longValue).max().orElse(0)));
        return checksums(database);
    }

    private Process start(Path desk, Path inbox, Path database) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP_MB + "m",
                        "-XX:+UseSerialGC",
                        "-Dfile.encoding=UTF-8",
                        "-Djava.io.tmpdir=" + Files.createDirectories(desk.resolve("tmp")),
                        "-Dhuizong.log=" + desk.resolve("huizong.log"),
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

    private static java.util.Optional<Long> residentMb(long pid) {
        Path status = Path.of("/proc", String.valueOf(pid), "status");
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(l -> l.startsWith("VmRSS:"))
                    .map(l -> Long.parseLong(l.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return java.util.Optional.empty(); // ended just now, or not Linux
        }
    }

    private static List<Long> quarters(List<Long> resident) {
        List<Long> quarters = new ArrayList<>();
        for (int q = 1; q <= 4 && !resident.isEmpty(); q++) {
            quarters.add(resident.get(Math.min(resident.size() - 1, resident.size() * q / 4)));
        }
        return quarters;
    }

    private static List<String> checksums(Path database) {
        List<String> sums = new ArrayList<>();
        for (var row : Store.queryReadOnly(
                        database,
                        "SELECT schema_name || '.' || table_name FROM duckdb_tables() WHERE schema_name = 'filed' OR"
                                + " (schema_name = 'meta' AND table_name IN ('workbook', 'submission', 'lineage', 'blank',"
                                + " 'unclaimed', 'reading_finding')) ORDER BY ALL")
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

    private static void check(String what, long expected, Path database, String sql) {
        check(what, expected, ((Number) value(database, sql)).longValue());
    }

    private static void check(String what, long expected, long found) {
        if (expected != found) {
            throw new IllegalStateException(what + ": expected " + expected + ", found " + found);
        }
    }

    private static long lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
