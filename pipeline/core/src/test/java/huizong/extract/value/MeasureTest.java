package huizong.extract.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureTest {
    @ParameterizedTest
    @CsvSource({
        "≥90%, ≥, 0.9, %",
        "≤10万, ≤, 100000,",
        "205家, , 205, 家",
        "3.9万, , 39000,",
        "32.81万人, , 328100, 人",
        "2亿, , 200000000,",
        "控制在4.5%以内, ≤, 0.045, %",
        "95%以上, ≥, 0.95, %",
        "不少于3次, ≥, 3, 次",
        "'1,306家', , 1306, 家",
        "≥９０％, ≥, 0.9, %",
        "12.44, , 12.44,",
        "≤5万元, ≤, 50000, 元",
        "1000元/人, , 1000, 元/人",
        "12个月, , 12, 个月",
        ">=85%, ≥, 0.85, %"
    })
    void aNumberIsReadWithItsOperatorAndUnit(
            String text, @Nullable String operator, BigDecimal value, @Nullable String unit) {
        Measure measure = Measure.of(text);
        assertThat(measure.operator().orElse(null)).isEqualTo(operator);
        assertThat(measure.value().orElseThrow()).isEqualByComparingTo(value);
        assertThat(measure.unit().orElse(null)).isEqualTo(unit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "效果明显",
                "无",
                "达到要求",
                "2023年12月31日",
                "2023年12\n月31日",
                "2023年12月之前完成",
                "2023年12月前完成",
                "12月底前",
                "2023年",
                "90%-95%",
                "每季度1次以上共4次"
            })
    void datesRangesAndWordsStayText(String text) {
        assertThat(Measure.of(text)).isEqualTo(Measure.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"≤", "≥", " ≤ "})
    void anOperatorAloneHasNoValue(String text) {
        assertThat(Measure.of(text).operator()).isPresent();
        assertThat(Measure.of(text).value()).isEmpty();
    }
}
