package huizong.bench;

import com.sun.management.OperatingSystemMXBean;
import huizong.bureau.Registry;
import huizong.extract.Extraction;
import huizong.extract.Extractor;
import huizong.extract.SourceName;
import huizong.grid.Sheet;
import huizong.grid.Workbook;
import huizong.mapping.yaml.Mappings;
import huizong.store.Store;
import huizong.workbook.WorkbookReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Times reading, extraction and the whole pipeline on generated filings, beside POI's usermodel merely reading the same
 * files, all in one process, in turn, after a warm-up. Workbooks are extracted soon after they were read, a few at a time,
 * as in the pipeline. The whole pipeline is what {@code huizong ingest} does, into a new database each round and with as
 * many threads; the other parts use one. Arguments: how many workbooks (200), how many rounds (5), the mappings folder
 * ({@code mappings}).
 */
public final class PipelineBenchmark {
    private enum Part {
        POI("poi usermodel, reading only"),
        READING("reading"),
        EXTRACTION("extraction"),
        NEW_DATABASE("making a new database"),
        PIPELINE("whole pipeline");

        private final String name;

        Part(String name) {
            this.name = name;
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    /** What one round took of each part. */
    private static final class Round {
        private final double[] seconds = new double[Part.values().length];
        private final double[] processor = new double[Part.values().length];

        void time(Part part, Work work) throws IOException {
            long start = System.nanoTime();
            long used = processorTime();
            work.run();
            seconds[part.ordinal()] += (System.nanoTime() - start) / 1e9;
            processor[part.ordinal()] += (processorTime() - used) / 1e9;
        }
    }

    /** Workbooks read before they are extracted: few, but enough for the clock of the processor. */
    private static final int AT_A_TIME = 5;

    private PipelineBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        Path mappingsFolder = Path.of(arguments.length > 2 ? arguments[2] : "mappings");
        Path folder = Files.createTempDirectory("huizong-bench");
        List<FilingGenerator.Truth> truths = new FilingGenerator(20231231).write(folder.resolve("in"), count);
        WorkbookReader reader = WorkbookReader.withDefaults();
        Mappings mappings = Mappings.read(mappingsFolder);
        Extractor extractor = new Extractor(mappings, registry(reader, mappingsFolder));
        IngestionRun ingestion = new IngestionRun(mappingsFolder);

        List<Round> measured = new ArrayList<>();
        for (int number = -1; number < rounds; number++) {
            Round round = new Round();
            round.time(Part.POI, () -> readWithPoi(truths));
            for (int i = 0; i < truths.size(); i += AT_A_TIME) {
                List<FilingGenerator.Truth> some = truths.subList(i, Math.min(i + AT_A_TIME, truths.size()));
                List<Workbook> read = new ArrayList<>();
                round.time(Part.READING, () -> some.forEach(t -> read.add(reader.read(t.file()))));
                round.time(Part.EXTRACTION, () -> extract(extractor, some, read));
            }
            Path empty = folder.resolve("new" + number + ".duckdb");
            round.time(Part.NEW_DATABASE, () -> Store.open(empty, mappings.tables())
                    .close());
            Path database = folder.resolve("db" + number + ".duckdb");
            round.time(
                    Part.PIPELINE, () -> ingestion.take(folder.resolve("in"), database, store -> check(store, truths)));
            if (number >= 0) {
                measured.add(round);
            }
        }
        print(measured, count);
    }

    /** Of all threads, in nanoseconds: what a machine busy with other things falsifies least. */
    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static Registry registry(WorkbookReader reader, Path folder) {
        List<String> problems = new ArrayList<>();
        List<Sheet> sheets = new ArrayList<>();
        for (String name : List.of("divisions.csv", "units.csv", "aliases.csv")) {
            sheets.add(reader.read(folder.resolve("reference").resolve(name))
                    .sheets()
                    .get(0));
        }
        return Registry.of(sheets.get(0), sheets.get(1), sheets.get(2), problems);
    }

    private static void readWithPoi(List<FilingGenerator.Truth> truths) throws IOException {
        for (FilingGenerator.Truth truth : truths) {
            try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(truth.file()))) {
                if (workbook.getNumberOfSheets() != truth.forms()) {
                    throw new IllegalStateException("sheets of " + truth.file());
                }
            }
        }
    }

    private static void extract(Extractor extractor, List<FilingGenerator.Truth> truths, List<Workbook> workbooks) {
        for (int i = 0; i < workbooks.size(); i++) {
            String name = String.valueOf(truths.get(i).file().getFileName());
            Extraction extraction = extractor.extract(workbooks.get(i), new SourceName(name, name));
            if (extraction.submissions().size() != truths.get(i).forms()) {
                throw new IllegalStateException("forms of " + name);
            }
        }
    }

    /** Holds the figures loaded against the truth. */
    private static void check(Store store, List<FilingGenerator.Truth> truths) {
        BigDecimal expected =
                truths.stream().map(FilingGenerator.Truth::specialFinal).reduce(BigDecimal.ZERO, BigDecimal::add);
        Object sum = store.query(
                        "SELECT sum(final) FROM main.expenditure_item WHERE item_code = 'project.special.item'")
                .rows()
                .get(0)
                .get(0)
                .orElseThrow();
        if (expected.compareTo((BigDecimal) sum) != 0) {
            throw new IllegalStateException("loaded " + sum + ", filed " + expected);
        }
    }

    private static void print(List<Round> rounds, int count) {
        System.out.println(count + " workbooks of 6 forms; medians of " + rounds.size() + " rounds");
        double poi = median(rounds, r -> r.seconds[Part.POI.ordinal()]);
        double poiUsed = median(rounds, r -> r.processor[Part.POI.ordinal()]);
        for (Part part : Part.values()) {
            double seconds = median(rounds, r -> r.seconds[part.ordinal()]);
            double used = median(rounds, r -> r.processor[part.ordinal()]);
            System.out.println(String.format(
                    Locale.ROOT,
                    "%-30s %7.2f ms a workbook %8.0f workbooks/s   %.2f x POI   processor %7.2f ms, %.2f x POI",
                    part.name,
                    1000 * seconds / count,
                    count / seconds,
                    seconds / poi,
                    1000 * used / count,
                    used / poiUsed));
        }
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> measure) {
        return rounds.stream().mapToDouble(measure).sorted().toArray()[rounds.size() / 2];
    }
}
