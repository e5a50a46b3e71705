package huizong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code explain} says of the samples, and of a sheet that is no known form. */
class ExplainTest {
    @TempDir
    Path folder;

    private static Samples.Run explain(Path file, String... more) {
        String[] arguments = new String[5 + more.length];
        System.arraycopy(
                new String[] {"explain", file.toString(), "--mappings", Samples.MAPPINGS.toString(), "--lang=zh"},
                0,
                arguments,
                0,
                5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return Samples.huizong(arguments);
    }

    private static String line(Samples.Run run, String cell) {
        return run.out()
                .lines()
                .filter(l -> l.startsWith(cell + " "))
                .map(l -> l.replaceAll("\\s{2,}", "|"))
                .findFirst()
                .orElse("");
    }

    @Test
    void everyCellHasItsRoleItsColumnAndTheMappingLineThatClaimedIt() throws Exception {
        Samples.Run run = explain(Samples.file("怀化", "自评.xlsx"), "--sheet", "基础数据表");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("据标题 A2").contains("年度 2023：据表头 F6“2023年决算数”");
        assertThat(line(run, "A2")).startsWith("A2|标题|").endsWith("base_data/hunan-2023.yaml:7");
        assertThat(line(run, "F6")).startsWith("F6|表头|2023年决算数|").endsWith("hunan-2023.yaml:33");
        assertThat(line(run, "D17"))
                .startsWith("D17|已读取的值|10|expenditure_item[11].budget = 10 万元|forms/base_data/hunan-2023.yaml:32")
                .endsWith("按万元：A6“经费控制情况（万元）”");
        assertThat(line(run, "F5")).contains("base_data.staff_control_rate = 0.85 (85%)");
        assertThat(line(run, "B8")).startsWith("B8|应填未填|expenditure_item[2].prior_final = NULL");
        assertThat(line(run, "A30")).startsWith("A30|占位符号|");
        assertThat(line(run, "A40")).startsWith("A40|印制文字|");
    }

    @ParameterizedTest
    @ValueSource(strings = {".xlsx", ".csv"})
    void ofAListTooLongToHoldTheFirstRowsAreExplained(String ending) throws Exception {
        Path file = folder.resolve("青岚县农业农村局2023" + ending);
        new PaymentList(60_000).write(file);
        Samples.Run run = explain(file);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("共 60,005 行，只说明前 200 行").contains("payment[197].seq = 197");
        assertThat(run.out().lines().filter(l -> l.startsWith("E201 "))).isEmpty();
        assertThat(explain(file, "--json").out()).contains("\"first_of_rows\" : 60005");
        String village = line(run, ending.equals(".csv") ? "D200" : "D4");
        assertThat(village).contains("village = " + PaymentList.village(196));
    }

    @Test
    void everyFilledCellOfTheSamplesIsExplainedOnce() throws Exception {
        for (Path file : new Path[] {Samples.file("怀化", "自评.xlsx"), Samples.file("靖州", ".xlsx")}) {
            Samples.Run run = explain(file);
            try (InputStream in = Files.newInputStream(file);
                    XSSFWorkbook workbook = new XSSFWorkbook(in)) {
                long filled = 0;
                for (var sheet : workbook) {
                    for (var row : sheet) {
                        for (var cell : row) {
                            filled += new org.apache.poi.ss.usermodel.DataFormatter()
                                            .formatCellValue(cell)
                                            .isBlank()
                                    ? 0
                                    : 1;
                        }
                    }
                }
                long explained = run.out()
                        .lines()
                        .filter(l -> l.matches("[A-Z]{1,2}[0-9]+ .*") && !l.contains(" 应填未填 "))
                        .count();
                assertThat(explained).isEqualTo(filled);
            }
        }
    }

    @Test
    void anUnknownSheetIsToldWhichTemplateItComesNearestToAndWhatItLacks() throws Exception {
        Path file = folder.resolve("drifted.xlsx");
        try (InputStream in = Files.newInputStream(Samples.file("长沙", ".xlsx"));
                XSSFWorkbook workbook = new XSSFWorkbook(in);
                OutputStream out = Files.newOutputStream(file)) {
            workbook.getSheetAt(0).getRow(2).createCell(0).setCellValue("收款的一方");
            workbook.getSheetAt(0).getRow(2).createCell(1).setCellValue("用在何处");
            workbook.write(out);
        }
        Samples.Run run = explain(file);
        assertThat(run.out())
                .contains("不是已知的表格")
                .contains("最接近的表样：资金使用明细表（forms/fund_use_detail/wangcheng-2020.yaml")
                .containsPattern(
                        "缺少“收款方” \\(forms/fund_use_detail/wangcheng-2020.yaml:[0-9]+\\)，最接近的是 A3“收款的一方”，差 [0-9] 字");
    }

    @Test
    void thePaintedPageIsEscapedHasNoScriptsAndMarksFindingsAtTheirCells() throws Exception {
        Path file = folder.resolve("x.xlsx");
        try (InputStream in = Files.newInputStream(Samples.file("怀化", "自评.xlsx"));
                XSSFWorkbook workbook = new XSSFWorkbook(in);
                OutputStream out = Files.newOutputStream(file)) {
            var sheet = workbook.getSheet("基础数据表");
            sheet.getRow(16).createCell(3).setCellValue("<script>alert(1)</script>");
            workbook.write(out);
        }
        Path page = folder.resolve("page.html");
        Samples.Run run = explain(file, "--html", page.toString());
        assertThat(run.status()).as(run.err()).isZero();
        String html = Files.readString(page);
        assertThat(html)
                .contains("default-src 'none'")
                .doesNotContain("<script")
                .contains("&lt;script&gt;");
        assertThat(html).containsPattern("id=\"s1-D17\" tabindex=\"0\" class=\"value flag error");
        assertThat(html).contains("支出项目第 11 行　本年决算数：10 万元").contains("href=\"#s1-D17\"");
        assertThat(html).contains("colspan=\"2\"");
    }

    @Test
    void jsonCarriesTheSame() throws Exception {
        Samples.Run run = explain(Samples.file("湖南", ".xlsx"), "--sheet", "三公经费", "--json");
        assertThat(run.out())
                .contains("\"role\" : \"heading\"")
                .contains("\"column\" : \"change_rate\"")
                .contains("\"mapping\" : \"forms/three_public_comparison/hunan-2020.yaml");
    }

    @Test
    void anUnknownSheetNameIsAUsageErrorThatListsTheSheets() throws Exception {
        Samples.Run run = explain(Samples.file("湖南", ".xlsx"), "--sheet", "没有");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("三公经费");
    }
}
