package huizong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void aBureauWithOneFiling() throws IOException {
        String input = Samples.file("长沙市望城区", ".xlsx").toString();
        assertThat(Samples.huizong("ingest", input, "--db", db(), "--mappings", mappings())
                        .status())
                .isZero();
        assertThat(Samples.huizong("consolidate", "--db", db(), "--mappings", mappings(), "--output", folder.toString())
                        .status())
                .isZero();
    }

    private static String db() {
        return folder.resolve("huizong.duckdb").toString();
    }

    private static String mappings() {
        return Samples.MAPPINGS.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "--severity,fatal,error",
        "--rule,over-executions,over-execution",
        "--unit,长沙市望城区人力资源和社会保障厅,长沙市望城区人力资源和社会保障局",
        "--division,430199,4301"
    })
    void aFilterThatNamesNothingIsAUsageErrorWithWhatComesNearest(String option, String word, String nearest) {
        Samples.Run run = Samples.huizong("findings", option, word, "--db", db(), "--lang", "zh");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(option, word, "相近的有", nearest);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void filtersThatNameSomethingAreFollowed() {
        Samples.Run run = Samples.huizong(
                "findings",
                "--severity",
                "ERROR",
                "--unit",
                "望城区",
                "--division",
                "430100",
                "--db",
                db(),
                "--lang",
                "zh");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("over-execution");
    }

    @Test
    void anUnknownLanguageIsSaidByEveryCommand() {
        for (String command : new String[] {"findings", "sql", "status", "run"}) {
            Samples.Run run = Samples.huizong(command, "--lang", "fr");
            assertThat(run.status()).as(command).isEqualTo(2);
            assertThat(run.err()).contains("--lang");
        }
    }

    @Test
    void theVersionAndTheHelpAreShown() {
        assertThat(Samples.huizong("--version").out()).startsWith("huizong ");
        assertThat(Samples.huizong("--version").status()).isZero();
        assertThat(Samples.huizong("help", "ingest").out()).contains("ingest", "--replay");
    }
}
