package huizong.extract.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Digits that something keeps apart are no one number, and marks are no digits. */
class WholeNumberTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "60 72",
                "72\n80",
                "72\r\n80",
                "72\t800",
                "72\u2028800",
                "60 720 1",
                "6 0720",
                "1 234 56",
                "1234 567",
                "1,234 567",
                "60, 720",
                "60. 72",
                "60 .72",
                "60  720",
                "72\n.5",
                "7①2",
                "7½",
                "½",
                "72㏠",
                "60　72"
            })
    void separateDigitsAreNoNumber(String text) {
        assertThat(NumberText.parse(text)).isEmpty();
        assertThat(Measure.of(text)).isEqualTo(Measure.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "1 234 567.89, 1234567.89, ''",
        "1\u00a0234, 1234, ''",
        "1\u2009234\u2009567, 1234567, ''",
        "'- 5', -5, ''",
        "'¥ 720', 720, ''",
        "'72 万元', 72, 万元",
        "'72\u3000', 72, ''",
        "７２．５, 72.5, ''",
        "'１，２３４', 1234, ''",
        "72①, 72, ''",
        "72②③, 72, ''",
        "72², 72, ''",
        "72⑴, 72, ''",
        "72₁, 72, ''",
        "①72, 72, ''",
        "72①万元, 72, 万元",
        "120㎡, 120, m2",
        "120m², 120, m2",
        "120平方米, 120, 平方米",
        "7\u200b2, 72, ''"
    })
    void whatOnlyGroupsOrMarksIsTakenAway(String text, BigDecimal number, String unit) {
        NumberText parsed = NumberText.parse(text).orElseThrow();
        assertThat(parsed.number()).isEqualByComparingTo(number);
        assertThat(parsed.unit()).isEqualTo(unit);
    }

    @Test
    void aLineBreakBetweenAFigureAndItsUnitIsNoMatter() {
        assertThat(NumberText.parse("72\n万元").orElseThrow().unit()).isEqualTo("万元");
        assertThat(Measure.of("≥\n90%").value().orElseThrow()).isEqualByComparingTo("0.9");
        assertThat(Measure.of("205家①").value().orElseThrow()).isEqualByComparingTo("205");
    }
}
