package huizong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.workbook.HostileFiles;
import huizong.workbook.HostileFiles.HostileFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Odd files that our reader reads and other libraries may not: none of them stops the watcher on its way back to the
 * sender, in a process of 512 MB.
 */
class HostileDropTest {
    @TempDir
    static Path folder;

    @Test
    void everyOddWorkbookIsAnsweredAndNoneHoldsUpTheOthers() throws Exception {
        Drop drop = new Drop(folder.resolve("desk"));
        List<HostileFile> readable = HostileFiles.all("http://127.0.0.1:9/x.xml").stream()
                .filter(f -> f.outcome().startsWith("="))
                .toList();
        assertThat(readable).hasSizeGreaterThan(100);
        for (int i = 0; i < readable.size(); i++) {
            Files.write(
                    drop.inbox.resolve(i + readable.get(i).fileName()),
                    readable.get(i).content());
        }
        Path out = folder.resolve("out.txt");
        Process process = Drop.start(folder.resolve("tmp"), out, drop.watch("--once"));
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(out);
        assertThat(process.exitValue()).as(said).isEqualTo(ExitStatus.REFUSED);
        assertThat(said).doesNotContain("internal-error").contains("拒收 " + readable.size());
        assertThat(Drop.files(drop.inbox)).isEmpty();
        List<String> answers = Drop.files(drop.desk.resolve("rejected")).stream()
                .map(f -> String.valueOf(f.getFileName()))
                .toList();
        assertThat(answers.stream().filter(n -> n.endsWith(".reason.json"))).hasSize(readable.size());
        assertThat(answers.stream().filter(n -> n.contains("-退回."))).hasSizeGreaterThan(readable.size() * 9 / 10);
    }
}
