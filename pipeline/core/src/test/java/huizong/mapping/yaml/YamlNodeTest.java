package huizong.mapping.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlNodeTest {
    private final List<String> problems = new ArrayList<>();

    @Test
    void aFileNestedWithoutEndIsAProblemOnItsLine() {
        assertThat(parsed("form: x\nfields: " + "[".repeat(400_000))).isFalse();

        assertThat(problems).containsExactly("forms/x.yaml:2: nested deeper than 20");
    }

    @Test
    void soIsOneWhoseKeysGoOnInwards() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            text.append(" ".repeat(i)).append("a:\n");
        }

        assertThat(parsed(text.toString())).isFalse();

        assertThat(problems).singleElement().asString().matches("forms/x\\.yaml:2[0-9]: nested deeper than 20");
    }

    @Test
    void whatAMappingNeedsIsNotTooDeep() {
        assertThat(parsed("a: [[[[[[[[[[x]]]]]]]]]]")).isTrue();
        assertThat(problems).isEmpty();
    }

    private boolean parsed(String text) {
        return YamlNode.parse("forms/x.yaml", text.getBytes(StandardCharsets.UTF_8), problems)
                .isPresent();
    }
}
