package huizong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that fills up, with less and less room: in the spool, the database, the journal, the returns, the published
 * copy. The disk is a small one in memory, in a mount namespace of its own; where the system allows none, this is skipped.
 */
class DiskFullTest {
    private static final long[] FREE_KB = {40, 400, 3_000, 9_000};

    @TempDir
    static Path folder;

    @Test
    void aFullDiskIsSaidAndNothingIsLostOnceThereIsRoom() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        Assumptions.assumeTrue(Drop.isLinux() && mayMount(disk));
        List<String> command = new ArrayList<>(mounting(disk));
        command.addAll(Drop.command(folder.resolve("tmp"), Probe.class.getName(), disk.toString()));
        Path log = folder.resolve("probe.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(log)).isZero();
        List<String> lines = Files.readAllLines(log).stream()
                .filter(l -> l.startsWith("free "))
                .toList();
        assertThat(lines).hasSize(FREE_KB.length).allMatch(l -> l.endsWith(" then complete"));
        assertThat(lines.stream().filter(l -> l.contains(" said full,"))).hasSizeGreaterThanOrEqualTo(4);
    }

    private static List<String> mounting(Path disk) {
        return List.of(
                "unshare",
                "-rm",
                "sh",
                "-c",
                "mount -t tmpfs -o size=48m none \"$0\" && exec \"$@\"",
                disk.toAbsolutePath().toString());
    }

    private static boolean mayMount(Path disk) throws InterruptedException {
        List<String> command = new ArrayList<>(mounting(disk));
        command.add("true");
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs on the small disk: leaves so much of it free, watches, makes room, watches again. */
    static final class Probe {
        private Probe() {}

        public static void main(String[] arguments) throws IOException {
            Path disk = Path.of(arguments[0]);
            for (long free : FREE_KB) {
                Drop drop = new Drop(disk.resolve("desk")).fill(12, 4);
                Path filler = disk.resolve("filler");
                fill(filler, Files.getFileStore(disk).getUsableSpace() - free * 1024);
                Samples.Run tight = Samples.huizong(drop.watch("--once"));
                Files.delete(filler);
                boolean isSaid = tight.status() == 3 && (tight.err() + tight.out()).contains("磁盘已满");
                String first = isSaid ? "said full" : tight.status() == 5 ? "done" : "status " + tight.status();
                Samples.Run roomy = Samples.huizong(drop.watch("--once"));
                List<String> complaints =
                        List.of(0, 5).contains(roomy.status()) ? drop.complaints() : List.of("failed");
                System.out.println("free " + free + " KB: " + first + ", then "
                        + (complaints.isEmpty()
                                ? "complete"
                                : "status " + roomy.status() + " " + complaints + roomy.err()));
                if (!first.equals("done")) {
                    System.out.println("  " + tight.err());
                }
                Drop.delete(drop.desk);
            }
        }

        private static void fill(Path file, long size) throws IOException {
            byte[] block = "x".repeat(4096).getBytes(StandardCharsets.UTF_8);
            try (var out = Files.newOutputStream(file)) {
                for (long written = 0; written + block.length <= size; written += block.length) {
                    out.write(block);
                }
            }
        }
    }
}
