package huizong.consolidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void consolidate() throws Exception {
        try (Bureau bureau = new Bureau(
                folder,
                Bureau.UNITS,
                """
                fiscal_year,from_division,to_division,form_id,target,code,amount,basis
                2023,430000,431200,base_data,expenditure_item.final,project,15,省财预〔2023〕1号
                """,
                """
                fiscal_year,unit_id,name,form_id,target,code,amount,basis
                2023,C,某协会,base_data,expenditure_item.final,project,3.5,市局代报
                """)) {
            bureau.base("P", "430000", 2023, "project 100 90");
            bureau.base("C", "431200", 2023, "project 50 40");
            bureau.base("C2", "431200", 2023, "project 10 10.25");
            bureau.base("A", "431229", 2023, "project 20 10");
            bureau.consolidate("2024-06");
        }
    }

    private static Trace.Traced trace(String table, String column, String... keys) {
        return new Trace(folder.resolve("bureau.duckdb")).trace(table, column, List.of(keys), Optional.empty());
    }

    private static List<String> parts(Trace.Parts parts, String... columns) {
        return parts.rows().rows().stream()
                .map(row -> String.join(
                        " ",
                        List.of(columns).stream()
                                .map(c -> row.get(parts.rows().columns().indexOf(c))
                                        .map(Object::toString)
                                        .orElse("-"))
                                .toList()))
                .toList();
    }

    @Test
    void aTotalGoesDownToCellsAndCorrectionsAndAddsUpExactly() {
        Trace.Traced traced = trace("支出汇总", "本年决算数", "湖南省", "project");
        assertThat(traced.value()).hasValueSatisfying(v -> assertThat(v).hasToString("138.750000"));
        assertThat(traced.parts()).hasSize(1).allMatch(Trace.Parts::agree);
        assertThat(parts(traced.parts().get(0), "division", "unit", "amount", "file", "sheet", "cell"))
                .containsExactly(
                        "湖南省 抵销：湖南省→怀化市 -15.000000 reference/adjustments.csv:2 - -",
                        "湖南省 P 90.000000 f001.xlsx 表 F1",
                        "怀化市 C 40.000000 f002.xlsx 表 F1",
                        "怀化市 C2 10.250000 f003.xlsx 表 F1",
                        "怀化市 某协会 3.500000 reference/supplements.csv:2 - -",
                        "靖州县 A 10.000000 f004.xlsx 表 F1");
    }

    @Test
    void ownUnitsOnlyLeavesOutThoseBelowAndTransfers() {
        Trace.Traced own = trace("rollup_expenditure", "final", "湖南省本级", "project");
        assertThat(own.parts()).allMatch(Trace.Parts::agree);
        assertThat(parts(own.parts().get(0), "unit")).containsExactly("P");
    }

    @Test
    void aRateShowsWhatItIsTheQuotientOf() {
        Trace.Traced rate = trace("rollup_expenditure", "execution_rate", "怀化市", "project");
        assertThat(rate.parts())
                .allMatch(Trace.Parts::agree)
                .extracting(p -> p.column() + " " + p.sum().stripTrailingZeros().toPlainString())
                .containsExactly("final 63.75", "budget 80");
    }

    @Test
    void aDepartmentsTotalHasItsOwnUnitsOnly() {
        Trace.Traced traced = trace("rollup_department_expenditure", "final", "怀化市局", "grade=0");
        assertThat(traced.parts()).allMatch(Trace.Parts::agree);
        assertThat(parts(traced.parts().get(0), "unit")).containsExactlyInAnyOrder("C", "C2", "某协会");
        assertThat(parts(
                        trace("rollup_department_expenditure", "final", "unit_id=C", "scope=own")
                                .parts()
                                .get(0),
                        "unit"))
                .containsExactlyInAnyOrder("C", "某协会");
    }

    @Test
    void aFiledFigureGoesToItsCell() {
        Trace.Traced traced = trace("expenditure_item", "final", "unit_id=C2");
        assertThat(parts(traced.parts().get(0), "file", "sheet", "cell", "raw"))
                .containsExactly("f003.xlsx 表 F1 10.25");
    }

    @Test
    void keysThatNameNoRowOrSeveralAreRefusedWithTheChoices() {
        assertThatThrownBy(() -> trace("rollup_expenditure", "final", "长沙市"))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("no row");
        assertThatThrownBy(() -> trace("rollup_expenditure", "final", "project"))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("division_name=怀化市");
        assertThatThrownBy(() -> trace("rollup_expenditure", "finale", "project"))
                .hasMessageContaining("it has")
                .hasMessageContaining("final");
        assertThatThrownBy(() -> trace("duckdb_tables", "x")).hasMessageContaining("neither");
    }
}
