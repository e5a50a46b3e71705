package huizong.extract;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.bureau.Registry;
import huizong.grid.Cell;
import huizong.grid.CellValue;
import huizong.grid.Sheet;
import huizong.grid.Workbook;
import huizong.mapping.yaml.Mappings;
import huizong.submission.Submission;
import huizong.workbook.WorkbookReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImpossibleYearTest {
    private static final Path MAPPINGS = Path.of("..", "mappings");
    private static final Path SAMPLES = Path.of("..", "input-samples");

    @ParameterizedTest
    @ValueSource(strings = {"1", "1000", "1900", "9999"})
    void aYearThatNoFormCanBeForIsSaidAndNotTaken(String year) throws IOException {
        List<Submission> read = readWith(year);

        assertThat(read).isNotEmpty().allSatisfy(form -> {
            assertThat(form.fiscalYear().orElse(2023)).isEqualTo(2023);
            if (form.fiscalYear().isEmpty()) {
                assertThat(form.findings())
                        .anySatisfy(f -> assertThat(f.ruleId()).isEqualTo("read-year"));
            }
        });
        assertThat(read).anySatisfy(form -> assertThat(form.findings())
                .anySatisfy(f -> assertThat(f.message()).contains("“" + year + "年”不可能是预算年度")));
    }

    /** The forms of a sample with another year in the place of its own wherever a year is written. */
    private static List<Submission> readWith(String year) throws IOException {
        List<String> problems = new ArrayList<>();
        Registry registry =
                Registry.of(reference("divisions.csv"), reference("units.csv"), reference("aliases.csv"), problems);
        Path file;
        try (Stream<Path> files = Files.list(SAMPLES)) {
            file = files.filter(f -> String.valueOf(f.getFileName()).startsWith("怀化")
                            && f.toString().endsWith("自评.xlsx"))
                    .findFirst()
                    .orElseThrow();
        }
        Workbook workbook = WorkbookReader.withDefaults().read(file);
        List<Sheet> sheets =
                workbook.sheets().stream().map(sheet -> with(sheet, year)).toList();
        return new Extractor(Mappings.read(MAPPINGS, problems), registry)
                .extract(new Workbook(workbook.format(), sheets), new SourceName("自评.xlsx", "自评.xlsx"))
                .submissions();
    }

    private static Sheet with(Sheet sheet, String year) {
        Sheet.Builder changed = new Sheet.Builder(sheet.name(), sheet.visibility());
        sheet.merges().forEach(changed::merge);
        for (int row = 0; row < sheet.height(); row++) {
            for (Cell cell : sheet.row(row)) {
                String text = cell.value().shown();
                changed.add(
                        text.contains("2023年度")
                                ? new Cell(cell.ref(), new CellValue.Text(text.replace("2023年度", year + "年度")), false)
                                : cell);
            }
        }
        return changed.build();
    }

    private static Sheet reference(String name) {
        return WorkbookReader.withDefaults()
                .read(MAPPINGS.resolve("reference").resolve(name))
                .sheets()
                .get(0);
    }
}
