package huizong.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    private final Path folder;

    AtomicFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aFileThatFailsItsCheckLeavesTheOldOneAndNothingBeside() throws IOException {
        Path target = folder.resolve("报表.csv");
        Files.writeString(target, "旧");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> AtomicFile.write(target, out -> out.write('x'), written -> {
                    throw new IOException("not what was written");
                }));
        assertThat(target).hasContent("旧");
        assertThat(folder).isDirectoryNotContaining(file -> !file.equals(target));
    }

    @Test
    void aFileThatPassesReplacesTheOldOne() throws IOException {
        Path target = folder.resolve("sub").resolve("报表.csv");
        AtomicFile.write(
                target, out -> out.write('a'), written -> assertThat(written).hasContent("a"));
        AtomicFile.write(
                target, out -> out.write('b'), written -> assertThat(written).hasContent("b"));
        assertThat(target).hasContent("b");
        assertThat(target.getParent()).isDirectoryNotContaining(file -> !file.equals(target));
    }

    @Test
    void aLinkAtTheTargetIsReplacedAndNotFollowed() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside"), "kept");
        Path target = Files.createSymbolicLink(folder.resolve("link.csv"), outside);
        AtomicFile.write(target, out -> out.write('a'), written -> {});
        assertThat(outside).hasContent("kept");
        assertThat(target).isRegularFile().hasContent("a");
    }
}
