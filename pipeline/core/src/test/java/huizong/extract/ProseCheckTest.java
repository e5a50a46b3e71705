package huizong.extract;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.bureau.Registry;
import huizong.grid.Paragraph;
import huizong.grid.Sheet;
import huizong.grid.Workbook;
import huizong.mapping.yaml.Mappings;
import huizong.submission.Finding;
import huizong.workbook.WorkbookReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts in the text of a report against its form: 年初预算 897.32, 全年预算 and 全年执行 877.77 万元, of 2023. */
class ProseCheckTest {
    private static final Path REPORT = Path.of("..", "input-samples", "怀化市就业服务中心2023年度绩效自评报告.docx");

    private static Extractor extractor;
    private static Workbook report;

    @BeforeAll
    static void read() throws Exception {
        List<String> problems = new ArrayList<>();
        Path mappings = Path.of("..", "mappings");
        Path reference = mappings.resolve("reference");
        extractor = new Extractor(
                Mappings.read(mappings, problems),
                Registry.of(
                        list(reference.resolve("divisions.csv")),
                        list(reference.resolve("units.csv")),
                        list(reference.resolve("aliases.csv")),
                        problems));
        report = WorkbookReader.withDefaults().read(REPORT);
    }

    private static Sheet list(Path file) {
        return WorkbookReader.withDefaults().read(file).sheets().get(0);
    }

    private static List<Finding> findings(String... text) {
        List<Paragraph> prose = new ArrayList<>();
        for (String one : text) {
            prose.add(new Paragraph(prose.size() + 1, one));
        }
        return extractor
                .extract(
                        new Workbook(report.format(), report.sheets(), List.of(), prose),
                        new SourceName("报告.docx", "报告.docx"))
                .submissions()
                .stream()
                .flatMap(s -> s.findings().stream())
                .filter(f -> f.ruleId().equals("read-prose"))
                .toList();
    }

    @Test
    void anAmountThatContradictsItsFormIsSaidWithParagraphAndCell() {
        List<Finding> found = findings("二、绩效情况", "2023年本单位年初预算897.32万元，全年预算 ８97．32 万元，执行良好。");
        assertThat(found).singleElement().satisfies(f -> {
            assertThat(f.sheetName()).isEqualTo("2023年部门整体支出绩效自评表");
            assertThat(f.cellRef()).isEqualTo("E3");
            assertThat(f.stated()).hasValue("全年预算897.32万元");
            assertThat(f.expected()).hasValue("877.77");
            assertThat(f.message()).contains("正文第 2 段", "877.77", "E3", "请核对");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "年初预算数为900万元。",
                "本年全年执行数共计1,877.77万元。",
                "全年执行数：8777700元，见附表。全年预算8.777亿元。",
                "部门整体支出年初预算（A）897.9万元，全年执行0.09亿元。"
            })
    void everyWayOfSayingSoIsSeen(String text) {
        assertThat(findings(text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "年初预算897.32万元，全年预算877.77万元，全年执行数为878万元。",
                "年初预算8973200元。",
                "全年执行0.0878亿元。",
                "2022年年初预算900万元。",
                "上年年初预算900万元。",
                "就业见习补贴项目年初预算1.55万元。",
                "较年初预算900万元有所减少。",
                "年初预算10万元。", // what one of the forms says
                "年初预算绩效目标不够细化900万元。",
                "预算900万元。",
                "三公经费900万元。"
            })
    void whatAgreesOrSpeaksOfSomethingElseIsPassedOver(String text) {
        assertThat(findings(text)).isEmpty();
    }

    @Test
    void theSampleReportContradictsNothing() {
        assertThat(report.prose()).isNotEmpty();
        assertThat(findings(report.prose().stream().map(Paragraph::text).toArray(String[]::new)))
                .isEmpty();
    }
}
