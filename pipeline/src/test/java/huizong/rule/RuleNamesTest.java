package huizong.rule;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.mapping.MappingException;
import huizong.mapping.yaml.Mappings;
import huizong.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A name in a rule that nothing binds is a mistake with its file and line, never a rule that finds nothing. */
class RuleNamesTest {
    private static final Path MAPPINGS = Path.of("..", "mappings");
    private static final String RULE =
            """
            -- id: crowded
            -- severity: warning
            -- title: 人多
            -- basis: 试验
            -- thresholds: most_staff=10
            SELECT NULL::VARCHAR AS severity, submission_id, 'base_data' AS table_name, 0::INTEGER AS line_no,
              -- a comment may say getvariable('anything') and 'nothing' AS column_name
              'staff_actual' AS column_name, staff_actual::VARCHAR AS stated, NULL::VARCHAR AS expected,
              NULL::DECIMAL(18, 6) AS difference, '在职人数过多' AS message, 'too many' AS message_en,
              [figure('编制数', submission_id, 'base_data', 0, 'staff_quota')] AS figures
            FROM main.base_data JOIN limits USING (submission_id)
            WHERE staff_actual > most_staff
            """;

    @TempDir
    Path folder;

    @Test
    void aRuleWhoseNamesAreAllBoundIsTaken() throws IOException {
        assertThat(problems(RULE)).isEmpty();
    }

    @Test
    void aVariableThatNothingSetsIsRefusedWithItsLine() throws IOException {
        assertThat(problems(RULE.replace("> most_staff", "> getvariable('most_staff')")))
                .anySatisfy(p -> assertThat(p)
                        .startsWith("rules/crowded.sql:12: getvariable('most_staff'): nothing sets this variable")
                        .contains("JOIN limits"));
        assertThat(problems(RULE.replace("> most_staff", "> most_staff AND getvariable('only' || '_year') IS NULL")))
                .containsExactly("rules/crowded.sql:12: getvariable takes a name in quotes");
    }

    @Test
    void aThresholdThatIsDeclaredAndNotUsedIsRefused() throws IOException {
        assertThat(problems(RULE.replace("> most_staff", "> 10 AND 'most_staff' <> ''")))
                .containsExactly("rules/crowded.sql:5: threshold most_staff is declared and not used");
    }

    @Test
    void aThresholdThatIsUsedAndNotDeclaredIsRefusedWithItsLine() throws IOException {
        assertThat(problems(RULE.replace("> most_staff", "> most_staff * other_limit")))
                .singleElement()
                .asString()
                .startsWith("rules/crowded.sql:12: ")
                .contains("other_limit");
    }

    @Test
    void aColumnThatDoesNotExistIsRefusedWithItsLine() throws IOException {
        assertThat(problems(RULE.replace("WHERE staff_actual", "WHERE staff_actuall")))
                .singleElement()
                .asString()
                .startsWith("rules/crowded.sql:12: ")
                .contains("staff_actuall");
    }

    @Test
    void aPlaceThatTheDatabaseDoesNotHaveIsRefusedWithItsLine() throws IOException {
        assertThat(problems(RULE.replace("'staff_actual' AS", "'staff_real' AS")))
                .singleElement()
                .asString()
                .startsWith("rules/crowded.sql:8: table base_data has no column staff_real; it has ");
        assertThat(problems(RULE.replace("'base_data' AS", "'base_date' AS")))
                .anySatisfy(p -> assertThat(p).startsWith("rules/crowded.sql:6: there is no table base_date; "));
        assertThat(problems(RULE.replace("'staff_quota')", "'quota')")))
                .singleElement()
                .asString()
                .startsWith("rules/crowded.sql:10: table base_data has no column quota");
    }

    @Test
    void whatRulesShareIsHeldToTheSame() throws IOException {
        Files.createDirectories(folder.resolve("rules/shared"));
        Files.writeString(
                folder.resolve("rules/shared/words.sql"),
                "-- a word\nCREATE OR REPLACE TEMP MACRO half() AS getvariable('half_of') / 2;\n");
        assertThat(problems(RULE))
                .singleElement()
                .asString()
                .startsWith("rules/shared/words.sql:2: getvariable('half_of')");
    }

    private List<String> problems(String rule) throws IOException {
        Files.createDirectories(folder.resolve("rules"));
        Files.writeString(folder.resolve("rules/crowded.sql"), rule);
        List<String> problems = new ArrayList<>();
        RuleBook book = RuleBook.read(folder, problems);
        if (problems.isEmpty()) {
            try (Store store = Store.inMemory(Mappings.read(MAPPINGS).tables())) {
                book.check(store);
            } catch (MappingException e) {
                problems.addAll(e.problems());
            }
        }
        return problems;
    }
}
