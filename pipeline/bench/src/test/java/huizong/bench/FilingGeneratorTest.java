package huizong.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilingGeneratorTest {
    @TempDir
    Path folder;

    @Test
    void generatedFilingsLoadWithTheFiguresTheyWereGivenAndTheBenchmarkRuns() throws Exception {
        assertThat(new FilingGenerator(1).write(folder.resolve("a"), 2))
                .extracting(FilingGenerator.Truth::specialFinal)
                .isEqualTo(new FilingGenerator(1)
                        .write(folder.resolve("b"), 2).stream()
                                .map(FilingGenerator.Truth::specialFinal)
                                .toList());
        PipelineBenchmark.main(
                new String[] {"3", "1", Path.of("..", "..", "mappings").toString()});
    }
}
