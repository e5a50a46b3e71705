package huizong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A form that is filed every month, from the files a department sends to what is asked of it. */
class PeriodFilingTest {
    @TempDir
    Path folder;

    /** A progress table of one agency; {@code period} is printed below the title. */
    private void file(String name, String period, String month, String toDate) throws IOException {
        Path file = folder.resolve("in").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                """
                部门预算执行进度表,,,,,,
                %s,,,,,,
                编制单位：怀化市人力资源和社会保障局,,,,,,单位：万元
                序号,预算单位,年初预算数,调整预算数,支出合计,,
                ,,,,本月数,累计数,执行进度
                1,怀化市就业服务中心,100,100,%s,%s,%s%%
                合计,,100,100,%s,%s,%s%%
                """
                        .formatted(period, month, toDate, toDate, month, toDate, toDate));
    }

    private Samples.Run run(String period, Path mappings) {
        Samples.Run run = Samples.huizong(
                "run",
                "--input",
                folder.resolve("in").toString(),
                "--output",
                folder.resolve("out").toString(),
                "--mappings",
                mappings.toString(),
                "--period",
                period,
                "--lang",
                "zh");
        assertThat(run.status()).as(run.out() + run.err()).isZero();
        return run;
    }

    private List<String> rows(String sql) {
        return Store.queryReadOnly(folder.resolve("out/huizong.duckdb"), sql).rows().stream()
                .map(row -> String.join(
                        " ",
                        row.stream()
                                .map(v -> v.map(Object::toString).orElse("-"))
                                .toList()))
                .toList();
    }

    private static final String FILINGS =
            "SELECT w.file_name, s.period, s.revision, s.is_current FROM meta.submission s"
                    + " JOIN meta.workbook w USING (workbook_id) ORDER BY ALL";

    @Test
    void aMonthReplacesTheSameMonthAndNoOtherAndOneThatNamesNoneReplacesNothing() throws IOException {
        file("4月.csv", "2024年4月", "10", "40");
        run("2024-04", Samples.MAPPINGS);
        file("5月.csv", "2024年5月", "11", "51");
        file("四月更正.csv", "2024年4月", "12", "42");
        file("2024年没写月份.csv", "", "1", "1");
        run("2024-05", Samples.MAPPINGS);
        assertThat(rows(FILINGS))
                .containsExactly(
                        "2024年没写月份.csv - 1 true",
                        "4月.csv 2024-04 1 false",
                        "5月.csv 2024-05 1 true",
                        "四月更正.csv 2024-04 2 true");
        assertThat(rows(
                        "SELECT f.rule_id, f.severity, f.period FROM qa.finding f JOIN mart.consolidation c USING (consolidation_id)"
                                + " WHERE c.period = '2024-05' AND f.rule_id = 'read-period'"))
                .containsExactly("read-period error -");
        assertThat(rows("SELECT c.period, r.period, r.to_date_amount FROM mart.rollup_budget_execution r"
                        + " JOIN mart.consolidation c USING (consolidation_id) WHERE r.level = 'city' ORDER BY ALL"))
                .containsExactly("2024-04 2024-04 40.000000", "2024-05 2024-05 51.000000");
        assertThat(rows("SELECT period FROM main.budget_execution ORDER BY ALL"))
                .containsExactly("2024-04", "2024-05", "-");
        assertThat(rows("SELECT 期间, 累计数 FROM 报表.累计数 WHERE 表名 = 'budget_execution' AND 期间 = '2024-05'"))
                .containsExactly("2024-05 51.000000");
        Samples.Run traced = Samples.huizong(
                "trace",
                "rollup_budget_execution",
                "execution_rate",
                "怀化市",
                "--db",
                folder.resolve("out/huizong.duckdb").toString(),
                "--lang",
                "zh");
        assertThat(traced.out()).contains("5月.csv", "51").doesNotContain("4月.csv");
    }

    @Test
    void whoHasToFileEveryMonthIsAskedForEachMonth() throws IOException {
        Path mappings = folder.resolve("mappings");
        ReplayTest.copy(Samples.MAPPINGS, mappings);
        Files.writeString(
                mappings.resolve("reference/expected-forms.csv"),
                """
                unit,division_code,department,level,form_id,fiscal_year,period,due_on,exempt,note
                怀化市人力资源和社会保障局,,,,budget_execution,2024,month,,,
                怀化市就业服务中心,,,,budget_execution,2024,,,,按表种自己的期间
                """);
        file("4月.csv", "2024年4月", "10", "40");
        run("2024-04", mappings);
        run("2024-05", mappings);
        String status = "SELECT period, unit_name, state FROM mart.filing_status s WHERE consolidation_id = ";
        assertThat(rows(status + "1 ORDER BY ALL"))
                .containsExactly("2024-04 怀化市人力资源和社会保障局 filed", "2024-04 怀化市就业服务中心 missing");
        assertThat(rows(status + "2 ORDER BY ALL"))
                .containsExactly("2024-05 怀化市人力资源和社会保障局 missing", "2024-05 怀化市就业服务中心 missing");
        assertThat(rows("SELECT message FROM qa.finding WHERE rule_id = 'missing-form' AND consolidation_id = 2"
                        + " AND unit_name = '怀化市人力资源和社会保障局'"))
                .singleElement()
                .asString()
                .contains("2024-05 应报“部门预算执行进度表”");
        assertThat(Files.readString(folder.resolve("out/催报-2024-05.csv"))).contains("部门预算执行进度表（2024-05）");
    }

    @Test
    void aFormIsNotExpectedByAPartOfTheYearThatItIsNotFiledFor() throws IOException {
        Path mappings = folder.resolve("mappings");
        ReplayTest.copy(Samples.MAPPINGS, mappings);
        Files.writeString(
                mappings.resolve("reference/expected-forms.csv"),
                """
                unit,division_code,department,level,form_id,fiscal_year,period,due_on,exempt,note
                怀化市就业服务中心,,,,base_data,2024,month,,,
                怀化市就业服务中心,,,,budget_execution,2024,每月,,,
                """);
        Samples.Run lint = Samples.huizong("mappings", "lint", "--mappings", mappings.toString(), "--lang", "en");
        assertThat(lint.status()).isEqualTo(2);
        assertThat(lint.out() + lint.err())
                .contains("expected-forms.csv:2: form base_data is not filed by month")
                .contains("expected-forms.csv:3: period is month, quarter, half or year");
    }
}
