package huizong.workbook.shown;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.grid.CellValue;
import huizong.grid.CellValue.Why;
import huizong.workbook.stream.Numbers;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader of a sheet sees of a number. */
class CellFormatTest {
    private static CellValue shown(String code, String stored) {
        return CellFormat.ofCode(code).number(Numbers.kept(new BigDecimal(stored)), false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "General",
                "0",
                "0.00",
                "#,##0",
                "#,##0.00",
                "0.00_ ",
                "0.00_);[Red]\\(0.00\\)",
                "#,##0.00_);(#,##0.00)",
                "#,##0.00;[Red]-#,##0.00",
                "0.00;[Red]0.00",
                "0.00_ ;[Red]\\-0.00\\ ",
                "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
                "_(* #,##0.00_);_(* \\(#,##0.00\\);_(* \"-\"??_);_(@_)",
                "\"¥\"#,##0.00;[Red]\"¥\"\\-#,##0.00",
                "[$¥-804]#,##0.00",
                "¥#,##0.00",
                "0.00E+00",
                "##0.0E+0",
                "# ?/?",
                "# ??/??",
                "@",
                "[DBNum1][$-804]General",
                "[$-804]0.00",
                "0;-0;;@",
                "#,###.##"
            })
    void aFormatThatOnlyRoundsLeavesAllNumbersAsTheyAre(String code) {
        for (String stored : new String[] {"59.8712", "-59.8712", "0", "720000", "-0.05", "1234567.125"}) {
            assertThat(shown(code, stored)).isEqualTo(new CellValue.Number(new BigDecimal(stored), false));
        }
    }

    @Test
    void whatOnlyRoundsIsOneFormatSoThatItCostsNothing() {
        assertThat(CellFormat.ofCode("#,##0.00")).isSameAs(CellFormat.GENERAL);
        assertThat(CellFormat.ofBuiltIn(2)).isSameAs(CellFormat.GENERAL);
        assertThat(CellFormat.ofBuiltIn(44)).isSameAs(CellFormat.GENERAL);
    }

    @ParameterizedTest
    @CsvSource({
        "0!.0000, 720000, 72, 4",
        "0\\.0000, 598712, 59.8712, 4",
        "'0\".\"0000', 720000, 72, 4",
        "'#,##0!.0000', 720000, 72, 4",
        "0!.0000_);(0!.0000), -720000, -72, 4",
        "'0.00,', 720000, 720, 3",
        "'0.00,,', 72000000, 72, 6",
        "'#,##0,', 720000, 720, 3",
        "'0,.00', 720000, 720, 3",
        "'0!.0,', 720000, 72, 4",
        "'[>=10000]0!.0,;0', 720000, 72, 4",
        "'[>=10000]0!.0,;0', 72, 72, 0",
        "'[Red][<0]0!.0000;0!.0000', -720000, -72, 4"
    })
    void aFormatThatMovesThePointMovesItForUs(String code, String stored, BigDecimal number, int scale) {
        assertThat(shown(code, stored)).isEqualTo(new CellValue.Number(number, false, scale));
    }

    @ParameterizedTest
    @CsvSource({
        "0%, 0.9782, 0.9782",
        "0.00%, -0.05, -0.05",
        "0.00%_);(0.00%), -0.05, -0.05",
        "'0\"%\"', 1, 0.01",
        "'0.00\\%', 97.82, 0.9782"
    })
    void aPercentSignMakesAFractionWhetherItScalesOrNot(String code, String stored, BigDecimal number) {
        assertThat(shown(code, stored)).isEqualTo(new CellValue.Number(number, true));
    }

