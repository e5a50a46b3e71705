package huizong.consolidate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms that are filed every month, quarter or half: what of them a consolidation takes, and what is said of them. */
class PeriodTest {
    @TempDir
    Path folder;

    private Bureau bureau;

    @BeforeEach
    void open() throws IOException {
        bureau = Bureau.plain(folder);
    }

    /** A progress table with one agency a pair of figures, month and to date. */
    private String progress(String unit, String division, String period, String... figures) {
        String id = bureau.filing(unit, division, Integer.parseInt(period.substring(0, 4)), "budget_execution");
        bureau.store.update("UPDATE meta.submission SET period = ? WHERE submission_id = ?", period, id);
        int line = 0;
        for (String figure : figures) {
            String[] part = figure.split(" ");
            line++;
            bureau.store.update(
                    "INSERT INTO filed.budget_execution (submission_id, line_no, agency_name, adjusted_budget, month_amount,"
                            + " to_date_amount) VALUES (?, ?, ?, 100, ?::DECIMAL(18,6), ?::DECIMAL(18,6))",
                    id,
                    line,
                    part[0],
                    part[1],
                    part[2]);
            bureau.store.update(
                    "INSERT INTO meta.lineage VALUES (?, 'budget_execution', ?, 'to_date_amount', '表', ?, ?)",
                    id,
                    line,
                    "N" + line,
                    part[2]);
        }
        return id;
    }

    private String totals(int consolidation) {
        return String.join(
                "\n",
                bureau.rows(
                        "SELECT period, division_code, level, unit_count, month_amount, to_date_amount, execution_rate"
                                + " FROM mart.rollup_budget_execution WHERE level IN ('city', 'county') AND consolidation_id = "
                                + consolidation + " ORDER BY ALL"));
    }

