package huizong.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir
    Path folder;

    private static Acknowledgement of(String path) {
        return new Acknowledgement(
                Instant.parse("2024-05-20T01:02:03Z"),
                "ab".repeat(32),
                path,
                "loaded",
                "",
                Path.of("archive", "2024", "05", "abababab-" + path),
                true);
    }

    private Journal journal() {
        return Journal.beside(folder.resolve("huizong.duckdb"));
    }

    @Test
    void whatWasAcknowledgedIsReadAgainInOrderWhateverStandsInTheNames() throws IOException {
        List<Acknowledgement> all = List.of(of("甲.xlsx"), of("a \"b\"\\c\n\u202e.xlsx"));
        journal().append(all.subList(0, 1));
        journal().append(all.subList(1, 2));
        assertThat(journal().read()).isEqualTo(all);
    }

    @Test
    void aTornLastLineWasNeverAcknowledgedAndTheNextOneStandsOnALineOfItsOwn() throws IOException {
        journal().append(List.of(of("甲.xlsx"), of("乙.xlsx")));
        long whole = Files.size(journal().file());
        try (var file = Files.newByteChannel(journal().file(), StandardOpenOption.WRITE)) {
            file.truncate(whole - 5);
        }
        assertThat(journal().read()).containsExactly(of("甲.xlsx"));
        journal().append(List.of(of("丙.xlsx")));
        assertThat(journal().read()).containsExactly(of("甲.xlsx"), of("丙.xlsx"));
    }

    @Test
    void aLineWithAChangedByteDoesNotCount() throws IOException {
        journal().append(List.of(of("甲.xlsx"), of("乙.xlsx")));
        String text = Files.readString(journal().file());
        Files.writeString(journal().file(), text.replaceFirst("甲", "申"));
        assertThat(journal().read()).containsExactly(of("乙.xlsx"));
    }

    @Test
    void aDatabaseWithoutAJournalHasNothingAcknowledged() throws IOException {
        assertThat(journal().read()).isEmpty();
        journal().append(List.of());
        assertThat(journal().file()).doesNotExist();
    }
}
