package huizong.bench;

import huizong.store.load.Filings;
import huizong.bench.PhaseMeter.Phase;
import huizong.bureau.ReferenceLists;
import huizong.bureau.Registry;
import huizong.bureau.Waivers;
import huizong.consolidate.Consolidation;
import huizong.consolidate.Period;
import huizong.consolidate.Terms;
import huizong.mapping.yaml.Mappings;
import huizong.report.Publication;
import huizong.rule.RuleBook;
import huizong.store.Store;
import huizong.workbook.WorkbookReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Times monthly consolidations of a whole province by phase: the rules where asked for, the filings' freezing, the roll-ups,
 * the comparison with the month before, the check of every sum, and the reports of the last month. Filings are put into the
 * database by generated SQL ({@code bureau.sql}), since reading workbooks is timed by {@link PipelineBenchmark}. Arguments:
 * the mappings folder, how many months (12), {@code rules} or {@code rollups}, then increasing numbers of units, each in a
 * process and on a database of its own (3750 7500 15000 30000). Growth is linear where the time a unit takes stays the same.
 */
public final class ConsolidationBenchmark {
    private static final List<String> ORDER =
            List.of("rules", "freeze", "roll-ups", "changes", "balance", "commit", "reports");

    private ConsolidationBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Path mappings = Path.of(arguments.length > 0 ? arguments[0] : "mappings");
        int months = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 12;
        boolean withRules = arguments.length > 2 && arguments[2].equals("rules");
        List<Integer> sizes = new ArrayList<>();
        for (int i = 3; i < arguments.length; i++) {
            sizes.add(Integer.valueOf(arguments[i]));
        }
        if (sizes.isEmpty()) {
            sizes.addAll(List.of(3_750, 7_500, 15_000, 30_000));
        }
        if (sizes.size() == 1) {
            measure(mappings, 1, withRules, 1_000); // to warm up: compiled code, caches
            measure(mappings, months, withRules, sizes.get(0))
                    .forEach((name, phase) -> System.out.println(phase.line(name)));
            return;
        }
        Map<Integer, Map<String, Phase>> results = new TreeMap<>();
        for (int units : sizes) {
            results.put(units, alone(arguments, units));
        }
        print(months, results);
    }

    /** Measures one size in a process of its own, so that none has the memory of another. */
    private static Map<String, Phase> alone(String[] arguments, int units) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx" + (Runtime.getRuntime().maxMemory() >> 20) + "m",
                "-cp",
                ManagementFactory.getRuntimeMXBean().getClassPath(),
                ConsolidationBenchmark.class.getName()));
        command.addAll(List.of(arguments).subList(0, 3));
        command.add(String.valueOf(units));
        Process process =
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        Map<String, Phase> phases = new LinkedHashMap<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines()
                    .forEach(line -> Phase.parse(line).ifPresent(read -> phases.put(read.getKey(), read.getValue())));
        }
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("no result for " + units + " units");
        }
        return phases;
    }

    private static Map<String, Phase> measure(Path mappings, int months, boolean withRules, int units)
            throws IOException {
        Path folder = Files.createTempDirectory("huizong-bench");
        Path database = folder.resolve("bureau.duckdb");
        List<String> problems = new ArrayList<>();
        RuleBook rules = RuleBook.read(withRules ? mappings : Files.createDirectory(folder.resolve("none")), problems);
        Mappings forms = Mappings.read(mappings);
        PhaseMeter meter = new PhaseMeter();
        try (Store store = Store.open(database, forms.tables())) {
            new Filings(store).replaceReference(registry(mappings));
            store.execute("SET VARIABLE units = " + units);
            store.execute(script("bureau.sql"));
            long began = System.nanoTime();
            int number = 0;
            for (int month = 0; month < months; month++) {
                Period period = new Period(YearMonth.of(2024, 1).plusMonths(month));
                store.execute("SET VARIABLE month = " + month);
                if (month > 0) {
                    store.execute(script("correction.sql"));
                }
                new Filings(store).replaceLists(
                        new ReferenceLists(List.of(), new Waivers(List.of(), List.of()), List.of()), period.month());
                double before = consolidationCpu(meter);
                meter.begin();
                number = new Consolidation(store, rules, mappings)
                        .run(Terms.of(period), step -> meter.ended(phase(step)));
                System.err.printf(
                        Locale.ROOT,
                        "%,d units, %s: %.1f s of processor time, %.0f s since the first%n",
                        units,
                        period,
                        consolidationCpu(meter) - before,
                        (System.nanoTime() - began) / 1e9);
            }
            meter.begin();
            Publication.publish(store, number, folder.resolve("reports"));
            meter.ended("reports");
        }
        long size = Files.size(database) >> 20;
        System.err.printf(Locale.ROOT, "%,d units: a database of %,d MB%n", units, size);
        delete(folder);
        return meter.phases();
    }

    private static double consolidationCpu(PhaseMeter meter) {
        return meter.phases().values().stream().mapToDouble(Phase::cpu).sum();
    }

    private static String phase(String step) {
        if (!step.endsWith(".sql")) {
            return step;
        }
        return step.contains("change") ? "changes" : "roll-ups";
    }

    private static void print(int months, Map<Integer, Map<String, Phase>> results) {
        System.out.printf(
                "%d months a size; processor seconds a month, peak MB of the process in the phase%n%n", months);
        System.out.printf("%-10s", "phase");
        results.keySet().forEach(units -> System.out.printf(Locale.ROOT, "%,16d u.", units));
        System.out.println("   growth of time a unit");
        for (String phase : ORDER) {
            row(phase, of(phase, results));
        }
        Map<Integer, Phase> whole = new LinkedHashMap<>();
        results.forEach((units, phases) -> whole.put(units, whole(phases)));
        row("a month", whole);
    }

    private static Map<Integer, Phase> of(String phase, Map<Integer, Map<String, Phase>> results) {
        Map<Integer, Phase> bySize = new LinkedHashMap<>();
        results.forEach((units, phases) -> {
            Phase total = phases.getOrDefault(phase, new Phase(1, 0, 0, 0));
            int runs = phase.equals("reports") ? 1 : runs(phases);
            bySize.put(units, new Phase(1, total.cpu() / runs, total.wall() / runs, total.megabytes()));
        });
        return bySize;
    }

    /** All phases but the reports, a month's. */
    private static Phase whole(Map<String, Phase> phases) {
        double cpu = 0;
        double wall = 0;
        long megabytes = 0;
        for (Map.Entry<String, Phase> phase : phases.entrySet()) {
            if (!phase.getKey().equals("reports")) {
                cpu += phase.getValue().cpu();
                wall += phase.getValue().wall();
                megabytes = Math.max(megabytes, phase.getValue().megabytes());
            }
        }
        return new Phase(1, cpu / runs(phases), wall / runs(phases), megabytes);
    }

    private static int runs(Map<String, Phase> phases) {
        return phases.getOrDefault("commit", new Phase(1, 0, 0, 0)).times();
    }

    private static void row(String name, Map<Integer, Phase> bySize) {
        System.out.printf("%-10s", name);
        List<Integer> sizes = List.copyOf(bySize.keySet());
        bySize.forEach(
                (units, phase) -> System.out.printf(Locale.ROOT, "%9.2f s %,5d MB", phase.cpu(), phase.megabytes()));
        int last = sizes.get(sizes.size() - 1);
        int first = sizes.get(0);
        double grown = bySize.getOrDefault(last, new Phase(1, 0, 0, 0)).cpu() / last;
        double began = bySize.getOrDefault(first, new Phase(1, 0, 0, 0)).cpu() / first;
        System.out.println(began == 0 ? "" : String.format(Locale.ROOT, "   × %.2f", grown / began));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
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
