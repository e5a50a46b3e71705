package huizong.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock is a number the test gives; no file waits for real time. */
class AdmissionTest {
    private static final Duration SETTLE = Duration.ofSeconds(10);
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path desk;

    private DropFolder folders = DropFolder.of(Path.of("inbox"), Path.of("."));
    private Spool spool = new Spool(folders);
    private Admission admission = new Admission(SETTLE, spool);

    @BeforeEach
    void openTheInbox() throws IOException {
        folders = DropFolder.of(desk.resolve("inbox"), desk);
        Files.createDirectories(folders.inbox());
        spool = new Spool(folders);
        admission = new Admission(SETTLE, spool);
    }

    private List<Spooled> at(long second) throws IOException {
        return admission.admit(folders.look(), second * SECOND, 100);
    }

    private Path drop(String name, String content) throws IOException {
        Path file = folders.inbox().resolve(name);
        Files.createDirectories(folderOf(file));
        Files.writeString(file, content);
        return file;
    }

    private static Path folderOf(Path file) {
        return Optional.ofNullable(file.getParent()).orElseThrow();
    }

    @Test
    void aFileThatStoodStillForTheSettleTimeIsCopiedAndItsCopyIsWhatCounts() throws IOException {
        drop("怀化/表.xlsx", "一");
        assertThat(at(0)).isEmpty();
        assertThat(at(9)).isEmpty();
        assertThat(admission.waiting()).isEqualTo(1);
        List<Spooled> admitted = at(10);
        assertThat(admitted).singleElement().satisfies(f -> {
            assertThat(f.relativePath()).isEqualTo("怀化/表.xlsx");
            assertThat(f.name()).isEqualTo("表.xlsx");
            assertThat(f.copy()).hasContent("一").startsWithRaw(folders.spool());
            assertThat(f.original()).exists();
        });
        assertThat(admission.waiting()).isZero();
    }

    @Test
    void aFileThatGrowsBeginsToWaitAnew() throws IOException {
        Path file = drop("表.xlsx", "一");
        at(0);
        Files.writeString(file, "一二");
        assertThat(at(10)).isEmpty();
        assertThat(at(19)).isEmpty();
        assertThat(at(20)).singleElement().satisfies(f -> assertThat(f.copy()).hasContent("一二"));
    }

    @Test
    void otherContentOfTheSameSizeAndTimeIsSeenByItsHash() throws IOException {
        Path file = drop("表.xlsx", "甲");
        FileTime time = Files.getLastModifiedTime(file);
        at(0);
        Files.writeString(file, "乙");
        Files.setLastModifiedTime(file, time);
        assertThat(at(10)).isEmpty();
        assertThat(at(20)).singleElement().satisfies(f -> assertThat(f.copy()).hasContent("乙"));
    }

    @Test
    void aShareThatIsGoneForALookForgetsNothing() throws IOException {
        drop("表.xlsx", "一");
        at(0);
        admission.admit(Look.unreachable("gone"), 5 * SECOND, 100);
        assertThat(admission.waiting()).isEqualTo(1);
        assertThat(at(10)).hasSize(1);
    }

    @Test
    void noMoreAreTakenAtOnceThanAsked() throws IOException {
        drop("1.xlsx", "一");
        drop("2.xlsx", "二");
        at(0);
        assertThat(admission.admit(folders.look(), 10 * SECOND, 1)).hasSize(1);
        assertThat(admission.admit(folders.look(), 10 * SECOND, 1)).hasSize(1);
    }

    @Test
    void afterARunCutShortWholeCopiesComeAgainAndTheOthersAreRemoved() throws IOException {
        drop("怀化/表.xlsx", "一");
        at(0);
        Spooled admitted = at(10).get(0);
        Path torn = Files.writeString(folders.spool().resolve("x.part"), "half");
        Path changed = Files.createDirectories(folders.spool().resolve("0".repeat(64)));
        Files.writeString(changed.resolve("表.xlsx"), "not what its folder says");
        assertThat(spool.leftovers()).extracting(Spooled::relativePath, Spooled::sha256, Spooled::original)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "怀化/表.xlsx", admitted.sha256(), admitted.original()));
        assertThat(torn).doesNotExist();
        assertThat(changed.resolve("表.xlsx")).doesNotExist();
    }

    @Test
    void anArchivedFileNeverTakesThePlaceOfAnotherContentAndANewFileInTheInboxStays() throws IOException {
        Path original = drop("表.xlsx", "一");
        at(0);
        Spooled admitted = at(10).get(0);
        Archive archive = new Archive(folders, spool);
        Path place = archive.placeFor(admitted, false);
        Files.createDirectories(folderOf(place));
        Files.writeString(place, "another content with the same eight digits");
        Path other = archive.placeFor(admitted, false);
        assertThat(other).isNotEqualTo(place);
        Files.writeString(original, "二");
        archive.settle(admitted, other);
        assertThat(other).hasContent("一");
        assertThat(original).hasContent("二");
        assertThat(admitted.copy()).doesNotExist();
    }
}
