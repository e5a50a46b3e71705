package huizong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The watcher killed at each of its steps, and its database damaged between runs: what it acknowledged is there, once, and
 * nothing is half-written. {@code -Dhuizong.crash.kills=400} also kills at random moments, as often as a night allows.
 */
class CrashTest {
    private static final int KILLS = Integer.getInteger("huizong.crash.kills", 24);
    /** Milliseconds until files are taken again after a kill. */
    private static final long MOST_TO_RESTART = 5_000;

    private static final int KILLS_A_ROUND = 6;
    private static final int UNITS = 30;

    @TempDir
    static Path folder;

    private static Path temporary() {
        return folder.resolve("tmp");
    }

    private static int runToTheEnd(Drop drop, String... more) throws IOException, InterruptedException {
        Process process = Drop.start(temporary(), drop.desk.resolve("out.txt"), drop.watch(more));
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ended").isTrue();
        Drop.delete(temporary());
        return process.exitValue();
    }

    private static void kill(Process process) throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        Drop.delete(temporary()); // the driver leaves 60 MB there at each kill
    }

    /** What can be seen of a run from outside, in the order in which it comes to be. */
    private enum Moment {
        DATABASE_MADE(d -> Files.exists(d.database)),
        SOME_COPIED(d -> count(d.desk.resolve(".huizong/spool")) >= UNITS / 3),
        ALL_COPIED(d -> count(d.desk.resolve(".huizong/spool")) >= count(d.inbox)),
        ACKNOWLEDGED(d -> size(d.database.resolveSibling("huizong.duckdb.journal")) > 0),
        SOME_ANSWERED(d -> count(d.desk.resolve("returns")) + count(d.desk.resolve("rejected")) >= 4),
        SOME_ARCHIVED(d -> count(d.desk.resolve("archive")) >= UNITS / 2),
        INBOX_EMPTY(d -> d.waiting() == 0);

        /** Whether it has come; files may come and go while they are counted. */
        private final Seen seen;

        Moment(Seen seen) {
            this.seen = seen;
        }

        boolean hasCome(Drop drop) {
            try {
                return seen.in(drop);
            } catch (IOException e) {
                return false;
            }
        }
    }

    private interface Seen {
        boolean in(Drop drop) throws IOException;
    }

    private static int count(Path folder) throws IOException {
        return Drop.files(folder).size();
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** By what is seen of the run and not by a clock, so that a busy machine kills at the same moments. */
    @Test
    void killedAtEachStepNothingIsLostOrTwiceOrHalfWritten() throws Exception {
        Drop quiet = new Drop(folder.resolve("calm")).fill(UNITS, 1);
        assertThat(runToTheEnd(quiet, "--once")).isEqualTo(5);
        assertThat(quiet.complaints()).isEmpty();
        List<String> truth = quiet.content();
        Drop drop = quiet.again(folder.resolve("steps"));
        int cutShort = 0;
        for (Moment moment : Moment.values()) {
            Process process = Drop.start(temporary(), drop.desk.resolve("out.txt"), drop.watch("--once"));
            while (process.isAlive() && !moment.hasCome(drop)) {
                Thread.onSpinWait();
                process.waitFor(2, TimeUnit.MILLISECONDS);
            }
            cutShort += process.isAlive() ? 1 : 0;
            kill(process);
        }
        assertThat(runToTheEnd(drop, "--once")).isIn(0, 5);
        assertThat(drop.complaints()).isEmpty();
        assertThat(drop.differencesFrom(truth)).isEmpty();
        assertThat(cutShort).as("kills that met a running program").isPositive();
    }

    @Test
    @EnabledIfSystemProperty(named = "huizong.crash.kills", matches = "[0-9]+")
    void killedAtRandomMomentsNothingIsLostOrTwiceOrHalfWritten() throws Exception {
        Drop quiet = new Drop(folder.resolve("quiet")).fill(UNITS, 1);
        long begun = System.nanoTime();
        assertThat(runToTheEnd(quiet, "--once")).isEqualTo(5);
        long whole = (System.nanoTime() - begun) / 1_000_000;
        assertThat(quiet.complaints()).isEmpty();
        List<String> truth = quiet.content();

        Random random = new Random(20231231);
        int cutShort = 0;
        List<Long> restarts = new ArrayList<>();
        for (int killed = 0, round = 0; killed < KILLS; round++) {
            Drop drop = quiet.again(folder.resolve("round" + round));
            for (int i = 0; i < KILLS_A_ROUND && killed < KILLS; i++, killed++) {
                Process process = Drop.start(temporary(), drop.desk.resolve("out.txt"), drop.watch("--once"));
                // half of a run is its start, and a run that goes on with what another left takes less
                long from = random.nextBoolean() ? whole / 3 : whole / 10;
                OptionalLong start = watching(process, drop, from + random.nextInt((int) whole / 3));
                if (i > 0) {
                    start.ifPresent(restarts::add);
                }
                if (process.isAlive()) {
                    cutShort++;
                }
                kill(process);
            }
            Process last = Drop.start(temporary(), drop.desk.resolve("out.txt"), drop.watch("--once"));
            watching(last, drop, TimeUnit.MINUTES.toMillis(5)).ifPresent(restarts::add);
            assertThat(last.isAlive()).as("round " + round).isFalse();
            Drop.delete(temporary());
            assertThat(last.exitValue()).as("round " + round).isIn(0, 5);
            assertThat(drop.complaints()).as("round " + round).isEmpty();
            assertThat(drop.differencesFrom(truth)).as("round " + round).isEmpty();
            Drop.delete(drop.desk);
        }
        assertThat(cutShort).as("kills that met a running program").isGreaterThan(KILLS / 3);
        assertThat(restarts).isNotEmpty().allMatch(ms -> ms < MOST_TO_RESTART);
        restarts.sort(null);
        Files.writeString(
                Path.of("target", "crash.txt"),
                KILLS + " kills, " + cutShort + " of them of a running program; " + restarts.size()
                        + " restarts measured, ms until journal, database and folders agree and it watches again: median "
                        + restarts.get(restarts.size() / 2) + ", most " + restarts.get(restarts.size() - 1) + "\n");
    }

    /** Waits so long, or until the program ends; returns after how many milliseconds it said that it watches. */
    private static OptionalLong watching(Process process, Drop drop, long milliseconds)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        long before = starts(drop);
        OptionalLong watching = OptionalLong.empty();
        for (long passed = 0; passed < milliseconds; passed = (System.nanoTime() - begun) / 1_000_000) {
            if (watching.isEmpty() && starts(drop) > before) {
                watching = OptionalLong.of(passed);
            }
            if (process.waitFor(10, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        return watching;
    }

    private static long starts(Drop drop) throws IOException {
        Path said = drop.desk.resolve("out.txt");
        return Files.exists(said)
                ? Files.readString(said).lines().filter(l -> l.startsWith("守候")).count()
                : 0;
    }

    @Test
    void aDatabaseOrLogThatIsGoneCutOrOverwrittenIsRebuiltFromTheArchive() throws Exception {
        Drop drop = new Drop(folder.resolve("log")).fill(UNITS, 2);
        Process process = Drop.start(temporary(), drop.desk.resolve("out.txt"), drop.watch());
        try {
            while (process.isAlive() && drop.waiting() > 0) { // however long a busy machine takes
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
        } finally {
            kill(process);
        }
        Path wal = drop.database.resolveSibling("huizong.duckdb.wal");
        assertThat(Files.size(wal)).as("commits that are only in the log").isGreaterThan(10_000);
        Path saved = Files.createDirectories(folder.resolve("saved"));
        Path savedDatabase = Files.copy(drop.database, saved.resolve("db"), StandardCopyOption.REPLACE_EXISTING);
        Path savedWal = Files.copy(wal, saved.resolve("wal"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(Samples.huizong(drop.watch("--once")).status()).isZero();
        assertThat(drop.complaints()).isEmpty();
        List<String> truth = drop.content();

        for (String damage : List.of("deleted", "cut", "flipped", "random", "database cut")) {
            Files.copy(savedDatabase, drop.database, StandardCopyOption.REPLACE_EXISTING);
            Files.copy(savedWal, wal, StandardCopyOption.REPLACE_EXISTING);
            damage(damage, drop.database, wal);
            Samples.Run run = Samples.huizong(drop.watch("--once"));
            assertThat(run.status()).as(damage + run.out() + run.err()).isZero();
            assertThat(run.out()).as(damage).contains("恢复");
            assertThat(drop.differencesFrom(truth)).as(damage).isEmpty();
            assertThat(drop.complaints()).as(damage).isEmpty();
        }
    }

    private static void damage(String how, Path database, Path wal) throws IOException {
        switch (how) {
            case "deleted" -> Files.delete(wal);
            case "cut" -> cut(wal, Files.size(wal) / 2 + 7);
            case "flipped" -> overwrite(wal, Files.size(wal) / 3, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
            case "random" -> {
                byte[] noise = new byte[(int) Files.size(wal)];
                new Random(7).nextBytes(noise);
                Files.write(wal, noise);
            }
            case "database cut" -> {
                Files.delete(wal);
                cut(database, Files.size(database) / 2);
            }
            default -> throw new IllegalArgumentException(how);
        }
    }

    private static void cut(Path file, long size) throws IOException {
        try (RandomAccessFile random = new RandomAccessFile(file.toFile(), "rw")) {
            random.setLength(size);
        }
    }

    private static void overwrite(Path file, long at, byte[] bytes) throws IOException {
        try (RandomAccessFile random = new RandomAccessFile(file.toFile(), "rw")) {
            random.seek(at);
            random.write(bytes);
        }
    }

    @Test
    void aJournalThatCannotBeWrittenStopsTheRunAndLosesNothing() throws Exception {
        if (!Drop.isLinux()) {
            return;
        }
        Drop drop = new Drop(folder.resolve("full")).fill(10, 3);
        Path journal = drop.database.resolveSibling("huizong.duckdb.journal");
        Files.createDirectories(journal.toAbsolutePath().getParent());
        Files.createSymbolicLink(journal, Path.of("/dev/full"));
        Samples.Run full = Samples.huizong(drop.watch("--once"));
        assertThat(full.status()).as(full.out()).isEqualTo(3);
        assertThat(full.err()).contains("huizong.duckdb.journal");
        Files.delete(journal);
        assertThat(Samples.huizong(drop.watch("--once")).status()).isIn(0, 5);
        assertThat(drop.complaints()).isEmpty();
    }
}
