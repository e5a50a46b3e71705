package huizong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a bureau's own lists do to the samples: who should have filed, what is explained, other severities. */
class BureauListsTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void run() throws IOException {
        Path mappings = folder.resolve("mappings");
        try (Stream<Path> files = Files.walk(Samples.MAPPINGS)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file, mappings.resolve(Samples.MAPPINGS.relativize(file).toString()));
            }
        }
        Files.writeString(
                mappings.resolve("reference/expected-forms.csv"),
                """
                unit,division_code,department,level,form_id,fiscal_year,period,due_on,exempt,note
                怀化市就业服务中心,,,,base_data,2023,,2024-03-31,,
                怀化市就业服务中心,,,,county_overall_report,2023,,2024-03-31,,
                怀化市就业服务中心,,,,fund_use_detail,2023,2024-07,,,下月起报
                ,430000,,,overall_self_evaluation,2023,2024-01,2024-04-30,,
                靖州县人力资源和社会保障局,,,,overall_self_evaluation,2023,,,是,
                """);
        Files.writeString(
                mappings.resolve("reference/waivers.csv"),
                """
                check_code,rule_id,unit_name,fiscal_year,form_id,project_name,stated,expected,explanation,given_by,given_on
                ,over-execution,长沙市望城区人力资源和社会保障局,2020,fund_use_detail,,938.2934,900,年中追加预算,区财政局,2024-06-01
                ,over-staffing,靖州县人力资源和社会保障局,2022,,,40,36,含三支一扶人员,县财政局,2024-06-01
                ,over-initial-budget,怀化市就业服务中心,2023,,,140,92.5,针对别的数,市财政局,2024-06-01
                ,missing-grade,靖州县人力资源和社会保障局,2022,,,,,等次另行公布,县财政局,2024-06-01
                """);
        Files.writeString(
                mappings.resolve("reference/thresholds.csv"),
                """
                rule_id,name,fiscal_year,division_code,value
                low-execution,severity,,431200,notice
                over-staffing,severity,2021,,notice
                missing-form,severity,,,warning
                over-achievement,over_achievement,2023,431200,1.5
                over-achievement,over_achievement,2022,,1.01
                low-execution,low_execution,2023,430000,0.1
                low-execution,low_execution,,431200,0.9
                """);
        Samples.Run run = Samples.huizong(
                "run",
                "--input",
                Samples.FOLDER.toString(),
                "--output",
                folder.resolve("output").toString(),
                "--mappings",
                mappings.toString(),
                "--period",
                "2024-06",
                "--lang",
                "zh");
        assertThat(run.status()).as(run.err()).isZero();
    }

    private static List<String> rows(String sql) {
        return Store.queryReadOnly(folder.resolve("output/huizong.duckdb"), sql).rows().stream()
                .map(row -> String.join(
                        " ",
                        row.stream()
                                .map(v -> v.map(Object::toString).orElse("-"))
                                .toList()))
                .toList();
    }

    @Test
    void whatWasExpectedAndHasNotComeIsFoundForEachUnitAndForm() {
        assertThat(rows("SELECT unit_name, fiscal_year, form_id, division_code FROM qa.finding"
                        + " WHERE rule_id = 'missing-form'"))
                .containsExactlyInAnyOrder(
                        "怀化市人力资源和社会保障局 2023 overall_self_evaluation 431200",
                        "怀化市就业服务中心 2023 county_overall_report 431200",
                        "湖南省就业服务中心 2023 overall_self_evaluation 430000",
                        "长沙市望城区人力资源和社会保障局 2023 overall_self_evaluation 430112");
    }

    @Test
    void expectedFiledMissingReturnedAndCorrectedAddUpByDivision() {
        assertThat(
                        rows(
                                "SELECT division_name, expected, filed, missing, returned, corrected FROM mart.filing_progress"))
                .containsExactlyInAnyOrder(
                        "湖南省 6 2 4 2 2",
                        "湖南省本级 1 0 1 0 0",
                        "长沙市 1 0 1 0 0",
                        "望城区 1 0 1 0 0",
                        "怀化市 4 2 2 2 2",
                        "怀化市本级 4 2 2 2 2");
    }

    @Test
    void anExplanationHoldsForItsFiguresOnlyAndClearsNoErrorWithoutAnException() {
        assertThat(rows("SELECT f.rule_id, f.severity, e.state, f.explained_by FROM qa.finding f"
                        + " JOIN qa.finding_explanation e USING (finding_id)"))
                .containsExactlyInAnyOrder(
                        "over-execution warning exception 年中追加预算",
                        "over-staffing warning explained 含三支一扶人员",
                        "missing-grade error error-stands -");
        assertThat(rows("SELECT count(*) FROM qa.finding WHERE rule_id = 'over-initial-budget'"
                        + " AND explained_by IS NULL"))
                .containsExactly("1");
    }

    @Test
    void aSeverityIsOverriddenInItsDivisionAndYearOnly() {
        assertThat(rows("SELECT rule_id, severity FROM qa.finding WHERE rule_id IN ('low-execution', 'over-staffing',"
                        + " 'missing-form') GROUP BY ALL"))
                .containsExactlyInAnyOrder("low-execution notice", "over-staffing warning", "missing-form warning");
    }

    @Test
    void aThresholdIsOverriddenInItsYearAndDivisionAndTheNearerDivisionGoesBeforeTheFarther() {
        // 147 % passes at 1.5 in 2023, 156 % does not; 2022 is held to 1.01 everywhere
        assertThat(rows("SELECT count(*) FROM qa.finding WHERE rule_id = 'over-achievement'"
                        + " AND division_code = '431200'"))
                .containsExactly("2");
        // the city's 90 % counts, not the province's 10 %
        assertThat(rows("SELECT DISTINCT expected FROM qa.finding WHERE rule_id = 'low-execution'"
                        + " AND division_code = '431200'"))
                .containsExactly("90%");
    }

    @Test
    void aUnitThatFiledNothingStandsBeforeAFormThatIsMissingBesideOthers() {
        assertThat(rows("SELECT unit_name FROM qa.finding WHERE rule_id = 'missing-form' AND division_code = '431200'"
                        + " ORDER BY priority DESC"))
                .containsExactly("怀化市人力资源和社会保障局", "怀化市就业服务中心");
        assertThat(rows("SELECT count(*) FROM qa.finding WHERE severity = 'warning' AND priority <"
                                + " (SELECT max(priority) FROM qa.finding WHERE rule_id = 'missing-form')")
                        .get(0))
                .satisfies(n -> assertThat(Integer.parseInt(n)).isGreaterThan(20));
    }
}
