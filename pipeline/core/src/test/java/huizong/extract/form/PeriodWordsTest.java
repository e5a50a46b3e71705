package huizong.extract.form;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.mapping.PeriodKind;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How people write a period, and what looks like one and is none. */
class PeriodWordsTest {
    private static final List<PeriodKind> MONTHS = List.of(PeriodKind.MONTH);
    private static final List<PeriodKind> QUARTERS = List.of(PeriodKind.QUARTER);
    private static final List<PeriodKind> ANY = List.of(PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF);

    private static String read(String text, List<PeriodKind> kinds) {
        return PeriodWords.in(text, kinds)
                .map(s -> s.in(s.year().orElse(1999)).code())
                .orElse("-");
    }

    @ParameterizedTest
    @CsvSource({
        "2024年5月, 2024-05",
        "２０２４年５月, 2024-05",
        "二〇二四年五月, 2024-05",
        "二零二四年十二月份, 2024-12",
        "（2024 年 11 月）, 2024-11",
        "5月份, 1999-05",
        "1-5月, 1999-05",
        "2024年1—5月, 2024-05",
        "1～5月, 1999-05",
        "一至五月, 1999-05",
        "2023年1月至7月, 2023-07",
        "2024年1月1日至6月30日, 2024-06",
        "截至6月30日, 1999-06",
        "截至2024年6月底, 2024-06",
        "截止到2024-06-30, 2024-06",
        "2024.05, 2024-05",
        "2024-5, 2024-05",
        "202405, 2024-05",
        "某局2024年5月预算执行进度表（202405）, 2024-05",
        "5月, 1999-05"
    })
    void aMonthIsReadAsItIsWritten(String text, String period) {
        assertThat(read(text, MONTHS)).isEqualTo(period);
    }

    @ParameterizedTest
    @CsvSource({
        "第三季度, 1999-Q3",
        "2024年一季度, 2024-Q1",
        "2024年第4季度, 2024-Q4",
        "4-6月, 1999-Q2",
        "前三季度, 1999-Q3",
        "1-9月, 1999-Q3",
        "2024Q2, 2024-Q2",
        "截至6月30日, 1999-Q2"
    })
    void aQuarterIsReadAsItIsWritten(String text, String period) {
        assertThat(read(text, QUARTERS)).isEqualTo(period);
    }

    @ParameterizedTest
    @CsvSource({"2023年上半年, 2023-H1", "下半年, 1999-H2", "2023年上半年（1-6月）, 2023-H1", "2023年1-7月, 2023-07", "第三季度, 1999-Q3"})
    void aFormFiledByWhateverPartOfTheYearIsReadByTheOneItNames(String text, String period) {
        assertThat(read(text, ANY)).isEqualTo(period);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-06-05",
                "2024年6月5日",
                "20240605",
                "2024.6.5",
                "2024年度",
                "第三季度",
                "4-6月",
                "13月",
                "3个月",
                "430112",
                "1月、2月、3月",
                "Sheet1",
                "2024年预算执行进度表",
                "12345.05",
                "0736-8223456"
            })
    void noMonthIsReadWhereNoneIsMeantOrSeveralAre(String text) {
        assertThat(read(text, MONTHS)).isEqualTo("-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3月", "1-5月", "2024年5月", "上半年"})
    void aMonthThatEndsNoQuarterIsNoQuarter(String text) {
        assertThat(read(text, QUARTERS)).isEqualTo("-");
    }
}
