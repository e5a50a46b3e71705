package huizong.planted;

import com.sun.management.OperatingSystemMXBean;
import huizong.cli.Main;
import huizong.mapping.yaml.Mappings;
import huizong.rule.Rule;
import huizong.rule.RuleBook;
import huizong.store.Store;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Plants anomalies of every rule in generated filings, runs the program on them and counts what it finds:
 * {@code PlantedAnomalies REPOSITORY COUNT [SEED]} prints precision and recall by rule and the time it took.
 */
public final class PlantedAnomalies {
    /** What one of the projects is called in base tables, registered as an alias. */
    static final String ALIAS = "人事档案保管经费";

    private final Path repository;
    private final Path folder;
    private final Score score = new Score();
    private double readSeconds;
    private double consolidateSeconds;
    private double bookSeconds;
    private double bookCpuSeconds;

    PlantedAnomalies(Path repository, Path folder) {
        this.repository = repository;
        this.folder = folder;
    }

    Score score() {
        return score;
    }

    /** One filing each of so many units, the plants in turn; reads, consolidates and scores them. */
    void run(int count, long seed) throws IOException {
        List<Plant> plants = Plants.all();
        Path inbox = Files.createDirectories(folder.resolve("报送"));
        StringBuilder units =
                new StringBuilder("unit_id,name,division_code,parent_unit_id,department,level,valid_from,valid_to\n");
        StringBuilder expected = new StringBuilder(
                "unit,division_code,department,level,form_id,fiscal_year,period,due_on,exempt,note\n");
        for (int i = 0; i < count; i++) {
            Plant plant = plants.get(i % plants.size());
            Filing filing = new Filing("怀化市第" + (i + 1) + "服务中心", seed + i);
            filing.settle();
            plant.change().accept(filing);
            filing.settle();
            filing.write(inbox);
            score.expect(plant, filing);
            units.append("U").append(i + 1).append(',').append(filing.unit).append(",431200,,怀化市人力资源和社会保障局,city,,\n");
            for (String form : List.of("base_data", "overall_self_evaluation", "project_self_evaluation")) {
                expected.append(filing.unit).append(",,,,").append(form).append(",2023,,,,\n");
            }
        }
        Path mappings = mappings(units.toString(), expected.toString());
        readSeconds = seconds(() -> huizong(mappings, "ingest", inbox.toString()));
        consolidateSeconds = seconds(() -> huizong(
                mappings,
                "consolidate",
                "--period",
                "2024-06",
                "--output",
                folder.resolve("output").toString()));
        score.count(database());
    }

    Path database() {
        return folder.resolve("output/huizong.duckdb");
    }

    private Path mappings(String units, String expected) throws IOException {
        Path shipped = repository.resolve("mappings");
        Path copy = folder.resolve("mappings");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(shipped.relativize(file).toString()));
            }
        }
        Files.writeString(copy.resolve("reference/units.csv"), units);
        Files.writeString(copy.resolve("reference/expected-forms.csv"), expected);
        Files.writeString(
                copy.resolve("reference/aliases.csv"),
                "kind,alias,name,division_code\nproject," + ALIAS + ",档案管理经费,431200\n");
        return copy;
    }

    private void huizong(Path mappings, String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(
                List.of("--mappings", mappings.toString(), "--db", database().toString()));
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int status = Main.execute(out, out, arguments.toArray(new String[0]));
        if (status != 0) {
            throw new IllegalStateException(command[0] + " ended with " + status + "\n" + said);
        }
    }

    /** Seconds each rule takes by itself over all that is stored, without what all share; nothing is kept. */
    Map<String, Double> timed() throws IOException {
        Path mappings = folder.resolve("mappings");
        Path one = folder.resolve("one");
        Files.createDirectories(one.resolve("rules/shared"));
        try (Stream<Path> shared = Files.list(mappings.resolve("rules/shared"))) {
            for (Path file : shared.toList()) {
                Files.copy(file, one.resolve("rules/shared/" + file.getFileName()));
            }
        }
        Map<String, Double> times = new TreeMap<>();
        try (Store store = Store.open(
                database(), Mappings.read(mappings, new ArrayList<>()).tables())) {
            RuleBook book = RuleBook.read(mappings, new ArrayList<>());
            long before = cpu();
            bookSeconds = alone(store, book);
            bookCpuSeconds = (cpu() - before) / 1e9;
            double shared = alone(store, RuleBook.read(one, new ArrayList<>()));
            for (Rule rule : book.rules()) {
                Path file = Files.copy(
                        mappings.resolve("rules/" + rule.id() + ".sql"), one.resolve("rules/" + rule.id() + ".sql"));
                times.put(rule.id(), Math.max(0, alone(store, RuleBook.read(one, new ArrayList<>())) - shared));
                Files.delete(file);
            }
        }
        return times;
    }

    private static double alone(Store store, RuleBook book) {
        RuntimeException undone = new RuntimeException("undone");
        return seconds(() -> {
            try {
                store.inTransaction(() -> {
                    book.run(store, Integer.MAX_VALUE, OptionalInt.empty());
                    throw undone;
                });
            } catch (RuntimeException e) {
                if (e != undone) {
                    throw e;
                }
            }
        });
    }

    /** Nanoseconds of processor time; on a machine that others use too it says more than the clock. */
    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    /** Prints the table; ends with 1 where anything was missed or found without cause. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("planted");
        try {
            PlantedAnomalies planted = new PlantedAnomalies(Path.of(arguments[0]), folder);
            int count = Integer.parseInt(arguments[1]);
            planted.run(count, arguments.length > 2 ? Long.parseLong(arguments[2]) : 1);
            planted.score.differences().stream().limit(60).forEach(System.out::println);
            System.out.print(planted.score.table());
            Map<String, Double> times = planted.timed();
            times.forEach((rule, seconds) -> System.out.printf("%-28s %7.3f s%n", rule, seconds));
            System.out.printf(
                    "%d units read in %.1f s, consolidated and reported in %.1f s; the rule book alone %.2f s (%.2f s of"
                            + " processor time)%n",
                    count,
                    planted.readSeconds,
                    planted.consolidateSeconds,
                    planted.bookSeconds,
                    planted.bookCpuSeconds);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
            }
        }
    }
}
