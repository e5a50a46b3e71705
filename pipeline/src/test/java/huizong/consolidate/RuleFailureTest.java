package huizong.consolidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import huizong.mapping.MappingException;
import huizong.mapping.yaml.Mappings;
import huizong.rule.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFailureTest {
    private static final Path SHIPPED = Path.of("..", "mappings");
    private static final String HEADER =
            """
            -- id: risky
            -- severity: error
            -- title: 试
            -- basis: 试
            """;
    private static final String COLUMNS =
            """
            SELECT NULL::VARCHAR AS severity, submission_id, 'expenditure_item' AS table_name, line_no, 'final' AS column_name,
              final::VARCHAR AS stated, NULL::VARCHAR AS expected, NULL::DECIMAL(38, 6) AS difference, '大' AS message, 'big' AS message_en
            FROM main.expenditure_item WHERE\s""";

    @TempDir
    Path folder;

    @Test
    void aRuleThatFailsOnOneFilingsFiguresIsNotEvaluatedForItAndJudgesTheRest() throws IOException {
        try (Bureau bureau = withRule("final * final > 100")) {
            String good = bureau.base("A", "431229", 2023, "public_funds 1 20");
            String bad = bureau.base("B", "431230", 2023, "public_funds 1 100000000");
            String small = bureau.base("C2", "431200", 2023, "public_funds 1 2");

            bureau.consolidate("2024-01");

            assertThat(bureau.rows("SELECT submission_id, severity FROM qa.finding WHERE rule_id = 'risky' ORDER BY 1"))
                    .containsExactly(good + " error", bad + " warning");
            assertThat(bureau.rows("SELECT submission_id FROM qa.not_evaluated WHERE reason LIKE '计算失败：%'"))
                    .containsExactly(bad);
            assertThat(bureau.rows("SELECT submission_id FROM mart.consolidation_filing WHERE included ORDER BY 1"))
                    .containsExactly(good, bad, small);
            assertThat(bureau.rows("SELECT final FROM main.expenditure_item WHERE submission_id = '" + bad + "'"))
                    .as("it is out of the rule's sight only")
                    .containsExactly("100000000");
        }
    }

    @Test
    void severalFilingsThatARuleFailsOnAreAllFound() throws IOException {
        try (Bureau bureau = withRule("final * final > 100")) {
            List<String> bad = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String id = bureau.base("A", "431229", 2023, "public_funds 1 " + (i % 13 == 5 ? "100000000" : "7"));
                if (i % 13 == 5) {
                    bad.add(id);
                }
            }

            bureau.consolidate("2024-01");

            assertThat(bureau.rows("SELECT submission_id FROM qa.not_evaluated ORDER BY 1"))
                    .containsExactlyElementsOf(bad);
        }
    }

    @Test
    void aRuleThatFailsWhateverIsOnFileStopsWithItsFile() throws IOException {
        try (Bureau bureau = withRule("CAST((SELECT max(form_id) FROM meta.submission) AS INTEGER) > 0")) {
            for (int i = 0; i < 20; i++) {
                bureau.base("A", "431229", 2023, "public_funds 1 2");
            }
            assertThatExceptionOfType(MappingException.class)
                    .isThrownBy(() -> bureau.consolidate("2024-01"))
                    .satisfies(e -> assertThat(e.problems().get(0)).startsWith("rules/risky.sql:"));
            assertThat(bureau.rows("SELECT * FROM mart.consolidation")).isEmpty();
        }
    }

    @Test
    void aRoundSlipIsAHintLikeAnyOther() throws IOException {
        try (Bureau bureau = Bureau.plain(folder)) {
            copy(SHIPPED.resolve("rules"), bureau.mappings.resolve("rules"));
            copy(SHIPPED.resolve("rules/shared"), bureau.mappings.resolve("rules/shared"));
            bureau.base(
                    "A",
                    "431229",
                    2023,
                    "three_public - 60",
                    "three_public.vehicle - 100000",
                    "three_public.abroad - 20",
                    "three_public.reception - 30");

            bureau.consolidate("2024-01");

            assertThat(bureau.rows("SELECT hint FROM qa.finding WHERE rule_id = 'sum-mismatch'")
                            .get(0))
                    .contains("100000→10");
        }
    }

    @Test
    void aProductOfTwoStoredFiguresIsRefusedBeforeAnythingIsFiled() throws IOException {
        assertThat(problemsOf("rules/score-over-weight.sql", "score > weight + 0.005", "score > weight * weight"))
                .singleElement()
                .asString()
                .matches("rules/score-over-weight\\.sql:\\d+: Out of Range Error: Overflow in multiplication.*");
        assertThat(problemsOf(
                        "rollups/50-evaluation.sql",
                        "(wide(p.total_score) * wide(p.weight))::DECIMAL(38, 6)",
                        "p.total_score * p.weight"))
                .singleElement()
                .asString()
                .matches("rollups/50-evaluation\\.sql:\\d+: Out of Range Error: Overflow in multiplication.*");
    }

    @Test
    void aRuleOrRollUpFromElsewhereReadsNoFile() throws IOException {
        assertThat(problemsOf(
                        "rules/low-execution.sql",
                        "FROM main.funding f JOIN",
                        "FROM read_text('/etc/hostname') secret, main.funding f JOIN"))
                .singleElement()
                .asString()
                .startsWith("rules/low-execution.sql:")
                .contains("Permission Error");
        assertThat(problemsOf(
                        "rollups/60-filing.sql",
                        "INSERT INTO mart.rollup_filing\n",
                        "COPY (SELECT 1) TO '" + folder.resolve("out.csv") + "';\nINSERT INTO mart.rollup_filing\n"))
                .singleElement()
                .asString()
                .startsWith("rollups/60-filing.sql:")
                .contains("Permission Error");
        assertThat(folder.resolve("out.csv")).doesNotExist();
    }

    @Test
    void atARunToo() throws IOException {
        try (Bureau bureau = withRule("(SELECT size FROM read_text('/etc/hostname')) > 0")) {
            bureau.base("A", "431229", 2023, "public_funds 1 2");
            assertThatExceptionOfType(MappingException.class)
                    .isThrownBy(() -> bureau.consolidate("2024-01"))
                    .withMessageContaining("rules/risky.sql:")
                    .withMessageContaining("Permission Error");
        }
    }

    private Bureau withRule(String condition) throws IOException {
        Bureau bureau = Bureau.plain(folder);
        Files.createDirectories(bureau.mappings.resolve("rules"));
        Files.writeString(bureau.mappings.resolve("rules/risky.sql"), HEADER + COLUMNS + condition + "\n");
        return bureau;
    }

    /** What lint says of the shipped mappings with one file changed. */
    private List<String> problemsOf(String file, String before, String after) throws IOException {
        Path mappings = Files.createTempDirectory(folder, "mappings");
        for (String part : List.of("tables", "rollups", "rules", "rules/shared")) {
            copy(SHIPPED.resolve(part), mappings.resolve(part));
        }
        String text = Files.readString(mappings.resolve(file));
        assertThat(text).contains(before);
        Files.writeString(mappings.resolve(file), text.replace(before, after));
        List<String> problems = new ArrayList<>();
        RuleBook rules = RuleBook.read(mappings, problems);
        Mappings forms = Mappings.read(SHIPPED, problems);
        assertThat(problems).isEmpty();
        try {
            new MappingTrial(mappings, rules, forms.tables())
                    .run(forms.forms().stream().map(f -> f.formId()).toList());
            return List.of();
        } catch (MappingException e) {
            return e.problems();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
