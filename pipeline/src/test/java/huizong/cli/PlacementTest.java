package huizong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.store.Store;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Units of several divisions: where they are placed, and that their figures add up by hand. */
class PlacementTest {
    @TempDir
    Path folder;

    /** The 望城 workbook refiled by another unit, with one payment instead of fourteen. */
    private void file(String path, String unit, double amount) throws Exception {
        Path file = folder.resolve("in").resolve(path);
        Files.createDirectories(file.getParent());
        try (InputStream in = Files.newInputStream(Samples.file("长沙", ".xlsx"));
                XSSFWorkbook workbook = new XSSFWorkbook(in);
                OutputStream out = Files.newOutputStream(file)) {
            var sheet = workbook.getSheetAt(0);
            sheet.getRow(1).createCell(0).setCellValue("填报单位：" + unit + "        预算安排：100万元");
            for (int r = 4; r <= 16; r++) {
                Row row = sheet.getRow(r);
                row.getCell(1).setBlank();
                row.getCell(2).setBlank();
            }
            sheet.getRow(3).getCell(2).setCellValue(amount);
            sheet.getRow(17).getCell(2).setCellValue(amount);
            workbook.write(out);
        }
    }

    @Test
    void unregisteredUnitsArePlacedByNameOrFolderReportedAndAddedUp() throws Exception {
        file("a.xlsx", "怀化市水利局", 10);
        file("b.xlsx", "靖州县水利局", 20.5);
        file("431230 通道侗族自治县/c.xlsx", "县水利局", 30.25);
        file("d.xlsx", "湖南省水利厅", 40);
        file("e.xlsx", "长沙市望城区水利局", 5);
        file("f.xlsx", "不知何处水利局", 7);
        Files.copy(folder.resolve("in/a.xlsx"), folder.resolve("in/z.xlsx"));
        Samples.Run run = Samples.huizong(
                "run",
                "--input",
                folder.resolve("in").toString(),
                "--output",
                folder.resolve("out").toString(),
                "--mappings",
                Samples.MAPPINGS.toString(),
                "--lang",
                "zh",
                "--period",
                "2026-11");
        assertThat(run.status()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("重复    z.xlsx  内容与 a.xlsx 相同");

        assertThat(
                        rows(
                                "SELECT unit_name || ' ' || coalesce(division_code, '?') || ' ' || fiscal_year FROM meta.submission ORDER BY 1"))
                .containsExactly(
                        "不知何处水利局 ? 2020",
                        "县水利局 431230 2020",
                        "怀化市水利局 431200 2020",
                        "湖南省水利厅 430000 2020",
                        "长沙市望城区水利局 430112 2020",
                        "靖州县水利局 431229 2020");
        assertThat(executed("湖南省", "province")).isEqualByComparingTo("105.75");
        assertThat(executed("湖南省本级", "own")).isEqualByComparingTo("40");
        assertThat(executed("怀化市", "city")).isEqualByComparingTo("60.75");
        assertThat(executed("怀化市本级", "own")).isEqualByComparingTo("10");
        assertThat(executed("靖州苗族侗族自治县", "county")).isEqualByComparingTo("20.5");
        assertThat(executed("通道侗族自治县", "county")).isEqualByComparingTo("30.25");
        assertThat(executed("长沙市", "city")).isEqualByComparingTo("5");
        assertThat(rows("SELECT execution_rate FROM mart.rollup_funding WHERE level = 'province'")
                        .get(0))
                .isEqualTo("0.211500");
        assertThat(rows("SELECT unplaced FROM mart.consolidation")).containsExactly("1");
        assertThat(rows("SELECT unit_name FROM qa.finding WHERE rule_id = 'read-unit-unplaced'"))
                .containsExactly("不知何处水利局");
        assertThat(rows("SELECT unit_name FROM qa.finding WHERE rule_id = 'read-unit-unregistered'"))
                .hasSize(5);
    }

    private BigDecimal executed(String division, String level) {
        return new BigDecimal(rows("SELECT executed FROM mart.rollup_funding WHERE division_name = '" + division
                        + "' AND level = '" + level + "'")
                .get(0));
    }

    private List<String> rows(String sql) {
        return Store.queryReadOnly(folder.resolve("out/huizong.duckdb"), sql).rows().stream()
                .map(r -> r.get(0).map(Object::toString).orElse(""))
                .toList();
    }
}
