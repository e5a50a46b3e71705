package huizong.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The page of rules says what the rules' headers say. {@code -Dhuizong.accept=true} writes it anew, to be read before it
 * is kept.
 */
class RulesPageTest {
    private static final Path PAGE = Path.of("docs", "rules.md");

    private static final String HEAD =
            """
            # Rules / 规则

            Written from the headers of `mappings/rules/*.sql`; a test holds it against them. Thresholds are defaults: a bureau
            sets its own in `mappings/reference/thresholds.csv`, by year and division. How to write a rule:
            [mappings](../../mappings/README.en.md#writing-a-rule).
            本页由 `mappings/rules/*.sql` 的文件头生成，由测试与规则核对。阈值是默认值，本单位的写在 `mappings/reference/thresholds.csv`。

            """;

    @Test
    void thePageSaysWhatTheHeadersSay() throws IOException {
        String page = page();
        if (Boolean.getBoolean("huizong.accept")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    @Test
    void everyRuleIsOnIt() throws IOException {
        try (var files = Files.list(Path.of("..", "mappings", "rules"))) {
            List<String> ids = files.map(f -> String.valueOf(f.getFileName()))
                    .filter(f -> f.endsWith(".sql"))
                    .map(f -> "| `" + f.replace(".sql", "") + "` |")
                    .toList();
            assertThat(ids).isNotEmpty();
            assertThat(Files.readString(PAGE)).contains(ids);
        }
    }

    private static String page() {
        List<String> problems = new ArrayList<>();
        RuleBook book = RuleBook.read(Path.of("..", "mappings"), problems);
        assertThat(problems).isEmpty();
        StringBuilder page = new StringBuilder(HEAD);
        page.append("| id | severity | title 标题 | basis 依据 | thresholds 阈值 |\n|---|---|---|---|---|\n");
        book.rules().forEach(rule -> page.append("| `")
                .append(rule.id())
                .append("` | ")
                .append(rule.severity().code())
                .append(" | ")
                .append(cell(rule.titleEn()))
                .append("<br>")
                .append(cell(rule.title()))
                .append(" | ")
                .append(cell(rule.basis()))
                .append(rule.description().isEmpty() ? "" : "<br>" + cell(rule.description()))
                .append(" | ")
                .append(thresholds(rule.thresholds()))
                .append(" |\n"));
        return page.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }

    private static String thresholds(Map<String, String> thresholds) {
        return new TreeMap<>(thresholds)
                .entrySet().stream()
                        .map(t -> "`" + t.getKey() + "` " + t.getValue())
                        .collect(Collectors.joining("<br>"));
    }
}
