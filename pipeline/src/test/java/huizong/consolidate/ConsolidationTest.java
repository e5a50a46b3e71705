package huizong.consolidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What adds and what does not, with figures worked out by hand. Amounts in 万元. */
class ConsolidationTest {
    @TempDir
    Path folder;

    private static final String TOTALS =
            "SELECT division_name, budget, final, execution_rate FROM mart.rollup_expenditure"
                    + " WHERE item_code = 'project' ORDER BY division_code, level = 'own'";

    private static void fileProjects(Bureau bureau) {
        bureau.base("P", "430000", 2023, "project 100 90");
        bureau.base("C", "431200", 2023, "project 50 40", "project.special 30 30");
        bureau.base("C2", "431200", 2023, "project 10 10");
        bureau.base("A", "431229", 2023, "project 20 10");
        bureau.base("B", "431230", 2023, "project - 5");
    }

    @Test
    void amountsAddUpTheDivisionsAndRatesAreOfTheSums() throws Exception {
        try (Bureau bureau = Bureau.plain(folder)) {
            fileProjects(bureau);
            bureau.consolidate("2024-06");
            // 省 100+50+10+20 / 90+40+10+10+5; 155/180, not the mean of 0.9, 0.8, 1 and 0.5
            assertThat(bureau.rows(TOTALS))
                    .containsExactly(
                            "湖南省 180 155 0.861111",
                            "湖南省本级 100 90 0.9",
                            "怀化市 80 65 0.8125",
                            "怀化市本级 60 50 0.833333",
                            "靖州县 20 10 0.5",
                            "通道县 - 5 -");
        }
    }

    @Test
    void linesWithinAnotherLineNeverAddToIt() throws Exception {
        try (Bureau bureau = Bureau.plain(folder)) {
            bureau.base(
                    "A",
                    "431229",
                    2023,
                    "public_funds 50 40",
                    "public_funds.office 30 25",
                    "public_funds.utilities_travel 9 8");
            bureau.consolidate("2024-06");
            assertThat(bureau.rows(
                            "SELECT item_code, budget, final FROM mart.rollup_expenditure WHERE level = 'province'"
                                    + " ORDER BY item_code"))
                    .containsExactly(
                            "public_funds 50 40", "public_funds.office 30 25", "public_funds.utilities_travel 9 8");
        }
    }

    @Test
    void departmentsRollUpByTheirUnitsWithAndWithoutThoseBelow() throws Exception {
        try (Bureau bureau = Bureau.plain(folder)) {
            fileProjects(bureau);
            bureau.consolidate("2024-06");
            assertThat(bureau.rows("SELECT name, grade, scope, final FROM mart.rollup_department_expenditure WHERE"
                            + " item_code = 'project' AND division_code = '431200' ORDER BY grade, unit_id, scope"))
                    .containsExactly(
                            "怀化市局 0 all 50", "怀化市局 1 all 50", "怀化市局 1 own 40", "怀化市中心 2 all 10", "怀化市中心 2 own 10");
        }
    }

    @Test
    void aUnitThatChangedItsParentCountsUnderTheOneOfTheYear() throws Exception {
        String units = Bureau.UNITS.replace(
                        "C2,怀化市中心,431200,C,怀化市局,city,,",
                        "C2,怀化市中心,431200,C,怀化市局,city,,2022-12-31\n" + "C2,怀化市中心,431200,D,怀化市新局,city,2023-01-01,")
                + "D,怀化市新局,431200,,怀化市新局,city,2023-01-01,\n";
        try (Bureau bureau = new Bureau(folder, units, "fiscal_year\n", "fiscal_year\n")) {
            bureau.base("C2", "431200", 2022, "project 8 7");
            bureau.base("C2", "431200", 2023, "project 10 9");
            bureau.consolidate("2024-06");
            assertThat(bureau.rows("SELECT fiscal_year, name, final FROM mart.rollup_department_expenditure"
                            + " WHERE grade = 0 ORDER BY ALL"))
                    .containsExactly("2022 怀化市局 7", "2023 怀化市新局 9");
        }
    }

    @Test
    void projectFundsAndDepartmentFundsStandApartAndHaveBothRates() throws Exception {
        try (Bureau bureau = Bureau.plain(folder)) {
            bureau.evaluation("C", "431200", "project_self_evaluation", "40 50 45", "95");
            bureau.evaluation("C2", "431200", "project_self_evaluation", "10 10 5", "75");
            bureau.evaluation("C", "431200", "overall_self_evaluation", "80 60 54", "88");
            bureau.consolidate("2024-06");
            // projects 45+5 over 50+10 and over 40+10; department 54 over 60 and over 80
            assertThat(bureau.rows(
                            "SELECT form_id, initial_budget, annual_budget, executed, execution_rate, execution_rate_on_initial"
                                    + " FROM mart.rollup_funding WHERE level = 'city' ORDER BY form_id"))
                    .containsExactly(
                            "overall_self_evaluation 80 60 54 0.9 0.675",
                            "project_self_evaluation 50 60 50 0.833333 1");
        }
    }

