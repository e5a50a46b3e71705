package huizong.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.ingest.Verification.Kind;
import huizong.ingest.Verification.Report;
import huizong.mapping.yaml.TableCatalogReader;
import huizong.store.Store;
import huizong.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {
    private static final Path MAPPINGS = Path.of("..", "mappings");

    @TempDir
    Path folder;

    private Path filed = Path.of("");
    private Path database = Path.of("");

    @BeforeEach
    void oneFilingIsTaken() throws IOException {
        database = folder.resolve("db").resolve("huizong.duckdb");
        filed = folder.resolve("明细.xlsx");
        try (Stream<Path> samples = Files.list(Path.of("..", "input-samples"))) {
            Files.copy(
                    samples.filter(f -> String.valueOf(f.getFileName()).startsWith("长沙市望城区"))
                            .findFirst()
                            .orElseThrow(),
                    filed);
        }
        take();
    }

    private void take() {
        try (Intake intake =
                Intake.open(database, Workspace.open(MAPPINGS), Optional.empty(), Language.EN, line -> {})) {
            intake.take(Sources.in(List.of(filed), new KeptMembers(database)).files(), result -> {});
        }
    }

    private void change(String sql) {
        try (Store store = Store.open(database, TableCatalogReader.read(MAPPINGS, new ArrayList<>()))) {
            store.execute(sql);
        }
    }

    @Test
    void aSoundDatabaseHasNoProblem() {
        Report report = Verification.of(database);
        assertThat(report.problems()).isEmpty();
        assertThat(report.tables()).isGreaterThan(20);
        assertThat(report.acknowledged()).isEqualTo(1);
        assertThat(report.originals()).isEqualTo(1);
    }

    @Test
    void whatWasAcknowledgedAndIsNotInTheDatabaseIsSaidAndTheNextIngestRestoresIt() {
        change("DELETE FROM meta.workbook");
        assertThat(Verification.of(database).problems()).singleElement().satisfies(p -> {
            assertThat(p.kind()).isEqualTo(Kind.LOST);
            assertThat(p.subject()).isEqualTo("明细.xlsx");
            assertThat(p.chinese()).contains("不在数据库中");
        });
    }

    @Test
    void whatIsInTheDatabaseAndNeverWasAcknowledgedIsSaid() throws IOException {
        Files.delete(database.resolveSibling("huizong.duckdb.journal"));
        assertThat(Verification.of(database).problems())
                .extracting(Verification.Problem::kind)
                .containsExactly(Kind.UNACKNOWLEDGED);
    }

    @Test
    void aFormThatIsCurrentTwiceIsSaid() {
        change(
                """
                CREATE TEMP TABLE again AS SELECT * REPLACE (submission_id || 'x' AS submission_id) FROM meta.submission;
                INSERT INTO meta.submission BY NAME SELECT * FROM again;
                INSERT INTO meta.filing_identity BY NAME
                  SELECT * REPLACE (submission_id || 'x' AS submission_id) FROM meta.filing_identity;
                INSERT INTO meta.filing_event BY NAME
                  SELECT * REPLACE (event_no + 100 AS event_no, submission_id || 'x' AS submission_id) FROM meta.filing_event;
                """);
        assertThat(Verification.of(database).problems())
                .extracting(Verification.Problem::kind)
                .containsExactly(Kind.COUNTED_TWICE);
    }
}
