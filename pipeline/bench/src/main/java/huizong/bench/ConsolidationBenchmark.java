package huizong.bench;

import huizong.consolidate.Consolidation;
import huizong.consolidate.Period;
import huizong.consolidate.Terms;
import huizong.mapping.Mappings;
import huizong.mapping.ReferenceLists;
import huizong.mapping.Registry;
import huizong.mapping.Waivers;
import huizong.rule.RuleBook;
import huizong.store.Store;
import huizong.workbook.WorkbookReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Times monthly consolidations of a whole province: roll-ups, comparison with the month before, the check of every sum, and
 * the rules where asked for; not the reports. Filings are put into the database by generated SQL ({@code bureau.sql}), since
 * reading workbooks is timed by {@link PipelineBenchmark}. Arguments: the mappings folder, how many months (12),
 * {@code rules} or {@code rollups}, then numbers of units, each on a database of its own (7500 15000 30000).
 */
public final class ConsolidationBenchmark {
    private static final double NANOS = 1e9;

    private ConsolidationBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Path mappings = Path.of(arguments.length > 0 ? arguments[0] : "mappings");
        int months = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 12;
        boolean withRules = arguments.length > 2 && arguments[2].equals("rules");
        List<Integer> sizes = new ArrayList<>();
        for (int i = 3; i < arguments.length; i++) {
            sizes.add(Integer.valueOf(arguments[i]));
        }
        System.out.println("units  months  first s  median s  last s  µs/unit  peak MB  database MB");
        for (int units : sizes.isEmpty() ? List.of(7_500, 15_000, 30_000) : sizes) {
            measure(mappings, months, withRules, units);
        }
    }

    private static void measure(Path mappings, int months, boolean withRules, int units) throws IOException {
        Path folder = Files.createTempDirectory("huizong-bench");
        Path database = folder.resolve("bureau.duckdb");
        List<String> problems = new ArrayList<>();
        RuleBook rules = RuleBook.read(withRules ? mappings : Files.createDirectory(folder.resolve("none")), problems);
        Mappings forms = Mappings.read(mappings);
        List<Double> seconds = new ArrayList<>();
        try (Store store = Store.open(database, forms.tables())) {
            store.replaceReference(registry(mappings));
            store.execute("SET VARIABLE units = " + units);
            store.execute(script("bureau.sql"));
            for (int month = 0; month < months; month++) {
                Period period = new Period(YearMonth.of(2024, 1).plusMonths(month));
                store.execute("SET VARIABLE month = " + month);
                if (month > 0) {
                    store.execute(script("correction.sql"));
                }
                long began = System.nanoTime();
                store.replaceLists(
                        new ReferenceLists(List.of(), new Waivers(List.of(), List.of()), List.of()), period.month());
                new Consolidation(store, rules, mappings).run(Terms.of(period));
                seconds.add((System.nanoTime() - began) / NANOS);
            }
        }
        List<Double> sorted = seconds.stream().sorted().toList();
        double median = sorted.get(sorted.size() / 2);
        System.out.printf(
                Locale.ROOT,
                "%5d  %6d  %7.1f  %8.1f  %6.1f  %7.0f  %7d  %11d%n",
                units,
                months,
                seconds.get(0),
                median,
                seconds.get(seconds.size() - 1),
                median * 1e6 / units,
                peakMegabytes(),
                Files.size(database) >> 20);
        Files.delete(database);
    }

    /** The most memory this process ever had, DuckDB's own included; 0 where the system does not say. */
    private static long peakMegabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10)
                .findFirst()
                .orElse(0);
    }

    private static Registry registry(Path mappings) throws IOException {
        WorkbookReader reader = WorkbookReader.withDefaults();
        Path reference = mappings.resolve("reference");
        return Registry.of(
                reader.read(reference.resolve("divisions.csv")).sheets().get(0),
                reader.read(reference.resolve("units.csv")).sheets().get(0),
                reader.read(reference.resolve("aliases.csv")).sheets().get(0),
                new ArrayList<>());
    }

    private static String script(String name) throws IOException {
        try (InputStream in = ConsolidationBenchmark.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
