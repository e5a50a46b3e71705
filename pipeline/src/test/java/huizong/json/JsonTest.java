package huizong.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {
    private static String written(Object value) {
        StringWriter out = new StringWriter();
        Json.write(new PrintWriter(out, true), value);
        return out.toString();
    }

    @Test
    void figuresArePlainNumbersWithoutTrailingZerosOrExponents() {
        assertThat(written(List.of(new BigDecimal("1E+8"), new BigDecimal("0.000000"), new BigDecimal("59.8700"))))
                .contains("100000000", "0,", "59.87")
                .doesNotContain("E", "59.870");
    }

    @Test
    void whatIsAbsentIsNull() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("a", Optional.empty());
        fields.put("b", Optional.of(true));
        assertThat(written(fields)).containsIgnoringWhitespaces("{\"a\":null,\"b\":true}");
    }

    @Test
    void nothingATerminalWouldObeyStandsInTheText() {
        assertThat(written("报\u202ef\u001b[31m\u0085\u2028"))
                .contains("\\u202E", "\\u001B", "\\u0085", "\\u2028")
                .doesNotContain("\u202e", "\u001b", "\u0085", "\u2028");
    }
}
