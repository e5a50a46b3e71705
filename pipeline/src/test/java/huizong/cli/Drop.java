package huizong.cli;

import huizong.store.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A drop folder with filings whose truth is known: one list of fund uses a unit, corrections of some, copies of some under
 * another name, and files that have to be refused.
 */
final class Drop {
    final Path desk;
    final Path inbox;
    final Path database;
    private final Map<String, byte[]> dropped = new TreeMap<>();
    private BigDecimal current = BigDecimal.ZERO;
    private int units;
    private int corrections;
    private int copies;
    private int refused;

    Drop(Path desk) throws IOException {
        this.desk = desk;
        this.inbox = Files.createDirectories(desk.resolve("inbox"));
        this.database = desk.resolve("db").resolve("huizong.duckdb");
    }

    /** Drops so many units' filings and, for each ten of them, a correction, a copy and a file to refuse. */
    Drop fill(int count, long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            String unit = "怀化市第" + (1000 + i) + "服务中心";
            BigDecimal amount = amount(random);
            byte[] filed = filing(unit, amount, random);
            drop(unit + "2020年明细.xlsx", filed);
            if (i % 10 == 3) {
                drop(unit + "2020年明细（副本）.xlsx", filed);
                copies++;
            } else if (i % 10 == 5) {
                amount = amount(random);
                drop(unit + "2020年明细（更正）.xlsx", filing(unit, amount, random));
                corrections++;
            } else if (i % 10 == 7) {
                byte[] half = Arrays.copyOf(filed, filed.length / 2 + i);
                drop(unit + "2020年明细（断）.xlsx", half);
                refused++;
            }
            current = current.add(amount);
            units++;
        }
        return this;
    }

    private void drop(String name, byte[] content) throws IOException {
        Files.write(inbox.resolve(name), content);
        dropped.put(name, content);
    }

    /** The same files in another drop folder. */
    Drop again(Path elsewhere) throws IOException {
        Drop copy = new Drop(elsewhere);
        for (Map.Entry<String, byte[]> file : dropped.entrySet()) {
            copy.drop(file.getKey(), file.getValue());
        }
        copy.current = current;
        copy.units = units;
        copy.corrections = corrections;
        copy.copies = copies;
        copy.refused = refused;
        return copy;
    }

    private static BigDecimal amount(Random random) {
        return BigDecimal.valueOf(100 + random.nextInt(80_000), 2);
    }

    private static byte[] filing(String unit, BigDecimal total, Random random) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Sheet sheet = workbook.createSheet("资金使用明细");
            row(sheet, 0, "2020年创新创业带动就业专项扶持资金使用明细表");
            // every third goes over its budget: a finding, and so a return
            row(sheet, 1, "填报单位：" + unit + " 预算安排：" + (random.nextInt(3) == 0 ? "1" : "9000") + "万元");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 2));
            sheet.addMergedRegion(new CellRangeAddress(1, 1, 0, 2));
            row(sheet, 2, "收款方", "项 目", "金额（万元）");
            BigDecimal first = total.divide(BigDecimal.valueOf(4), 2, java.math.RoundingMode.DOWN);
            row(sheet, 3, "基层单位" + random.nextInt(1_000_000), "培训费", first);
            row(sheet, 4, "外包机构", "平台维护", total.subtract(first));
            row(sheet, 5, "", "合 计：", total);
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static void row(Sheet sheet, int index, Object... values) {
        Row row = sheet.createRow(index);
        for (int c = 0; c < values.length; c++) {
            if (values[c] instanceof BigDecimal number) {
                row.createCell(c).setCellValue(number.doubleValue());
            } else {
                row.createCell(c).setCellValue(values[c].toString());
            }
        }
    }

    String[] watch(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "watch",
                "--inbox",
                inbox.toString(),
                "--db",
                database.toString(),
                "--mappings",
                Samples.MAPPINGS.toAbsolutePath().normalize().toString(),
                "--lang",
                "zh",
                "--settle",
                "0",
                "--poll",
                "0.2"));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    /** What must be there once everything was taken; empty where it is. */
    List<String> complaints() throws IOException {
        List<String> complaints = new ArrayList<>();
        compare(complaints, "inbox", "0", String.valueOf(files(inbox).size()));
        compare(
                complaints,
                "spool",
                "0",
                String.valueOf(files(desk.resolve(".huizong/spool")).size()));
        compare(
                complaints,
                "archive",
                String.valueOf(units + corrections + copies),
                "" + files(desk.resolve("archive")).size());
        compare(
                complaints,
                "current forms",
                String.valueOf(units),
                one("SELECT count(*) FROM meta.submission WHERE is_current"));
        compare(
                complaints,
                "superseded forms",
                "" + corrections,
                one("SELECT count(*) FROM meta.submission WHERE NOT is_current"));
        compare(
                complaints,
                "duplicates",
                "" + copies,
                one("SELECT count(*) FROM meta.workbook WHERE status = 'duplicate'"));
        compare(
                complaints,
                "refused",
                "" + refused,
                one("SELECT count(*) FROM meta.workbook WHERE status = 'rejected'"));
        if (!complaints.isEmpty()) {
            complaints.add(one("SELECT string_agg(relative_path || ' [' || reason_code || '] ' || reason, '; ')"
                    + " FROM meta.workbook WHERE status = 'rejected'"));
        }
        compare(
                complaints,
                "sum of amounts",
                current.stripTrailingZeros().toPlainString(),
                new BigDecimal(one("SELECT coalesce(sum(amount), 0) FROM main.fund_use"))
                        .stripTrailingZeros()
                        .toPlainString());
        for (Path file : files(desk)) {
            String name = file.getFileName().toString();
            if (name.endsWith(".tmp") || name.endsWith(".part")) {
                complaints.add("left behind: " + file);
            } else if (name.endsWith(".xlsx") && !file.startsWith(desk.resolve("inbox")) && !isHalf(name)) {
                try (ZipFile zip = new ZipFile(file.toFile())) {
                    if (zip.stream().noneMatch(e -> e.getName().equals("xl/workbook.xml"))) {
                        complaints.add("no workbook: " + file);
                    }
                } catch (IOException e) {
                    complaints.add("half-written: " + file + " " + e.getMessage());
                }
            } else if (name.endsWith(".json") && !Files.readString(file).strip().endsWith("}")) {
                complaints.add("half-written: " + file);
            }
        }
        return complaints;
    }

    private static boolean isHalf(String name) {
        return name.endsWith("（断）.xlsx");
    }

    private static void compare(List<String> complaints, String what, String expected, String found) {
        if (!expected.equals(found)) {
            complaints.add(what + ": expected " + expected + ", found " + found);
        }
    }

    private String one(String sql) {
        return Store.queryReadOnly(database, sql)
                .rows()
                .get(0)
                .get(0)
                .map(Object::toString)
                .orElse("");
    }

    /** Everything that was filed, but for the times. */
    List<String> content() {
        return content(database);
    }

    static List<String> content(Path database) {
        List<String> content = new ArrayList<>();
        List<String> tables = new ArrayList<>(List.of(
                "meta.workbook",
                "meta.submission",
                "meta.lineage",
                "meta.blank",
                "meta.unclaimed",
                "meta.reading_finding"));
        Store.queryReadOnly(database, "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'filed' ORDER BY ALL")
                .rows()
                .forEach(r -> tables.add("filed." + r.get(0).orElseThrow()));
        for (String table : tables) {
            String without = table.equals("meta.workbook")
                    ? " EXCLUDE (received_at)"
                    : table.equals("meta.submission") ? " EXCLUDE (loaded_at)" : "";
            Store.queryReadOnly(database, "SELECT *" + without + " FROM " + table + " ORDER BY ALL")
                    .rows()
                    .forEach(r -> content.add(table + r));
        }
        return content;
    }

    /** How many files nobody has taken yet. */
    int waiting() {
        return Optional.ofNullable(inbox.toFile().list()).orElse(new String[0]).length;
    }

    /** A few of the rows that only one of two contents has. */
    List<String> differencesFrom(List<String> truth) {
        List<String> found = content();
        Set<String> missing = new HashSet<>(truth);
        found.forEach(missing::remove);
        Set<String> added = new HashSet<>(found);
        truth.forEach(added::remove);
        List<String> differences = new ArrayList<>();
        missing.stream().limit(3).forEach(m -> differences.add("missing: " + m));
        added.stream().limit(3).forEach(a -> differences.add("added: " + a));
        if (differences.isEmpty() && found.size() != truth.size()) {
            differences.add("some rows stand twice: " + found.size() + " instead of " + truth.size());
        }
        return differences;
    }

    static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The program in a process of its own, with its temporary files in {@code temporary}. */
    static Process start(Path temporary, Path log, String... arguments) throws IOException {
        return new ProcessBuilder(command(temporary, "huizong.cli.Main", arguments))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** A class of the tests in a process of its own, whose output can be read. */
    static Process java(Path temporary, String main, String... arguments) throws IOException {
        return new ProcessBuilder(command(temporary, main, arguments)).start();
    }

    static List<String> command(Path temporary, String main, String... arguments) throws IOException {
        Files.createDirectories(temporary);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=" + StandardCharsets.UTF_8,
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                main));
        command.addAll(List.of(arguments));
        return command;
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    static boolean isLinux() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    }
}
