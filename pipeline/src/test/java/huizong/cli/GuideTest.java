package huizong.cli;

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
import huizong.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A form this project has never seen, mapped with nothing but mappings/README.md at hand: a list of assets with a
 * two-row header, lines and rows of one's own below them, totals, a second table, and amounts in 元.
 */
class GuideTest {
    private static final Path NEW_FORM = Path.of("src", "test", "resources", "new-form");

    @TempDir
    Path folder;

    private Path mappings;
    private Workspace workspace;
    private Example example;

    @BeforeEach
    void addTheFormToTheMappings() throws IOException {
        mappings = folder.resolve("mappings");
        ReplayTest.copy(Samples.MAPPINGS, mappings);
        for (Path file : List.of(Path.of("forms", "asset_check"), Path.of("tables"))) {
            try (var files = Files.walk(NEW_FORM.resolve(file))) {
                for (Path one : files.filter(Files::isRegularFile).toList()) {
                    Path copy = mappings.resolve(NEW_FORM.relativize(one).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(one, copy);
                }
            }
        }
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
    void itsFiguresComeOutOfTheDatabaseUnderChineseNames() throws IOException {
        Path file = folder.resolve("2024.csv");
        Files.writeString(
                file,
                """
                怀化市2024年度国有资产盘点表,,,,,,
                填报单位：怀化市就业服务中心,,,,盘点日期：2024年12月31日,,单位：元
                资产类别,账面数,,实盘数,,盘盈盘亏,相符率
                ,数量,金额,数量,金额,,
                一、房屋,2,12500000,2,12500000,0,100%
                合计,2,12500000,2,12500000,0,
                """);
        Path db = folder.resolve("x.duckdb");
        Samples.Run run = Samples.huizong(
                "ingest", file.toString(), "--db", db.toString(), "--mappings", mappings.toString(), "--lang=en");
        assertThat(run.out()).contains("forms 1");
        try (Store store = Store.open(db, workspace.mappings().tables())) {
            assertThat(store.query("SELECT 类别名称, 账面金额::DOUBLE FROM 报表.资产盘点明细")
                            .rows()
                            .toString())
                    .isEqualTo("[[Optional[房屋], Optional[1250.0]]]");
        }
    }

    @Test
    void aDraftOfTheUnseenFormReadsEveryCellThatTheHandWrittenMappingReads() {
        Sheet sheet = example.workbook().sheets().get(0);
        Draft draft = new Inference(Workspace.open(Samples.MAPPINGS).mappings())
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
