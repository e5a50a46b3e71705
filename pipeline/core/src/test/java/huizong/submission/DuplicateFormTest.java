package huizong.submission;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.grid.CellRef;
import huizong.mapping.FilingPeriod;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DuplicateFormTest {
    private static Submission form(String sheet, String figure, String cell) {
        Fact fact = new Fact(
                Optional.of(new BigDecimal(figure)), Optional.of(new Provenance(sheet, CellRef.parse(cell), figure)));
        return new Submission(
                sheet,
                "base_data",
                "hunan-2023@1",
                new UnitRef("auto:甲局", "甲局", Optional.empty(), Optional.empty()),
                OptionalInt.of(2023),
                Optional.of(FilingPeriod.of(2023)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Row("submission", 0, Map.of()),
                List.of(new Row("expenditure_item", 1, Map.of("final", fact))),
                Optional.empty(),
                List.of(),
                List.of());
    }

    @Test
    void aMereCopyIsANotice() {
        Finding finding = DuplicateForm.between(form("表一", "12.0", "D7"), form("表二", "12", "E9"));
        assertThat(finding.severity()).isEqualTo(Severity.NOTICE);
        assertThat(finding.message()).contains("“表一”", "“表二”", "内容完全相同");
    }

    @Test
    void copiesThatDifferAreAnErrorThatNamesTheCells() {
        Finding finding = DuplicateForm.between(form("表一", "12", "D7"), form("表二", "21", "D7"));
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.message()).contains("有 1 处不同：表一!D7=12/表二!D7=21", "以后一份（“表二”）为准");
        assertThat(finding.messageEn()).contains("differ in 1 places: 表一!D7=12/表二!D7=21");
    }
}
