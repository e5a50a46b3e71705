package huizong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full: with less and less room on the one disk there is, and with none for one kind of write alone. The
 * disks are small ones in memory, in a mount namespace of their own; where the system allows none, this is skipped. What
 * a full journal does stands in {@link CrashTest}; files go to the archive by renaming and need no room.
 */
class DiskFullTest {
    private static final long[] FREE_KB = {0, 400, 9_000};
    private static final List<String> SAID_AND_STOPPED = List.of("spool", "returns", "archive", "database", "reports");

    @TempDir
    static Path folder;

    @Test
    void aFullDiskIsSaidAndNothingIsLostOnceThereIsRoom() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        Assumptions.assumeTrue(Drop.isLinux() && mayMount(disk));
        Path log = folder.resolve("probe.txt");
        Process process = new ProcessBuilder(
                        mounting(disk, Drop.command(folder.resolve("tmp"), Probe.class.getName(), disk.toString())))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(log)).isZero();
        List<String> lines = Files.readAllLines(log);
        List<String> shrinking =
                lines.stream().filter(l -> l.startsWith("free ")).toList();
        assertThat(shrinking).hasSize(FREE_KB.length).allMatch(l -> l.endsWith(", then complete"));
        assertThat(shrinking.stream().filter(l -> l.contains(": said full,"))).hasSize(FREE_KB.length);
        for (String place : SAID_AND_STOPPED) {
            assertThat(lines).contains(place + ": said full, then complete");
        }
        assertThat(lines).contains("publish: said, done, then complete", "log: done, then complete");
    }

    private static List<String> mounting(Path disk, List<String> command) {
        List<String> all = new ArrayList<>(List.of(
                "unshare",
                "-rm",
                "sh",
                "-c",
                "mount -t tmpfs -o size=48m none \"$0\" && exec \"$@\"",
                disk.toAbsolutePath().toString()));
        all.addAll(command);
        return all;
    }

    private static boolean mayMount(Path disk) throws InterruptedException {
        try {
            return new ProcessBuilder(mounting(disk, List.of("true")))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs on the small disk: takes its room away, takes files in, makes room, takes the rest in. */
    static final class Probe {
        private final Path disk;

        private Probe(Path disk) {
            this.disk = disk;
        }

        public static void main(String[] arguments) throws Exception {
            Path disk = Path.of(arguments[0]);
            Path logs = mount(disk.resolve("logs"), 64);
            System.setProperty("huizong.log", logs.resolve("huizong.log").toString());
            Probe probe = new Probe(disk);
            for (long free : FREE_KB) {
                probe.withLittleRoom(free);
            }
            probe.spoolFull();
            probe.returnsFull();
            probe.archiveFull();
            probe.databaseFull();
            probe.publishFull();
            probe.reportsFull();
            probe.logFull(logs);
        }

        private void withLittleRoom(long free) throws IOException {
            Drop drop = new Drop(disk.resolve("desk")).fill(12, 4);
            Path filler = fill(disk, free);
            Samples.Run tight = Samples.huizong(drop.watch("--once"));
            Files.delete(filler);
            report("free " + free + " KB", tight, drop, () -> Samples.huizong(drop.watch("--once")));
        }

        private void spoolFull() throws Exception {
            Drop drop = new Drop(disk.resolve("desk")).fill(12, 5);
            Path spool = mount(drop.desk.resolve(".huizong"), 8);
            fill(spool, 0);
            Samples.Run tight = Samples.huizong(drop.watch("--once"));
            unmount(spool);
            report("spool", tight, drop, () -> Samples.huizong(drop.watch("--once")));
        }

        private void returnsFull() throws Exception {
            Drop drop = new Drop(disk.resolve("desk")).fill(12, 6);
            Path returns = mount(drop.desk.resolve("returns"), 4);
            Samples.Run tight = Samples.huizong(drop.watch("--once"));
            unmount(returns);
            report("returns", tight, drop, () -> Samples.huizong(drop.watch("--once")));
        }

        /** On a disk of its own, as an archive often is. */
        private void archiveFull() throws Exception {
            Drop drop = new Drop(disk.resolve("desk")).fill(12, 11);
            Path archive = mount(drop.desk.resolve("archive"), 4_000);
            Path filler = fill(archive, 12);
            Samples.Run tight = Samples.huizong(drop.watch("--once"));
            Files.delete(filler);
            report("archive", tight, drop, () -> Samples.huizong(drop.watch("--once")), archive);
        }

        private void databaseFull() throws Exception {
            Drop drop = new Drop(disk.resolve("desk")).fill(12, 7);
            List<Path> later = Drop.files(drop.inbox).stream().sorted().skip(3).toList();
            Path aside = Files.createDirectories(disk.resolve("aside"));
            for (Path file : later) {
                Files.move(file, aside.resolve(String.valueOf(file.getFileName())));
            }
            Path databases = mount(drop.desk.resolve("db"), 24_000);
            Samples.huizong(drop.watch("--once"));
            for (Path file : later) {
                Files.move(aside.resolve(String.valueOf(file.getFileName())), file);
            }
            Path filler = fill(databases, 0);
            Samples.Run tight = Samples.huizong(drop.watch("--once"));
            Files.delete(filler);
            report("database", tight, drop, () -> Samples.huizong(drop.watch("--once")), databases);
        }

        private void publishFull() throws Exception {
            Drop drop = new Drop(disk.resolve("desk")).fill(12, 8);
            Path publish = mount(drop.database.resolveSibling("publish"), 100);
            Samples.Run tight = Samples.huizong(drop.watch("--once"));
            unmount(publish);
            boolean isSaid = tight.out().contains("未能更新");
            Samples.Run roomy = Samples.huizong(drop.watch("--once"));
            boolean isPublished = Files.size(publish.resolve("huizong.duckdb")) > 100_000;
            System.out.println("publish: " + (isSaid ? "said" : tight.out()) + ", " + outcome(tight) + ", then "
                    + (isPublished ? complete(roomy, drop) : "not published"));
            Drop.delete(drop.desk);
        }

        private void reportsFull() throws Exception {
            Drop drop = new Drop(disk.resolve("desk")).fill(12, 9);
            Path output = mount(disk.resolve("output"), 8);
            String[] run = {
                "run",
                "--input=" + drop.inbox,
                "--output=" + output,
                "--db=" + drop.database,
                "--mappings=" + Samples.MAPPINGS,
                "--lang=zh"
            };
            Samples.Run tight = Samples.huizong(run);
            unmount(output);
            Samples.Run roomy = Samples.huizong(run);
            boolean isWritten;
            try (Stream<Path> files = Files.list(output)) {
                isWritten = files.filter(f -> f.toString().endsWith(".xlsx")).count() >= 4;
            }
            System.out.println("reports: " + outcome(tight) + ", then "
                    + (roomy.status() == ExitStatus.REFUSED && isWritten ? "complete" : roomy.toString()));
            Drop.delete(drop.desk);
        }

        /** It was full or nearly so all the while. */
        private void logFull(Path logs) throws IOException {
            fill(logs, 0);
            Drop drop = new Drop(disk.resolve("desk")).fill(12, 10);
            Samples.Run tight = Samples.huizong(drop.watch("--once"));
            report("log", tight, drop, () -> tight);
        }

        private static void report(String what, Samples.Run tight, Drop drop, Supplier<Samples.Run> again)
                throws IOException {
            Samples.Run roomy = again.get();
            System.out.println(what + ": " + outcome(tight) + ", then " + complete(roomy, drop));
            Drop.delete(drop.desk);
        }

        private static void report(String what, Samples.Run tight, Drop drop, Supplier<Samples.Run> again, Path mounted)
                throws Exception {
            Samples.Run roomy = again.get();
            System.out.println(what + ": " + outcome(tight) + ", then " + complete(roomy, drop));
            unmount(mounted);
            Drop.delete(drop.desk);
        }

        private static String outcome(Samples.Run tight) {
            boolean isSaid = tight.status() == ExitStatus.FAILURE && (tight.err() + tight.out()).contains("磁盘已满");
            return isSaid ? "said full" : tight.status() == ExitStatus.REFUSED ? "done" : tight.toString();
        }

        private static String complete(Samples.Run roomy, Drop drop) throws IOException {
            if (!List.of(ExitStatus.DONE, ExitStatus.REFUSED).contains(roomy.status())) {
                return roomy.toString();
            }
            List<String> complaints = drop.complaints();
            return complaints.isEmpty() ? "complete" : complaints.toString();
        }

        private static Path mount(Path place, long kilobytes) throws Exception {
            Files.createDirectories(place);
            command("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "none", place.toString());
            return place;
        }

        private static void unmount(Path place) throws Exception {
            command("umount", "-l", place.toString());
        }

        private static void command(String... words) throws Exception {
            if (new ProcessBuilder(words).inheritIO().start().waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", words));
            }
        }

        /** Takes all but so much of the room. */
        private static Path fill(Path disk, long free) {
            Path filler = disk.resolve("filler");
            try (var out = Files.newOutputStream(filler)) {
                byte[] block = "x".repeat(4096).getBytes(StandardCharsets.UTF_8);
                for (long left = Files.getFileStore(disk).getUsableSpace() - free * 1024;
                        left >= block.length;
                        left -= block.length) {
                    out.write(block);
                }
                return filler;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
