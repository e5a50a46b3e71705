package huizong.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import huizong.mapping.yaml.Mappings;
import huizong.report.Reports;
import huizong.store.Result;
import huizong.store.Store;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job on the samples: what it finds, how it adds up, what it leaves behind. */
class RunTest {
    @TempDir
    static Path output;

    @TempDir
    static Path input;

    private static Samples.Run first = new Samples.Run(-1, "", "");

    @BeforeAll
    static void run() throws IOException {
        Samples.copied(input);
        first = run("2026-11");
    }

    private static Samples.Run run(String period) {
        return Samples.huizong(
                "run",
                "--input",
                input.toString(),
                "--output",
                output.toString(),
                "--mappings",
                Samples.MAPPINGS.toString(),
                "--period",
                period,
                "--lang",
                "zh");
    }

    private static Path db() {
        return output.resolve("huizong.duckdb");
    }

    private static Result query(String sql) {
        return Store.queryReadOnly(db(), sql);
    }

    private static String figure(String sql) {
        return query(sql)
                .rows()
                .get(0)
                .get(0)
                .map(v -> v instanceof BigDecimal d ? d.stripTrailingZeros().toPlainString() : v.toString())
                .orElse("");
    }

    @Test
    void everyLinkedTotalLeadsToPartsThatAddUpToIt() throws Exception {
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(output.resolve("汇总表-2026-11.xlsx")))) {
            int links = 0;
            for (String name : List.of("基础数据表2023", "支出汇总", "三公经费", "人员控制", "资金执行（整体）", "资金执行（项目）", "与上年对比")) {
                for (XSSFHyperlink link : workbook.getSheet(name).getHyperlinkList()) {
                    CellRangeAddress parts = CellRangeAddress.valueOf(
                            link.getLocation().substring(link.getLocation().indexOf('!') + 1));
                    var row = workbook.getSheet(name).getRow(link.getFirstRow());
                    if (name.equals("与上年对比")
                            && row.getCell(4).getStringCellValue().equals("自评个数")) {
                        continue; // counts its parts: the next test
                    }
                    BigDecimal sum = BigDecimal.ZERO;
                    for (int r = parts.getFirstRow(); r <= parts.getLastRow(); r++) {
                        sum = sum.add(BigDecimal.valueOf(workbook.getSheet("构成明细")
                                .getRow(r)
                                .getCell(parts.getFirstColumn())
                                .getNumericCellValue()));
                    }
                    assertThat(sum)
                            .as(name + " " + link.getCellRef())
                            .isEqualByComparingTo(BigDecimal.valueOf(workbook.getSheet(name)
                                    .getRow(link.getFirstRow())
                                    .getCell(link.getFirstColumn())
                                    .getNumericCellValue()));
                    links++;
                }
            }
            assertThat(links).isGreaterThan(150);
        }
    }

    @Test
    void aNumberEvaluatedLeadsToSoManyScoresAndADepartmentsTotalToItsOriginals() throws Exception {
        try (XSSFWorkbook period = new XSSFWorkbook(Files.newInputStream(output.resolve("汇总表-2026-11.xlsx")));
                XSSFWorkbook departments =
                        new XSSFWorkbook(Files.newInputStream(output.resolve("部门汇总-2026-11.xlsx")))) {
            assertThat(period.getSheet("自评结果").getHyperlinkList()).isNotEmpty();
            for (XSSFHyperlink link : period.getSheet("自评结果").getHyperlinkList()) {
                assertThat(range(link).getNumberOfCells()).as(link.getCellRef()).isEqualTo((int)
                        number(period, "自评结果", link.getFirstRow(), link.getFirstColumn()));
            }
            assertThat(departments.getSheet("部门汇总").getHyperlinkList()).hasSizeGreaterThan(20);
            for (XSSFHyperlink link : departments.getSheet("部门汇总").getHyperlinkList()) {
                double sum = 0;
                for (int r = range(link).getFirstRow(); r <= range(link).getLastRow(); r++) {
                    sum += number(departments, "构成明细", r, range(link).getFirstColumn());
                }
                assertThat(sum)
                        .as(link.getCellRef())
                        .isCloseTo(
                                number(departments, "部门汇总", link.getFirstRow(), link.getFirstColumn()), offset(0.01));
            }
        }
    }

    private static CellRangeAddress range(XSSFHyperlink link) {
        return CellRangeAddress.valueOf(
                link.getLocation().substring(link.getLocation().indexOf('!') + 1));
    }

    private static double number(XSSFWorkbook workbook, String sheet, int row, int column) {
        return workbook.getSheet(sheet).getRow(row).getCell(column).getNumericCellValue();
    }

    @Test
    void partsTooManyForASheetStandInAFileAndTheSheetSaysOnWhichLines(@TempDir Path folder) throws Exception {
        Files.copy(db(), folder.resolve("copy.duckdb"));
        try (Store store = Store.open(
                folder.resolve("copy.duckdb"), Mappings.read(Samples.MAPPINGS).tables())) {
            Reports.write(store, "1", folder, 10);
        }
        List<String> lines = Files.readAllLines(folder.resolve("构成明细-2026-11.csv"));
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(folder.resolve("汇总表-2026-11.xlsx")))) {
            int sums = 0;
            for (int r = 3; r < workbook.getSheet("构成明细").getLastRowNum(); r++) {
                var row = workbook.getSheet("构成明细").getRow(r);
                String[] part = row.getCell(8).getStringCellValue().split("－");
                assertThat(Integer.parseInt(part[1]) - Integer.parseInt(part[0]) + 1)
                        .isEqualTo((int) row.getCell(5).getNumericCellValue());
                if (row.getCell(6) == null || row.getCell(6).getCellType() == CellType.BLANK) {
                    continue; // scores do not add
                }
                BigDecimal sum = BigDecimal.ZERO;
                for (int line = Integer.parseInt(part[0]); line <= Integer.parseInt(part[1]); line++) {
                    sum = sum.add(new BigDecimal(CSVFormat.DEFAULT
                            .parse(new StringReader(lines.get(line - 1)))
                            .getRecords()
                            .get(0)
                            .get(9)));
                }
                assertThat(sum)
                        .isEqualByComparingTo(BigDecimal.valueOf(row.getCell(6).getNumericCellValue()));
                sums++;
            }
            assertThat(sums).isGreaterThan(30);
            assertThat(workbook.getSheet("支出汇总").getHyperlinkList()).isNotEmpty();
        }
    }

    @Test
    void leavesTheDatabaseTheRollUpsTheAnomalyListsAndThePage() throws Exception {
        assertThat(first.status()).as(first.out() + first.err()).isZero();
        assertThat(first.out()).contains("入库 11（51 份表）").contains("拒收 0");
        for (String name : List.of("汇总表-2026-11.xlsx", "异常清单-2026-11.xlsx", "异常清单-2026-11.csv", "汇总-2026-11.html")) {
            assertThat(Files.size(output.resolve(name))).as(name).isGreaterThan(500);
        }
    }

    @Test
    void findsWhatTheRulesSayOnTheSamplesAndNothingElse() throws Exception {
        List<String> expected = new ArrayList<>();
        try (Reader in = new InputStreamReader(
                        Objects.requireNonNull(getClass().getResourceAsStream("/truth/findings.csv")),
                        StandardCharsets.UTF_8);
                var parser = CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(in)) {
            for (CSVRecord row : parser) {
                expected.add(String.join("|", row));
            }
        }
        List<String> found = new ArrayList<>();
        for (List<Optional<Object>> row : query(
                        "SELECT sheet_name, rule_id, severity, cell_ref, stated, expected FROM qa.finding"
                                + " WHERE consolidation_id = 1")
                .rows()) {
            found.add(String.join(
                    "|",
                    row.stream().map(v -> v.map(Object::toString).orElse("")).toList()));
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void eachRunIsRecorded() {
        assertThat(figure("SELECT min_by(files || '/' || loaded || '/' || rejected, started_at) FROM meta.run"))
                .isEqualTo("11/11/0");
    }

    @Test
    void mergedWeightsCountOnce() {
        assertThat(figure("SELECT sum(weight) FROM main.indicator WHERE form_id = 'overall_self_evaluation'"))
                .isEqualTo("100");
    }

    @Test
    void theLaterOfTwoFilingsOfTheSameFormsIsCurrentAndTheEarlierIsKept() {
        assertThat(figure("SELECT count(*) FROM meta.submission WHERE unit_name = '怀化市就业服务中心' AND is_current"))
                .isEqualTo("13");
        assertThat(figure("SELECT count(*) FROM meta.submission WHERE superseded_by IS NOT NULL AND NOT is_current"))
                .isEqualTo("26");
        assertThat(figure("SELECT count(*) FROM main.expenditure_item")).isEqualTo("29");
        assertThat(figure("SELECT count(*) FROM filed.expenditure_item")).isEqualTo("87");
    }

    @Test
    void everyFigureFiledHasItsLineage() {
        List<String> missing = new ArrayList<>();
        for (List<Optional<Object>> column : query(
                        "SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = 'filed'"
                                + " AND data_type LIKE 'DECIMAL%' ORDER BY ALL")
                .rows()) {
            String table = column.get(0).orElseThrow().toString();
            String name = column.get(1).orElseThrow().toString();
            String line =
                    List.of("base_data", "self_evaluation", "payment_total", "budget_execution_total", "project_goal")
                                    .contains(table)
                            ? "0"
                            : "f.line_no";
            String without = figure(
                    "SELECT count(*) FROM filed." + table + " f WHERE f." + name + " IS NOT NULL AND NOT EXISTS ("
                            + "SELECT 1 FROM meta.lineage l WHERE l.submission_id = f.submission_id AND l.table_name = '"
                            + table
                            + "' AND l.line_no = " + line + " AND l.column_name = '" + name + "')");
            if (!without.equals("0")) {
                missing.add(table + "." + name + ": " + without);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void divisionsAddUpAndRatesAreRecomputed() {
        String special =
                "SELECT final FROM mart.rollup_expenditure WHERE consolidation_id = 1 AND item_code = 'project.special'"
                        + " AND level = '%s'";
        assertThat(figure(String.format(special, "own"))).isEqualTo("139.68");
        assertThat(figure(String.format(special, "city"))).isEqualTo("139.68");
        assertThat(figure(String.format(special, "province"))).isEqualTo("139.68");
        assertThat(figure(
                        "SELECT execution_rate FROM mart.rollup_expenditure WHERE consolidation_id = 1 AND item_code ="
                                + " 'project.special' AND level = 'province'"))
                .isEqualTo("1.510054");
        assertThat(figure("SELECT executed FROM mart.rollup_funding WHERE consolidation_id = 1 AND form_id ="
                        + " 'project_self_evaluation' AND source_code = 'total' AND level = 'city'"))
                .isEqualTo("139.38");
        assertThat(figure("SELECT executed FROM mart.rollup_funding WHERE consolidation_id = 1 AND form_id ="
                        + " 'overall_self_evaluation' AND source_code = 'total' AND level = 'city'"))
                .isEqualTo("877.77");
        assertThat(figure(
                        "SELECT division_name FROM mart.rollup_staffing WHERE level = 'own' AND consolidation_id = 1"))
                .isEqualTo("怀化市本级");
    }

    @Test
    void runningAgainChangesNoFilingAndMakesANewNumber() {
        String counts =
                "SELECT (SELECT count(*) FROM meta.workbook) || '/' || (SELECT count(*) FROM meta.submission) || '/' ||"
                        + " (SELECT count(*) FROM meta.lineage) || '/' || (SELECT count(*) FROM filed.indicator)";
        String before = figure(counts);
        int consolidations = Integer.parseInt(figure("SELECT max(consolidation_id) FROM mart.consolidation"));
        Samples.Run second = run("2026-12");
        assertThat(second.status()).as(second.err()).isZero();
        assertThat(second.out()).contains("未变或重复 11");
        assertThat(figure(counts)).isEqualTo(before);
        assertThat(figure("SELECT max(consolidation_id) FROM mart.consolidation"))
                .isEqualTo(String.valueOf(consolidations + 1));
    }

    @Test
    void everyTableViewAndColumnHasAChineseComment() {
        assertThat(query(
                                "SELECT schema_name || '.' || table_name || '.' || column_name FROM duckdb_columns() WHERE schema_name IN"
                                        + " ('filed', 'main', 'meta', 'qa', 'mart', '报表') AND NOT internal"
                                        + " AND (comment IS NULL OR NOT regexp_matches(comment, '[一-龥]|[≥≤]|[a-z]'))")
                        .rows())
                .isEmpty();
        assertThat(query("SELECT view_name FROM duckdb_views() WHERE NOT internal AND comment IS NULL UNION ALL"
                                + " SELECT table_name FROM duckdb_tables() WHERE NOT internal AND comment IS NULL")
                        .rows())
                .isEmpty();
    }

    @Test
    void aQueryCannotWriteOrLeaveTheDatabase() {
        for (String sql : List.of(
                "DELETE FROM meta.workbook",
                "COPY meta.workbook TO '/tmp/x.csv'",
                "SELECT * FROM read_text('/etc/hostname')")) {
            Samples.Run refused = Samples.huizong("sql", "--db", db().toString(), sql);
            assertThat(refused.status()).as(sql).isEqualTo(2);
            assertThat(refused.out()).as(sql).isEmpty();
        }
        Samples.Run good = Samples.huizong(
                "sql",
                "--db",
                db().toString(),
                "--format",
                "csv",
                "SELECT 单位名称 FROM 报表.填报 WHERE 表种 = 'base_data' LIMIT 1");
        assertThat(good.out()).contains("怀化市就业服务中心");
    }
}
