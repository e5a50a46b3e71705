package huizong.guide;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.author.Draft;
import huizong.author.Example;
import huizong.author.Inference;
import huizong.extract.Extractor;
import huizong.extract.Outcome;
import huizong.grid.Sheet;
import huizong.grid.Workbook;
import huizong.ingest.Workspace;
import huizong.mapping.yaml.Mappings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A form this project has never seen, mapped with nothing but the guide at hand: a list of assets with a two-row
 * header, lines and rows of one's own below them, totals, a second table, and amounts in 元.
 */
class UnseenFormTest {
    private static final Path MAPPINGS = Path.of("..", "mappings");
    private static final Path NEW_FORM = Path.of("src", "test", "resources", "new-form");

    @TempDir
    Path folder;

    private Path mappings;
    private Workspace workspace;
    private Example example;

    @BeforeEach
    void addTheFormToTheMappings() throws IOException {
        mappings = folder.resolve("mappings");
        Desk.copy(MAPPINGS, mappings);
        Desk.copy(NEW_FORM, mappings);
        workspace = Workspace.open(mappings);
        example = Example.in(mappings).stream()
                .filter(e -> e.name().equals("asset_check/hunan-2024/standard"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theFormReadsAsItsExampleSaysAndNothingIsLeftOver() {
        Outcome found = example.outcome(new Extractor(workspace.mappings(), workspace.registry()));
        assertThat(example.expected().facts()).hasSizeGreaterThan(60);
        assertThat(example.expected().differences(found)).isEmpty();
        assertThat(found.findings()).isEmpty();
    }

    @Test
    void aDraftOfTheUnseenFormReadsEveryCellThatTheHandWrittenMappingReads() {
        Sheet sheet = example.workbook().sheets().get(0);
        Draft draft = new Inference(Workspace.open(MAPPINGS).mappings())
                .draft(sheet, "draft_form", "draft", "x")
                .orElseThrow();
        Path drafted = folder.resolve("drafted");
        draft.write(drafted);
        Outcome found = Outcome.of(new Extractor(Mappings.read(drafted), workspace.registry())
                .extract(new Workbook(Workbook.Format.XLSX, List.of(sheet)), example.source()));
        Set<String> cells = found.facts().stream().map(f -> f.get(5)).collect(Collectors.toSet());
        assertThat(example.expected().facts().stream()
                        .filter(f -> !f.get(4).isEmpty() && !f.get(5).isEmpty())
                        .filter(f -> !cells.contains(f.get(5)))
                        .map(f -> f.get(3) + " @" + f.get(5)))
                .as(draft.files().toString())
                .isEmpty();
    }
}
