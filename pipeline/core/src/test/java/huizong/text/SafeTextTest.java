package huizong.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "  =1",
                "＝1+1",
                "\n=1",
                "\u3000=1",
                "\u00a0=1",
                "\ufeff=1"
            })
    void textThatBeginsAFormulaGetsAnApostropheInCsv(String text) {
        assertThat(SafeText.forCsv(text)).startsWith("'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"怀化市", "a=b", "", " ", "97.82%", "≥90%"})
    void plainTextStaysAsItIs(String text) {
        assertThat(SafeText.forCsv(text)).isEqualTo(text);
        assertThat(SafeText.forWorkbook(text)).isEqualTo(text);
    }

    @Test
    void controlCharactersAndDirectionOverridesAreShown() {
        assertThat(SafeText.visible("a\u0000b\u001Bc\u202Ed\u061C\uD800e\r\nf")).isEqualTo("a␀b␛c�d��e\nf");
        assertThat(SafeText.visible("𠮷")).isEqualTo("𠮷");
    }

    @Test
    void anEscapeTypedByAUnitStaysWhatItLooksLike() {
        assertThat(SafeText.forWorkbook("_x0041_")).isEqualTo("_x005F_x0041_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"长", "_x0041_", "𠮷"})
    void textTooLongForACellIsCutWithAMark(String unit) {
        assertThat(SafeText.forWorkbook(unit.repeat(SafeText.CELL_LIMIT + 1)))
                .hasSizeLessThanOrEqualTo(SafeText.CELL_LIMIT)
                .hasSizeGreaterThan(SafeText.CELL_LIMIT - 40)
                .endsWith(SafeText.CUT_MARK);
    }

    @ParameterizedTest
    @CsvSource({"../../etc,______etc", "2024-03,2024-03", "a/b,a_b", "汇总,汇总"})
    void aFileNamePartCannotLeaveItsFolder(String part, String expected) {
        assertThat(SafeText.fileNamePart(part)).isEqualTo(expected);
    }

    @Test
    void aSheetNameIsOneExcelTakes() {
        assertThat(SafeText.sheetName("'a:b/c[1]'")).isEqualTo("a_b_c_1_");
        assertThat(SafeText.sheetName("")).isEqualTo("工作表");
        assertThat(SafeText.sheetName("很长".repeat(40))).hasSize(31);
    }
}
