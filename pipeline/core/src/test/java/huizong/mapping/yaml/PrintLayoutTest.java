package huizong.mapping.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layout roll-ups are printed in: read from its file, and its mistakes named with their lines. */
class PrintLayoutTest {
    private static final Path SHIPPED = Path.of("..", "mappings");

    @TempDir
    Path folder;

    private final List<String> problems = new ArrayList<>();

    private PrintLayout read(String yaml) throws IOException {
        Files.createDirectories(folder.resolve("layouts"));
        Files.writeString(folder.resolve("layouts/base_data.yaml"), yaml);
        return PrintLayoutReader.read(folder, Mappings.read(SHIPPED), problems);
    }

    @Test
    void theShippedLayoutHasEveryItemOfTheFormOnce() {
        PrintLayout layout = PrintLayoutReader.read(SHIPPED, Mappings.read(SHIPPED), problems);
        assertThat(problems).isEmpty();
        assertThat(layout.cells().stream()
                        .filter(c -> c.content().startsWith("expenditure_item.final "))
                        .map(c -> c.content().substring(23)))
                .containsExactlyInAnyOrderElementsOf(Mappings.read(SHIPPED).itemCodes());
    }

    @Test
    void aLineOfAnItemHasItsLabelAndItsThreeFigures() throws IOException {
        PrintLayout layout =
                read("title: 表\nplace: 区划\nlines:\n  - {label: 采购, item: procurement, blank: {prior_final: ——}}\n");
        assertThat(problems).isEmpty();
        assertThat(layout.cells().stream().skip(2).map(c -> c.place() + " " + c.content() + " " + c.blank()))
                .containsExactly(
                        "0 采购 ",
                        "1 expenditure_item.prior_final procurement ——",
                        "2 expenditure_item.budget procurement ",
                        "3 expenditure_item.final procurement ");
    }

    @Test
    void everyMistakeIsNamedWithItsLine() throws IOException {
        read(
                """
                title: 表
                place: "{divsion}"
                colour: red
                lines:
                  - {label: 采购, item: procurment}
                  - {label: 人员, figures: [staff_quota, staff_actual, staff]}
                  - headings: [一, 二, 三, 四, 五]
                  - {label: 公用经费, item: public_funds, blank: {prior: ——}}
                  - {label: 公用经费, item: public_funds}
                  - {label: 空}
                """);
        assertThat(problems)
                .anyMatch(p -> p.startsWith("layouts/base_data.yaml:2: unknown {divsion}"))
                .anyMatch(p -> p.startsWith("layouts/base_data.yaml:3: unknown key \"colour\""))
                .anyMatch(p -> p.startsWith("layouts/base_data.yaml:5: no form has the item \"procurment\""))
                .anyMatch(p -> p.startsWith("layouts/base_data.yaml:6: no roll-up has the figure \"staff\""))
                .anyMatch(
                        p -> p.startsWith("layouts/base_data.yaml:7: a line has a label and 1, 2, 3 or 6 cells, not 4"))
                .anyMatch(p -> p.startsWith("layouts/base_data.yaml:8: the line has no figure \"prior\""))
                .anyMatch(p -> p.startsWith("layouts/base_data.yaml:9:") && p.endsWith("is printed twice"))
                .anyMatch(p ->
                        p.startsWith("layouts/base_data.yaml:10: a line with a label has an item, figures or text"));
    }

    @Test
    void aFolderWithoutALayoutIsReported() {
        PrintLayoutReader.read(folder, Mappings.read(SHIPPED), problems);
        assertThat(problems).containsExactly("layouts/base_data.yaml:1: the file is missing");
    }
}
