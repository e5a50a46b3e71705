package huizong.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What each phase of a run took: processor time of the whole process, DuckDB's threads included (the wall clock of a shared
 * machine says little), time by the clock, and the most memory the process had in it.
 */
final class PhaseMeter {
    private static final Path RESET = Path.of("/proc/self/clear_refs");
    private static final Path STATUS = Path.of("/proc/self/status");

    /**
     * A phase, over all the times it was run.
     *
     * @param cpu seconds
     * @param wall seconds
     * @param megabytes the most at any moment; 0 where the system does not say
     */
    record Phase(int times, double cpu, double wall, long megabytes) {
        private static final Phase NOTHING = new Phase(0, 0, 0, 0);

        private Phase plus(double moreCpu, double moreWall, long peak) {
            return new Phase(times + 1, cpu + moreCpu, wall + moreWall, Math.max(megabytes, peak));
        }

        String line(String name) {
            return String.join(" ", "PHASE", name, times + "", cpu + "", wall + "", megabytes + "");
        }

        /** What {@link #line} wrote; empty for any other line. */
        static Optional<Map.Entry<String, Phase>> parse(String line) {
            String[] part = line.split(" ");
            return !part[0].equals("PHASE") || part.length != 6
                    ? Optional.empty()
                    : Optional.of(Map.entry(
                            part[1],
                            new Phase(
                                    Integer.parseInt(part[2]),
                                    Double.parseDouble(part[3]),
                                    Double.parseDouble(part[4]),
                                    Long.parseLong(part[5]))));
        }
    }

    private final Map<String, Phase> phases = new LinkedHashMap<>();
    private long cpuBegan;
    private long wallBegan;

    PhaseMeter() {
        begin();
    }

    /** Begins a phase; what was done since the last one ended is nobody's. */
    final void begin() {
        try {
            if (Files.isWritable(RESET)) {
                // Linux: 5 sets the high-water mark of resident memory back to what is resident now
                Files.write(RESET, "5".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot reset " + RESET, e);
        }
        cpuBegan = cpu();
        wallBegan = System.nanoTime();
    }

    /** Ends a phase and begins the next. */
    void ended(String phase) {
        double cpu = (cpu() - cpuBegan) / 1e9;
        double wall = (System.nanoTime() - wallBegan) / 1e9;
        phases.put(phase, phases.getOrDefault(phase, Phase.NOTHING).plus(cpu, wall, peak()));
        begin();
    }

    Map<String, Phase> phases() {
        return phases;
    }

    private static long cpu() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : System.nanoTime();
    }

    private static long peak() {
        try {
            return !Files.exists(STATUS)
                    ? 0
                    : Files.readAllLines(STATUS).stream()
                            .filter(line -> line.startsWith("VmHWM:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10)
                            .findFirst()
                            .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + STATUS, e);
        }
    }
}
