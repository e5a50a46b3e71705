package huizong.workbook;

import huizong.workbook.Mutants.Kind;
import huizong.workbook.Mutants.Mutant;
import huizong.workbook.guard.UnreadableException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads thousands of damaged workbooks and counts how that ends: {@code MutantReading FOLDER COUNT [SEED]}, with the
 * sound workbooks in the folder, best under {@code -Xmx512m}. Ends with status 1 where a mutant crashed the reader,
 * held it up, used up the memory, or was read with other content although its file was damaged.
 */
public final class MutantReading {
    /** Milliseconds of this thread's processor time: the limit is ten seconds. */
    private static final long MOST = 15_000;

    private final WorkbookReader reader = WorkbookReader.withDefaults();
    private final List<byte[]> originals = new ArrayList<>();
    private final List<Map<String, String>> cells = new ArrayList<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();
    private long slowest;

    MutantReading(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().matches(".*[.](xls[xm]?|docx)"))
                    .sorted()
                    .toList()) {
                originals.add(Files.readAllBytes(file));
                cells.add(Cells.of(reader.read(file)));
            }
        }
    }

    /** What went wrong, a line each. */
    List<String> failures() {
        return failures;
    }

    /** How many mutants ended how: {@code FLIPPED bad-crc} and so on. */
    Map<String, Integer> outcomes() {
        return outcomes;
    }

    void read(long seed, int count) throws IOException {
        Mutants mutants = new Mutants(originals, seed);
        Path file = Files.createTempFile("mutant", ".xlsx");
        try {
            for (int i = 0; i < count; i++) {
                Mutant mutant = mutants.make(i);
                Files.write(file, mutant.content());
                long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                String outcome = outcome(file, mutant);
                long taken = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1_000_000;
                slowest = Math.max(slowest, taken);
                outcomes.merge(mutant.kind() + " " + outcome, 1, Integer::sum);
                if (taken > MOST) {
                    fail(mutant, "took " + taken + " ms");
                }
            }
        } finally {
            Files.delete(file);
        }
    }

    private String outcome(Path file, Mutant mutant) {
        try {
            Map<String, String> seen = Cells.of(reader.read(file));
            if (seen.equals(cells.get(mutant.original()))) {
                return "read, the same";
            }
            boolean zip = mutant.content().length > 0 && mutant.content()[0] == 'P';
            boolean unfinished = mutant.kind() == Kind.CUT || mutant.kind() == Kind.ZERO_TAIL;
            if (!mutant.kind().insideParts() && (zip || unfinished)) {
                fail(mutant, "read with other content");
            }
            return zip ? "read, differs" : "read, differs (.xls has no checksums)";
        } catch (UnreadableException e) {
            if (e.code().equals("reader-failure") || e.code().equals("too-much-memory")) {
                fail(mutant, e.english());
            }
            return e.code();
        } catch (RuntimeException | Error e) {
            fail(mutant, e.toString());
            return "crash";
        }
    }

    private void fail(Mutant mutant, String what) {
        failures.add("mutant " + mutant.number() + ", " + mutant.kind() + " " + mutant.part() + " of workbook "
                + mutant.original() + ": " + what);
    }

    public static void main(String[] arguments) throws IOException {
        MutantReading reading = new MutantReading(Path.of(arguments[0]));
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        reading.read(seed, Integer.parseInt(arguments[1]));
        reading.outcomes().forEach((outcome, count) -> System.out.printf("%6d %s%n", count, outcome));
        reading.failures().forEach(System.out::println);
        System.out.printf(
                "%s mutants, %d failures, slowest %d ms%n", arguments[1], reading.failures.size(), reading.slowest);
        if (!reading.failures().isEmpty()) {
            System.exit(1);
        }
    }
}
