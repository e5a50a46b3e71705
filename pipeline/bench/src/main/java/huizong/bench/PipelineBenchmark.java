package huizong.bench;

import com.sun.management.OperatingSystemMXBean;
import huizong.cli.IngestionRun;
import huizong.extract.Extraction;
import huizong.extract.Extractor;
import huizong.extract.SourceName;
import huizong.grid.Sheet;
import huizong.grid.Workbook;
import huizong.mapping.Mappings;
import huizong.mapping.Registry;
import huizong.store.Store;
import huizong.workbook.WorkbookReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Times reading, extraction and the whole pipeline on generated filings, beside POI's usermodel merely reading the same
 * files, all in one process, in turn, after a warm-up. The whole pipeline is what {@code huizong ingest} does, into a new
 * database each round and with as many threads; the other parts use one. Arguments: how many workbooks (200), how many rounds (5), the
 * mappings folder ({@code mappings}).
 */
public final class PipelineBenchmark {
    private interface Work {
        void run() throws IOException;
    }

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

        List<Workbook> read = new ArrayList<>();
        for (FilingGenerator.Truth truth : truths) {
            read.add(reader.read(truth.file()));
        }
        String[] names = {
            "poi usermodel, reading only", "reading", "extraction", "making a new database", "whole pipeline"
        };
        double[][] seconds = new double[names.length][rounds];
        double[][] processor = new double[names.length][rounds];
        for (int round = -1; round < rounds; round++) {
            int number = round;
            Work[] works = {
                () -> readWithPoi(truths),
                () -> truths.forEach(t -> reader.read(t.file())),
                () -> extract(extractor, truths, read),
                () -> Store.open(folder.resolve("new" + number + ".duckdb"), mappings.tables())
                        .close(),
                () -> ingestion.take(
                        folder.resolve("in"), folder.resolve("db" + number + ".duckdb"), store -> check(store, truths))
            };
            for (int w = 0; w < works.length; w++) {
                long start = System.nanoTime();
                long used = processorTime();
                works[w].run();
                if (round >= 0) {
                    seconds[w][round] = (System.nanoTime() - start) / 1e9;
                    processor[w][round] = (processorTime() - used) / 1e9;
                }
            }
        }
        print(names, seconds, processor, count);
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

    private static void print(String[] names, double[][] seconds, double[][] processor, int count) {
        double poi = median(seconds[0]);
        double poiUsed = median(processor[0]);
        System.out.println(count + " workbooks of 6 forms; medians of " + seconds[0].length + " rounds");
        for (int i = 0; i < names.length; i++) {
            double median = median(seconds[i]);
            double used = median(processor[i]);
            System.out.println(String.format(
                    Locale.ROOT,
                    "%-30s %7.2f ms a workbook %8.0f workbooks/s   %.2f x POI   processor %7.2f ms, %.2f x POI",
                    names[i],
                    1000 * median / count,
                    count / median,
                    median / poi,
                    1000 * used / count,
                    used / poiUsed));
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