    @Test
    void scoresHaveASimpleAndAWeightedMeanAndGradesAreCounted() throws Exception {
        try (Bureau bureau = Bureau.plain(folder)) {
            bureau.evaluation("C", "431200", "project_self_evaluation", "40 50 45", "95");
            bureau.evaluation("C2", "431200", "project_self_evaluation", "10 10 5", "75");
            bureau.evaluation("A", "431229", "project_self_evaluation", "10 - 5", "89.99");
            bureau.evaluation("B", "431230", "project_self_evaluation", "10 1000 5", "-");
            bureau.consolidate("2024-06");
            // (95 + 75 + 89.99) / 3; (95 × 50 + 75 × 10) / 60: no budget or no score, no weight
            assertThat(bureau.rows("SELECT evaluated, excellent, good, fair, poor, ungraded, mean_score, weighted_score"
                            + " FROM mart.rollup_evaluation WHERE level = 'province'"))
                    .containsExactly("4 1 1 1 0 1 86.663333 91.666667");
        }
    }

    @Test
    void aTransferBetweenLevelsIsTakenOutWherePayerAndReceiverMeet() throws Exception {
        String adjustments =
                """
                fiscal_year,from_division,to_division,form_id,target,code,amount,basis
                2023,430000,431200,base_data,expenditure_item.final,project,15,省财预〔2023〕1号
                2023,431200,431229,base_data,expenditure_item.final,project,2.5,怀财预〔2023〕9号
                """;
        try (Bureau bureau = new Bureau(folder, Bureau.UNITS, adjustments, "fiscal_year\n")) {
            fileProjects(bureau);
            bureau.consolidate("2024-06");
            // 怀化 65 − 2.5; 湖南 90 + 62.5 − 15; neither 本级 nor county changes
            assertThat(bureau.rows(
                            "SELECT division_name, final FROM mart.rollup_expenditure WHERE item_code = 'project'"
                                    + " ORDER BY division_code, level = 'own'"))
                    .containsExactly("湖南省 137.5", "湖南省本级 90", "怀化市 62.5", "怀化市本级 50", "靖州县 10", "通道县 5");
        }
    }

    @Test
    void whatADepartmentReportsForAUnitThatDoesNotFileCountsInItsDivisionAndDepartment() throws Exception {
        String supplements =
                """
                fiscal_year,unit_id,name,form_id,target,code,amount,basis
                2023,C,某协会,base_data,expenditure_item.final,project,3.5,市局代报
                2023,C,某协会,base_data,base_data.staff_actual,,4,市局代报
                """;
        try (Bureau bureau = new Bureau(folder, Bureau.UNITS, "fiscal_year\n", supplements)) {
            fileProjects(bureau);
            bureau.consolidate("2024-06");
            assertThat(bureau.rows("SELECT division_name, unit_count, final FROM mart.rollup_expenditure"
                            + " WHERE item_code = 'project' AND division_code LIKE '4312%' AND level <> 'county'"
                            + " ORDER BY level"))
                    .containsExactly("怀化市 4 68.5", "怀化市本级 2 53.5");
            assertThat(bureau.rows("SELECT final FROM mart.rollup_department_expenditure WHERE grade = 0"
                            + " AND department = '怀化市局' AND item_code = 'project'"))
                    .containsExactly("53.5");
            assertThat(bureau.rows("SELECT staff_actual FROM mart.rollup_staffing WHERE level = 'province'"))
                    .containsExactly("4");
            assertThat(
                            bureau.rows(
                                    "SELECT unit_name, amount, source FROM mart.part WHERE kind = 'supplement' ORDER BY amount"))
                    .containsExactly("某协会 3.5 reference/supplements.csv:2", "某协会 4 reference/supplements.csv:3");
        }
    }

    @Test
    void aCorrectionThatWouldCountNowhereIsReportedWithItsLine() {
        String adjustments =
                """
                fiscal_year,from_division,to_division,form_id,target,code,amount,basis
                2023,430000,439999,base_data,expenditure_item.final,project,15,文
                23,430000,431200,base_data,expenditure_item.final,projekt,-1,
                """;
        assertThatThrownBy(() -> new Bureau(folder, Bureau.UNITS, adjustments, "fiscal_year\n"))
                .hasMessageContaining("reference/adjustments.csv:2: unknown division \"439999\"")
                .hasMessageContaining("reference/adjustments.csv:3: fiscal_year is a year")
                .hasMessageContaining("reference/adjustments.csv:3: unknown code \"projekt\"")
                .hasMessageContaining("reference/adjustments.csv:3: the amount -1")
                .hasMessageContaining("reference/adjustments.csv:3: needs its basis");
    }

