package huizong.extract;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.bureau.Registry;
import huizong.mapping.yaml.Mappings;
import huizong.submission.Fact;
import huizong.submission.Finding;
import huizong.submission.Row;
import huizong.submission.Submission;
import huizong.workbook.WorkbookReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Samples with one habit each by which a reader of the sheet sees something else than a cell stores. */
class ShownOnTheSheetTest {
    private static final Path SAMPLES = Path.of("..", "input-samples");
    private static final Mappings MAPPINGS = Mappings.read(Path.of("..", "mappings"));

    @ParameterizedTest(name = "{0} {2}")
    @CsvFileSource(resources = "/cases/shown/expected.csv", numLinesToSkip = 1)
    void aCellSaysWhatAReaderOfTheSheetSeesOrAFindingSaysWhyNot(
            String file, String sheet, String cell, String column, String value) throws IOException {
        Extraction altered = extract(Path.of("core", "src", "test", "resources", "cases", "shown", file));
        Map<String, String> facts = facts(altered, sheet);
        String key = column + "@" + cell;
        if (value.equals("SAY")) {
            assertThat(facts.getOrDefault(key, "")).isEmpty();
            assertThat(findings(altered)).contains(sheet + "!" + cell);
        } else {
            assertThat(facts).containsEntry(key, value);
            assertThat(findings(altered)).doesNotContain(sheet + "!" + cell);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/cases/shown/expected.csv", numLinesToSkip = 1)
    void theOtherCellsAreReadAsInTheSample(String file, String sheet, String cell, String column, String value)
            throws IOException {
        Map<String, String> altered =
                facts(extract(Path.of("core", "src", "test", "resources", "cases", "shown", file)), sheet);
        Map<String, String> sample = sample(sheet);
        List<Map<String, String>> both = List.of(altered, sample);
        both.forEach(facts -> facts.keySet()
                .removeIf(key -> key.endsWith("@" + cell)
                        || key.endsWith("@B31") && cell.equals("C31"))); // the place of what lies under B31
        assertThat(altered).isNotEmpty().isEqualTo(sample);
    }

    private static Map<String, String> sample(String sheet) throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".xlsx")).sorted().toList()) {
                Map<String, String> facts = facts(extract(file), sheet);
                if (!facts.isEmpty()) {
                    return facts;
                }
            }
        }
        return new TreeMap<>();
    }

    private static Extraction extract(Path file) {
        Registry registry = Registry.of(
                DrawnSheet.of("division_code"), DrawnSheet.of("unit_id"), DrawnSheet.of("kind"), new ArrayList<>());
        String name = file.getFileName().toString();
        return new Extractor(MAPPINGS, registry)
                .extract(WorkbookReader.withDefaults().read(file), new SourceName(name, name));
    }

    private static List<String> findings(Extraction extraction) {
        return Stream.concat(
                        extraction.findings().stream(),
                        extraction.submissions().stream().flatMap(s -> s.findings().stream()))
                .filter(f -> f.ruleId().equals("read-value"))
                .map((Finding f) -> f.sheetName() + "!" + f.cellRef())
                .toList();
    }

    private static Map<String, String> facts(Extraction extraction, String sheet) {
        Map<String, String> facts = new TreeMap<>();
        for (Submission form : extraction.submissions()) {
            if (form.sheetName().equals(sheet)) {
                for (Row row : form.rows()) {
                    row.facts().forEach((column, fact) -> fact.provenance()
                            .ifPresent(p -> facts.put(row.table() + "." + column + "@" + p.cell(), shown(fact))));
                }
            }
        }
        return facts;
    }

    private static String shown(Fact fact) {
        return fact.value()
                .map(v -> v instanceof BigDecimal d ? d.stripTrailingZeros().toPlainString() : v.toString())
                .orElse("");
    }
}
