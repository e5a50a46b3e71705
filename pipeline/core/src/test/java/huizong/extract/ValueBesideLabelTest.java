package huizong.extract;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.grid.Workbook;
import huizong.mapping.yaml.Mappings;
import huizong.submission.Fact;
import huizong.submission.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A value stands beside or below its label, and is never the neighbour's. */
class ValueBesideLabelTest {
    @TempDir
    Path folder;

    @BeforeEach
    void declare() throws IOException {
        Files.createDirectories(folder.resolve("tables"));
        Files.writeString(
                folder.resolve("tables/basic.yaml"),
                """
                table: basic
                chinese: 基本支出
                comment: 试验
                rows: one
                columns:
                  office: {type: decimal, chinese: 办公费}
                  printing: {type: decimal, chinese: 印刷费}
                  travel: {type: decimal, chinese: 差旅费}
                  quota: {type: integer, chinese: 编制数}
                  actual: {type: integer, chinese: 在职人数}
                """);
        Files.createDirectories(folder.resolve("forms/basic"));
        Files.writeString(
                folder.resolve("forms/basic/a.yaml"),
                """
                form: basic
                template: a
                version: 1
                name: 基本支出决算表
                title: "*基本支出决算表"
                requires: [[办公费], [印刷费]]
                money: 万元
                fields:
                  basic.office: {anchor: [办公费], type: amount}
                  basic.printing: {anchor: [印刷费], type: amount}
                  basic.travel: {anchor: [差旅费], type: amount, optional: true}
                  basic.quota: {anchor: [编制数], value: below, type: integer, optional: true}
                  basic.actual: {anchor: [在职人数], value: below, type: integer, optional: true}
                furniture: [科目编码, 科目名称, 决算数]
                """);
    }

    private Map<String, String> read(String drawing) {
        Extraction extraction = DrawnReading.extractor(Mappings.read(folder))
                .extract(
                        new Workbook(Workbook.Format.XLSX, List.of(DrawnSheet.of(drawing))),
                        new SourceName("甲局2023.xlsx", "甲局2023.xlsx"));
        Submission form = extraction.submissions().get(0);
        Map<String, String> values = new TreeMap<>();
        form.rows().get(0).facts().forEach((column, fact) -> values.put(column, shown(fact)));
        return values;
    }

    private static String shown(Fact fact) {
        return fact.value().map(v -> v.toString().replaceAll("\\.0+$", "")).orElse("blank")
                + fact.provenance().map(p -> "@" + p.cell()).orElse("");
    }

    @Test
    void theCodeOfTheNextGroupIsNoValue() {
        assertThat(
                        read(
                                """
                        基本支出决算表
                        科目编码|科目名称|决算数|科目编码|科目名称|决算数
                        30201|办公费|12|30701|国内债务付息|1
                        30202|印刷费||30702|国外债务付息|
                        """))
                .containsEntry("office", "12@C3")
                .containsEntry("printing", "blank@C4");
    }

    @Test
    void theNextGroupsLineNumberOrNameIsNoValue() {
        assertThat(
                        read(
                                """
                        基本支出决算表
                        科目名称|决算数|行次|科目名称|决算数|行次
                        办公费|12|1|咨询费|1|5
                        印刷费|||手续费|1|6
                        差旅费|||7||8
                        """))
                .containsEntry("office", "12@B3")
                .containsEntry("printing", "blank@B4")
                .containsEntry("travel", "blank@B5");
    }

    @Test
    void aValueBehindAnEmptyColumnIsStillFound() {
        assertThat(
                        read(
                                """
                        基本支出决算表
                        办公费||12||印刷费||13
                        差旅费||4
                        """))
                .containsEntry("office", "12@C2")
                .containsEntry("travel", "4@C3");
    }

    @Test
    void whatStandsBelowABlankRowOfValuesIsNoValue() {
        assertThat(
                        read(
                                """
                        基本支出决算表
                        办公费|1|印刷费|2
                        编制数|在职人数
                        |4
                        77|88
                        """))
                .containsEntry("quota", "blank@A4")
                .containsEntry("actual", "4@B4");
        assertThat(
                        read(
                                """
                        基本支出决算表
                        办公费|1|印刷费|2
                        编制数|在职人数

                        77|88
                        """))
                .containsEntry("quota", "77@A5");
    }
}