    private void rules(String... names) throws IOException {
        Path to = bureau.mappings.resolve("rules/shared");
        Files.createDirectories(to);
        Path shipped = Path.of("..", "mappings", "rules");
        try (Stream<Path> shared = Files.list(shipped.resolve("shared"))) {
            for (Path file : shared.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        for (String name : names) {
            Files.copy(shipped.resolve(name + ".sql"), bureau.mappings.resolve("rules/" + name + ".sql"));
        }
    }

    @Test
    void aConsolidationTakesTheMonthItIsForAndNeverAddsMonths() {
        progress("A", "431229", "2024-04", "甲 10 40");
        progress("A", "431229", "2024-05", "甲 11 51");
        progress("B", "431230", "2024-05", "乙 5 20");
        int may = bureau.consolidate("2024-05");
        assertThat(totals(may))
                .isEqualTo(
                        """
                        2024-05 431200 city 2 16 71 0.355
                        2024-05 431229 county 1 11 51 0.51
                        2024-05 431230 county 1 5 20 0.2""");
        assertThat(totals(bureau.consolidate("2024-04")))
                .isEqualTo("2024-04 431200 city 1 10 40 0.4\n2024-04 431229 county 1 10 40 0.4");
        assertThat(bureau.rows("SELECT reason_code, period FROM mart.consolidation_filing WHERE NOT included"
                        + " AND consolidation_id = " + may))
                .containsExactly("other-period 2024-04");
    }

    @Test
    void anotherMonthsFilingIsNoPartOfAYearsFigures() {
        String year = bureau.base("A", "431229", 2024, "project 10 8");
        String month = bureau.base("A", "431229", 2024, "project 3 1");
        bureau.store.update("UPDATE meta.submission SET period = '2024-05' WHERE submission_id = ?", month);
        int may = bureau.consolidate("2024-05");
        String figures =
                "SELECT period, final FROM mart.rollup_expenditure WHERE level = 'county' AND consolidation_id = ";
        assertThat(bureau.rows(figures + may + " ORDER BY ALL")).containsExactly("2024 8", "2024-05 1");
        assertThat(bureau.rows(figures + bureau.consolidate("2024-06"))).containsExactly("2024 8");
        assertThat(bureau.rows("SELECT submission_id, period FROM mart.part WHERE column_name = 'final'"
                        + " AND consolidation_id = " + may + " ORDER BY ALL"))
                .containsExactly(year + " 2024", month + " 2024-05");
    }

    @Test
    void theQuarterAndTheHalfThatEndedByTheMonthAreTaken() {
        progress("A", "431229", "2024-Q1", "甲 1 1");
        progress("A", "431229", "2024-Q2", "甲 2 3");
        progress("B", "431230", "2023-Q4", "乙 9 9");
        progress("C", "431200", "2024-H1", "丙 7 7");
        String taken = "SELECT period FROM mart.consolidation_filing WHERE included AND consolidation_id = ";
        assertThat(bureau.rows(taken + bureau.consolidate("2024-02") + " ORDER BY ALL"))
                .containsExactly("2023-Q4");
        assertThat(bureau.rows(taken + bureau.consolidate("2024-05") + " ORDER BY ALL"))
                .containsExactly("2024-Q1");
        assertThat(bureau.rows(taken + bureau.consolidate("2024-07") + " ORDER BY ALL"))
                .containsExactly("2024-H1", "2024-Q2");
    }

    @Test
    void aFilingThatDoesNotSayItsPeriodIsInNoTotalAndSaidToBe() {
        String id = progress("A", "431229", "2024-05", "甲 1 1");
        bureau.store.update("UPDATE meta.submission SET period = NULL WHERE submission_id = ?", id);
        int number = bureau.consolidate("2024-05");
        assertThat(totals(number)).isEmpty();
        assertThat(bureau.rows("SELECT reason_code FROM mart.consolidation_filing WHERE consolidation_id = " + number))
                .containsExactly("no-period");
    }

    @Test
    void aMonthIsComparedWithTheMonthBeforeAndWithTheSameMonthOfLastYear() {
        progress("A", "431229", "2023-05", "甲 8 30");
        progress("A", "431229", "2024-04", "甲 10 40");
        progress("A", "431229", "2024-05", "甲 11 51");
        bureau.consolidate("2024-04");
        int may = bureau.consolidate("2024-05");
        assertThat(bureau.rows(
                        "SELECT basis, period, measure, previous, current FROM mart.change_total WHERE level = 'county'"
                                + " AND measure <> 'adjusted_budget' AND consolidation_id = " + may + " ORDER BY ALL"))
                .containsExactly(
                        "period 2024-05 month_amount 10 11",
                        "period 2024-05 to_date_amount 40 51",
                        "year 2024-05 month_amount 8 11",
                        "year 2024-05 to_date_amount 30 51");
        assertThat(bureau.rows("SELECT kind, period FROM mart.change_filing WHERE consolidation_id = " + may))
                .as("May's filing is no correction of April's")
                .isEmpty();
        assertThat(bureau.rows("SELECT DISTINCT basis, unit_name FROM mart.change_contributor WHERE consolidation_id = "
                        + may + " ORDER BY ALL"))
                .containsExactly("period A", "year A");
    }

    @Test
    void aCumulativeFigureThatFallsAndMonthsMissingInBetweenAreSaidInTheMonthTheyShow() throws IOException {
        rules("cumulative-falls", "missing-period");
        progress("A", "431229", "2024-02", "甲 10 20", "乙 1 5");
        progress("A", "431229", "2024-05", "乙 1 6", "甲 11 19");
        progress("B", "431230", "2024-04", "丙 1 9");
        progress("B", "431230", "2024-05", "丙 1 9");
        progress("B", "431230", "2023-04", "丙 1 90");
        String found =
                "SELECT rule_id, unit_name, period, column_name, line_no, stated, expected, difference FROM qa.finding"
                        + " WHERE consolidation_id = ";
        assertThat(bureau.rows(found + bureau.consolidate("2024-05") + " ORDER BY ALL"))
                .containsExactly(
                        "cumulative-falls A 2024-05 to_date_amount 2 19 ≥ 20 -1",
                        "missing-period A 2024-05 - - - 2024-03、2024-04 -");
        assertThat(bureau.rows(found + bureau.consolidate("2024-04"))).isEmpty();
    }

    @Test
    void anEarlierFigureTakesPartInTheFindingWithItsCell() throws IOException {
        rules("cumulative-falls");
        String february = progress("A", "431229", "2024-02", "甲 10 20");
        progress("A", "431229", "2024-05", "甲 11 19");
        bureau.consolidate("2024-05");
        assertThat(bureau.rows("SELECT role, submission_id, cell_ref FROM qa.finding_cell WHERE role <> '填报值'"))
                .containsExactly("前期累计数 " + february + " N1");
    }
}