    @Test
    void anOldNumberKeepsItsFiguresWhenAUnitFilesAgain() throws Exception {
        try (Bureau bureau = Bureau.plain(folder)) {
            String first = bureau.base("A", "431229", 2023, "project 20 10");
            int one = bureau.consolidate("2024-06");
            String second = bureau.base("A", "431229", 2023, "project 20 12");
            bureau.supersede(first, second);
            int two = bureau.consolidate("2024-06");
            assertThat(bureau.rows("SELECT consolidation_id, final FROM mart.rollup_expenditure WHERE level = 'county'"
                            + " ORDER BY 1"))
                    .containsExactly(one + " 10", two + " 12");
            assertThat(bureau.rows("SELECT consolidation_id, submission_id, included, reason_code"
                            + " FROM mart.consolidation_filing ORDER BY ALL"))
                    .containsExactly(
                            "1 " + first + " true -", "2 " + first + " false superseded", "2 " + second + " true -");
            assertThat(bureau.rows("SELECT previous_id FROM mart.consolidation ORDER BY consolidation_id"))
                    .containsExactly("-", "1");
        }
    }

    @Test
    void filingsWithErrorsAreLeftOutOnRequestAndSaidToBe() throws Exception {
        try (Bureau bureau = Bureau.plain(folder)) {
            fileProjects(bureau);
            Files.createDirectories(bureau.mappings.resolve("rules"));
            Files.writeString(
                    bureau.mappings.resolve("rules/any-error.sql"),
                    "-- id: any-error\n-- severity: error\n-- title: 错误\n-- basis: 测试\n"
                            + "SELECT NULL::VARCHAR AS severity, submission_id, NULL::VARCHAR AS table_name,"
                            + " NULL::INTEGER AS line_no, NULL::VARCHAR AS column_name, NULL::VARCHAR AS stated,"
                            + " NULL::VARCHAR AS expected, NULL::DECIMAL(18,6) AS difference, '错' AS message,"
                            + " 'wrong' AS message_en FROM main.expenditure_item WHERE unit_id = 'P'");
            bureau.consolidate(new Terms(Period.parse("2024-06").orElseThrow(), OptionalInt.empty(), true, "万元", 2));
            assertThat(bureau.rows("SELECT final FROM mart.rollup_expenditure WHERE level = 'province' AND item_code ="
                            + " 'project'"))
                    .containsExactly("65");
            assertThat(bureau.rows("SELECT unit_id, reason_code FROM mart.consolidation_filing WHERE NOT included"))
                    .containsExactly("P errors");
        }
    }

    @Test
    void aSignedPeriodTakesNoFurtherConsolidation() throws Exception {
        try (Bureau bureau = Bureau.plain(folder)) {
            fileProjects(bureau);
            bureau.consolidate("2024-06");
            Period june = Period.parse("2024-06").orElseThrow();
            assertThat(new PeriodLock(bureau.store).lock(june, java.util.Optional.empty()))
                    .contains(1);
            assertThatThrownBy(() -> bureau.consolidate("2024-06"))
                    .isInstanceOf(PeriodLockedException.class)
                    .hasMessageContaining("consolidation 1");
            assertThat(bureau.consolidate("2024-07")).isEqualTo(2);
        }
    }

    @Test
    void aRollUpThatLosesAFigureKeepsNothing() throws Exception {
        try (Bureau bureau = Bureau.plain(folder)) {
            fileProjects(bureau);
            Files.writeString(
                    bureau.mappings.resolve("rollups/99-broken.sql"),
                    "UPDATE mart.rollup_expenditure SET final = final - 0.01 WHERE level = 'county' AND final = 10;",
                    StandardOpenOption.CREATE);
            assertThatThrownBy(() -> bureau.consolidate("2024-06"))
                    .isInstanceOf(UnbalancedException.class)
                    .hasMessageContaining("汇总不平");
            for (String table : List.of("consolidation", "rollup_expenditure", "consolidation_filing")) {
                assertThat(bureau.rows("SELECT count(*) FROM mart." + table)).containsExactly("0");
            }
        }
    }

    @Test
    void theFilesItWasMadeWithAreRecorded() throws Exception {
        try (Bureau bureau = Bureau.plain(folder)) {
            bureau.consolidate("2024-06");
            bureau.consolidate("2024-07");
            Files.writeString(
                    bureau.mappings.resolve("rollups/20-expenditure.sql"), "\n-- changed", StandardOpenOption.APPEND);
            bureau.consolidate("2024-08");
            assertThat(bureau.rows("SELECT count(DISTINCT mappings_sha256) FROM mart.consolidation"))
                    .containsExactly("2");
            assertThat(bureau.rows("SELECT count(DISTINCT sha256) FROM mart.consolidation_mapping"
                            + " WHERE path = 'rollups/20-expenditure.sql'"))
                    .containsExactly("2");
        }
    }
}