    @ParameterizedTest
    @CsvSource({
        "'#,##0.00\"元\"', 720000, 720000元",
        "'#,##0.00\"元\"', 720000.125, 720000.125元",
        "'0.00\" 万元\"', 72, 72万元",
        "'0!.0000\"万元\"', 720000, 72万元",
        "'0!.00,,\"亿\"', 123456789, 1.23456789亿",
        "'[>=100000000]0!.00,,\"亿\";[>=10000]0!.0,\"万\";0', 123456789, 1.23456789亿",
        "'[>=100000000]0!.00,,\"亿\";[>=10000]0!.0,\"万\";0', 40300, 4.03万",
        "'0.0\"万\"', 3.9, 3.9万",
        "0.0\\万, 3.9, 3.9万",
        "0.0千元, 3.9, 3.9千元",
        "'0.0\"‰\"', 4.5, 4.5‰",
        "'\"≤\"0.0%', 0.045, ≤4.5%",
        "'≥0', 90, ≥90",
        "'\"减少\"0.00', 0.61, 减少0.61",
        "'\"减少\"0.00', -0.61, -减少0.61",
        "'\"增加\"0.00;\"减少\"0.00;\"持平\"', -0.61, 减少0.61",
        "'\"增加\"0.00;\"减少\"0.00;\"持平\"', 0.61, 增加0.61",
        "'\"增加\"0.00;\"减少\"0.00;\"持平\"', 0, 持平",
        "'0;-0;\"无\"', 0, 无",
        "000000, 123, 000123",
        "000000, 1234567, #1234567",
        "000-0000-0000, 13800138000, 138-0013-8000",
        "'General\"人\"', 46, 46人",
        "'G/通用格式\"人\"', 46, 46人",
        "'\"第\"0\"号\"', 7, 第7号",
        "[$US$-409]0.00, 5, US$5"
    })
    void aLiteralIsPartOfWhatACellSays(String code, String stored, String text) {
        CellValue expected = text.startsWith("#")
                ? new CellValue.Number(new BigDecimal(text.substring(1)), false)
                : CellValue.Text.of(text);
        assertThat(shown(code, stored)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0.00;0.00, -5, SIGN_DIFFERS, 5",
        "'\"-\"0.00', 5, SIGN_DIFFERS, -5",
        "(0.00), 5, SIGN_DIFFERS, (5)",
        "'0.00\"元\";0.00\"元\"', -5, SIGN_DIFFERS, 5元",
        ";;;, 72, NOT_SHOWN, 72",
        ";;;, 0, NOT_SHOWN, 0",
        "0;;, -5, NOT_SHOWN, -5",
        "'\"无\"', 72, WORD_SHOWN, 无",
        "yyyy-mm-dd, -5, NOT_SHOWN, -5",
        "yyyy-mm-dd, 20240616, NOT_SHOWN, 20240616",
        "[>5]0, 3, NOT_SHOWN, 3"
    })
    void aNumberThatIsNotSeenAsItIsStoredIsWithheld(String code, String stored, Why why, String shown) {
        assertThat(shown(code, stored)).isEqualTo(new CellValue.Withheld(shown, why));
    }

    @ParameterizedTest
    @CsvSource({
        "yyyy-mm-dd, 45291, 2023-12-31",
        "yyyy/m/d;@, 45291, 2023/12/31",
        "'yyyy\"年\"m\"月\"d\"日\"', 45291, 2023年12月31日",
        "'[$-804]yyyy\"年\"m\"月\";@', 45291, 2023年12月",
        "'m\"月\"d\"日\"', 45291.5, 12月31日",
        "yyyy/m/d h:mm, 45291.5, 2023/12/31 12:00",
        "yy-mm-dd, 45291, 23-12-31",
        "'[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 45291, 2023-12-31",
        "[$-804]aaaa, 45291, 星期日"
    })
    void aDayIsADayAndReadsAsItsFormatShowsIt(String code, String stored, String text) {
        CellValue day = shown(code, stored);
        assertThat(day).isInstanceOf(CellValue.Date.class);
        assertThat(((CellValue.Date) day).date()).hasToString("2023-12-31");
        assertThat(day.shown()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "h:mm, 0.5, 12:00",
        "h:mm:ss, 45291.25, 6:00:00",
        "[h]:mm, 1.5, 36:00",
        "[mm]:ss, 0.0625, 90:00",
        "h:mm AM/PM, 0.75, 6:00 PM",
        "'上午/下午h\"时\"mm\"分\"', 0.75, 下午6时00分",
        "mm:ss.0, 0.0625, 30:00.0"
    })
    void aTimeOfDayAndHoursBeyondADayAreTextsNotDays(String code, String stored, String text) {
        assertThat(shown(code, stored)).isEqualTo(CellValue.Text.of(text));
    }

    @Test
    void aTextMayHaveLiteralsToo() {
        CellValue text = CellValue.Text.of("720");
        assertThat(CellFormat.ofCode("@").text(text)).isEqualTo(text);
        assertThat(CellFormat.ofCode("0.00").text(text)).isEqualTo(text);
        assertThat(CellFormat.ofCode("@\"元\"").text(text)).isEqualTo(CellValue.Text.of("720元"));
        assertThat(CellFormat.ofCode(";;;").text(text)).isEqualTo(new CellValue.Withheld("720", Why.NOT_SHOWN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\\",
                "[",
                "[$",
                "0;0;0;0;0",
                "!",
                "_",
                "*",
                "G/",
                ";",
                "0\"",
                "%",
                ",",
                ".",
                "??",
                "[>=]0",
                "E+",
                "0.0.0"
            })
    void aBrokenCodeHarmsNothing(String code) {
        assertThat(shown(code, "72")).isNotNull();
        assertThat(shown(code, "-0.5")).isNotNull();
        assertThat(CellFormat.ofCode(code).text(CellValue.Text.of("甲"))).isNotNull();
    }
}
