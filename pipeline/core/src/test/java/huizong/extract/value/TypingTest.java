package huizong.extract.value;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.grid.CellValue;
import huizong.mapping.MoneyUnit;
import huizong.mapping.ValueType;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypingTest {
    private static Reading read(String text, ValueType type, MoneyUnit money) {
        return Typing.read(new CellValue.Text(text), type, money);
    }

    private static BigDecimal known(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Known.class);
        return (BigDecimal) ((Reading.Known) reading).value();
    }

    @ParameterizedTest
    @CsvSource({
        "897.32, WAN, 897.32",
        "8973200, YUAN, 897.32",
        "'1,234.5', WAN, 1234.5",
        "１２３．５, WAN, 123.5",
        "900万元, YUAN, 900",
        "5000元, WAN, 0.5",
        "1.2亿元, WAN, 12000",
        "(12.5), WAN, -12.5",
        "-0.61, WAN, -0.61",
        "' 12 ', WAN, 12"
    })
    void anAmountIsInTenThousandYuanWhateverTheFormsUnit(String text, MoneyUnit money, BigDecimal expected) {
        assertThat(known(read(text, ValueType.AMOUNT, money))).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"97.82%, 0.9782", "97.82, 0.9782", "0.9782, 0.9782", "１００％, 1", "1, 1", "126.74%, 1.2674"})
    void aRateIsAFractionHoweverItIsWritten(String text, BigDecimal expected) {
        assertThat(known(read(text, ValueType.RATE, MoneyUnit.WAN))).isEqualByComparingTo(expected);
    }

    @Test
    void aNumberShownAsPercentageIsAFraction() {
        CellValue cell = new CellValue.Number(new BigDecimal("0.9782"), true);
        assertThat(known(Typing.read(cell, ValueType.RATE, MoneyUnit.WAN))).isEqualByComparingTo("0.9782");
    }

    @Test
    void aBareRateThatMayBeEitherIsRejectedNotGuessed() {
        assertThat(read("2.5", ValueType.RATE, MoneyUnit.WAN)).isInstanceOf(Reading.Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"——", "—", "-", "/", "无", "（略）"})
    void markersAreNeitherBlankNorZeroNorRejected(String text) {
        assertThat(read(text, ValueType.AMOUNT, MoneyUnit.WAN)).isInstanceOf(Reading.Marker.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"约12", "12.3.4", "1,23", "十二", "12人", "1e5x"})
    void whatIsNoAmountIsRejected(String text) {
        assertThat(read(text, ValueType.AMOUNT, MoneyUnit.WAN)).isInstanceOf(Reading.Rejected.class);
    }

    @ParameterizedTest
    @EnumSource(ValueType.class)
    void anErrorValueIsNeverAValue(ValueType type) {
        assertThat(Typing.read(new CellValue.Fault("#REF!"), type, MoneyUnit.WAN))
                .isInstanceOf(Reading.Rejected.class);
        assertThat(Typing.read(new CellValue.Uncomputed("A1"), type, MoneyUnit.WAN))
                .isInstanceOf(Reading.Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024.6.16", "2024年6月16日", "2024-06-16", "2024/6/16"})
    void aDayIsReadHoweverItIsWritten(String text) {
        assertThat(read(text, ValueType.DATE, MoneyUnit.WAN)).isEqualTo(new Reading.Known(LocalDate.of(2024, 6, 16)));
    }

    @Test
    void aDayWithoutItsYearIsNoDayAndADayThatIsNotIsRejected() {
        assertThat(read("5.20", ValueType.DATE, MoneyUnit.WAN)).isInstanceOf(Reading.Marker.class);
        assertThat(read("2024.2.30", ValueType.DATE, MoneyUnit.WAN)).isInstanceOf(Reading.Rejected.class);
    }

    @Test
    void aRateInThousandthsIsAFractionToo() {
        assertThat(known(read("4.5‰", ValueType.RATE, MoneyUnit.WAN))).isEqualByComparingTo("0.0045");
    }

    @Test
    void aCodeThatASpreadsheetHasRoundedIsNoCode() {
        CellValue code = new CellValue.Number(new BigDecimal("430102199003070000"), false);
        assertThat(Typing.read(code, ValueType.TEXT, MoneyUnit.WAN)).isInstanceOf(Reading.Rejected.class);
        CellValue shorter = new CellValue.Number(new BigDecimal("430102199003071"), false);
        assertThat(Typing.read(shorter, ValueType.TEXT, MoneyUnit.WAN)).isEqualTo(new Reading.Known("430102199003071"));
    }

    @Test
    void aFigureWhoseFormatMovesThePointIsReadAsShownButNotInAColumnOfYuan() {
        CellValue shown = new CellValue.Number(new BigDecimal("72"), false, 4);
        assertThat(known(Typing.read(shown, ValueType.AMOUNT, MoneyUnit.WAN))).isEqualByComparingTo("72");
        assertThat(Typing.read(shown, ValueType.AMOUNT, MoneyUnit.YUAN)).isInstanceOf(Reading.Rejected.class);
    }

    @ParameterizedTest
    @EnumSource(CellValue.Why.class)
    void whatIsNotShownAsItIsStoredIsNeverAFigure(CellValue.Why why) {
        CellValue withheld = new CellValue.Withheld("5", why);
        assertThat(Typing.read(withheld, ValueType.AMOUNT, MoneyUnit.WAN)).isInstanceOf(Reading.Rejected.class);
        assertThat(Typing.read(withheld, ValueType.INTEGER, MoneyUnit.WAN)).isInstanceOf(Reading.Rejected.class);
    }

    @Test
    void aTextMayBeWhatIsShownInsteadOfANumber() {
        assertThat(Typing.read(new CellValue.Withheld("无", CellValue.Why.WORD_SHOWN), ValueType.TEXT, MoneyUnit.WAN))
                .isEqualTo(new Reading.Known("无"));
        assertThat(Typing.read(new CellValue.Withheld("甲", CellValue.Why.STRUCK_OUT), ValueType.TEXT, MoneyUnit.WAN))
                .isInstanceOf(Reading.Rejected.class);
    }

    @ParameterizedTest
    @CsvSource({"减少0.61, -0.61", "下降 0.61万元, -0.61", "同比增长5, 5", "增加0.61, 0.61", "持平, 0", "0.61, 0.61"})
    void aWordForUpOrDownIsASignInAColumnOfChanges(String text, BigDecimal expected) {
        CellValue signed = SignWords.signed(new CellValue.Text(text));
        assertThat(known(Typing.read(signed, ValueType.AMOUNT, MoneyUnit.WAN))).isEqualByComparingTo(expected);
        if (!text.equals("0.61")) {
            assertThat(read(text, ValueType.AMOUNT, MoneyUnit.WAN)).isInstanceOf(Reading.Rejected.class);
        }
    }

    /** 0,123 is no thousand and something: whoever typed it meant 0.123. */
    @Test
    void aCommaBehindANoughtSeparatesNoThousands() {
        assertThat(NumberText.parse("0,123")).isEmpty();
        assertThat(NumberText.parse("01,234")).isEmpty();
        assertThat(NumberText.parse("1,234").orElseThrow().number()).isEqualByComparingTo("1234");
        assertThat(NumberText.parse("0.123").orElseThrow().number()).isEqualByComparingTo("0.123");
    }
}
