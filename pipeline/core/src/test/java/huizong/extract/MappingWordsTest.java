package huizong.extract;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.bureau.Registry;
import huizong.grid.Sheet;
import huizong.grid.Workbook;
import huizong.mapping.yaml.Mappings;
import huizong.submission.Fact;
import huizong.submission.Row;
import huizong.submission.Submission;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words of the mapping language, one at a time, each on a small sheet. */
class MappingWordsTest {
    private static final String TABLES =
            """
            table: %s
            chinese: %s
            comment: 试验
            rows: %s
            columns:
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void declareTables() throws IOException {
        table(
                "mark",
                "指标",
                "many",
                "name kind text_text text_operator text_unit note goal",
                "text_value points goal_cap");
        table("head", "表头", "one", "department note", "total");
    }

    private void table(String name, String chinese, String rows, String texts, String decimals) throws IOException {
        StringBuilder yaml = new StringBuilder(String.format(TABLES, name, chinese, rows));
        for (String column : texts.split(" ")) {
            yaml.append("  ")
                    .append(column)
                    .append(": {type: text, chinese: ")
                    .append(column)
                    .append("}\n");
        }
        for (String column : decimals.split(" ")) {
            yaml.append("  ")
                    .append(column)
                    .append(": {type: decimal, chinese: ")
                    .append(column)
                    .append("}\n");
        }
        write("tables/" + name + ".yaml", yaml.toString());
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void form(String template, String rest) throws IOException {
        write(
                "forms/sheet/" + template + ".yaml",
                "form: sheet\ntemplate: " + template + "\nversion: 1\nname: 试验表\ntitle: \"*试验表\"\n" + rest);
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        Mappings.read(folder, problems);
        return problems;
    }

    private Submission read(String drawing) {
        return read(drawing, "表", "甲局2023年试验表.xlsx", "甲局2023年试验表.xlsx");
    }

    private Submission read(String drawing, String sheet, String file, String path) {
        Extraction extraction = extract(List.of(DrawnSheet.named(sheet, drawing)), file, path);
        assertThat(extraction.submissions()).hasSize(1);
        return extraction.submissions().get(0);
    }

    private Extraction extract(List<Sheet> sheets, String file, String path) {
        Registry registry = Registry.of(
                DrawnSheet.of("division_code"), DrawnSheet.of("unit_id"), DrawnSheet.of("kind"), new ArrayList<>());
        return new Extractor(Mappings.read(folder), registry)
                .extract(new Workbook(Workbook.Format.XLSX, sheets), new SourceName(file, path));
    }

    /** Values of a table's rows with their cells, column by column; {@code -} for a value that is not there. */
    private static List<String> cells(Submission submission, String table, String... columns) {
        List<String> lines = new ArrayList<>();
        for (Row row : submission.rows()) {
            if (row.table().equals(table)) {
                List<String> line = new ArrayList<>();
                for (String column : columns) {
                    Fact fact = row.facts().get(column);
                    line.add(fact == null ? "-" : shown(fact));
                }
                lines.add(String.join(" ", line));
            }
        }
        return lines;
    }

    private static String shown(Fact fact) {
        String value = fact.value()
                .map(v -> v instanceof BigDecimal d ? d.stripTrailingZeros().toPlainString() : v.toString())
                .orElse("");
        return value + fact.provenance().map(p -> "@" + p.cell()).orElse("");
    }

    private static List<String> rules(Submission submission) {
        return submission.findings().stream()
                .map(f -> f.ruleId() + " " + f.cellRef())
                .filter(f -> !f.startsWith("read-unit"))
                .toList();
    }

    private static final String MEASURE =
            """
            requires: [[名称]]
            tables:
              marks:
                into: mark
                headings:
                  name: {label: [名称]}
                  text: {label: [指标值], type: measure, operator: [指标性质, 计算符号], unit: %s}
                rows: {each: [name, text]}
            """;

    @Test
    void anOperatorAndAUnitInColumnsOfTheirOwnJoinTheMeasure() throws IOException {
        form("a", String.format(MEASURE, "[度量单位]"));
        Submission read = read(
                """
                试验表
                名称|指标性质|指标值|度量单位
                采购|≥|13|台
                费用|≤|30|万元
                比率|=|100|%
                等次|定性|优良|
                自带|≥|≥95%|
                只有符号|≤||万元
                """);
        assertThat(cells(read, "mark", "text_text", "text_operator", "text_value", "text_unit"))
                .containsExactly(
                        "≥13台@C3 ≥@B3 13@C3 台@D3",
                        "≤30万元@C4 ≤@B4 300000@C4 元@D4",
                        "=100%@C5 =@B5 1@C5 %@D5",
                        "优良@C6 @B6 - -",
                        "≥95%@C7 ≥@B7 0.95@C7 %@C7",
                        "≤@B8 ≤@B8 - 万元@D8");
        assertThat(rules(read)).isEmpty();
    }

    @Test
    void aColumnThatCompletesAMeasureIsMissedUnlessItIsOptional() throws IOException {
        String sheet = "试验表\n名称|指标性质|指标值\n采购|≥|13\n";
        form("a", String.format(MEASURE, "[度量单位]"));
        assertThat(rules(read(sheet))).containsExactly("read-anchor-missing A2");
        form("a", String.format(MEASURE, "{label: [度量单位], optional: true}"));
        assertThat(rules(read(sheet))).isEmpty();
    }

    @Test
    void anOperatorThatContradictsTheValueIsSaid() throws IOException {
        form("a", String.format(MEASURE, "[度量单位]"));
        Submission read = read("试验表\n名称|指标性质|指标值|度量单位\n费用|≥|≤30|万元\n");
        assertThat(rules(read)).containsExactly("read-value B3");
        assertThat(cells(read, "mark", "text_text", "text_operator", "text_value"))
                .containsExactly("≤30万元@C3 ≤@C3 300000@C3");
    }

    @Test
    void aUnitThatContradictsTheValueIsSaid() throws IOException {
        form("a", String.format(MEASURE, "[度量单位]"));
        Submission read = read("试验表\n名称|指标性质|指标值|度量单位\n响应|≤|2小时|天\n费用|≤|3万元|元");
        assertThat(rules(read)).containsExactly("read-value D3");
        assertThat(cells(read, "mark", "text_text", "text_value", "text_unit"))
                .containsExactly("≤2小时@C3 2@C3 小时@C3", "≤3万元@C4 30000@C4 元@C4");
    }

    @Test
    void aNumberUpToOneBesideAPercentSignIsTakenAtItsWordAndAskedAbout() throws IOException {
        form("a", String.format(MEASURE, "[度量单位]"));
        Submission read = read("试验表\n名称|指标性质|指标值|度量单位\n合格率|≥|0.98|%\n损耗率|≤|2|%");
        assertThat(cells(read, "mark", "text_value")).containsExactly("0.0098@C3", "0.02@C4");
        assertThat(rules(read)).containsExactly("read-value D3");
    }

    @Test
    void aRowOfNothingButDashesIsNoRow() throws IOException {
        form("a", String.format(MEASURE, "[度量单位]"));
        Submission read = read("试验表\n名称|指标性质|指标值|度量单位\n/||—|\n采购||/|\n");
        assertThat(cells(read, "mark", "name", "text_text")).containsExactly("采购@A4 @C4");
        assertThat(rules(read)).isEmpty();
    }

    @Test
    void aCodeInFrontOfANameIsLeftOutAndAYearIsNot() throws IOException {
        form(
                "a",
                """
                requires: [[名称]]
                fields:
                  head.department: {anchor: [主管部门], type: coded-name}
                tables:
                  marks:
                    into: mark
                    headings:
                      name: {label: [名称], type: coded-name}
                    rows: {each: [name]}
                """);
        Submission read = read(
                """
                试验表
                主管部门|２１９００１－甲镇人民政府
                名称
                51000021R000000019951-工资性支出
                2023-春季培训
                2023年-2024年管护
                219 — 乙镇
                PPP-示范项目
                12-3
                [401]怀化市局
                （2023）专项
                [12]某站
                """);
        assertThat(cells(read, "head", "department")).containsExactly("甲镇人民政府@B2");
        assertThat(cells(read, "mark", "name"))
                .containsExactly(
                        "工资性支出@A4",
                        "2023-春季培训@A5",
                        "2023年-2024年管护@A6",
                        "乙镇@A7",
                        "PPP-示范项目@A8",
                        "12-3@A9",
                        "怀化市局@A10",
                        "（2023）专项@A11",
                        "[12]某站@A12");
    }

    @Test
    void oneCellBelowATableSpeaksForEachOfItsRows() throws IOException {
        form(
                "a",
                """
                requires: [[名称]]
                fields:
                  mark.note: {anchor: [偏差原因], each-row: true}
                tables:
                  marks:
                    into: mark
                    headings:
                      name: {label: [名称]}
                    rows: {each: [name]}
                    until: [偏差原因]
                """);
        Submission read = read(
                """
                试验表
                名称
                采购
                费用
                偏差　原因|招标推迟
                """);
        assertThat(cells(read, "mark", "name", "note")).containsExactly("采购@A3 招标推迟@B5", "费用@A4 招标推迟@B5");
    }

    @Test
    void aTableAllOfWhoseHeadingsStandUnderOthersIsRead() throws IOException {
        form(
                "a",
                """
                requires: [[账面数], [实盘数]]
                tables:
                  marks:
                    into: mark
                    heading-rows: 2
                    headings:
                      name: {label: [名称], under: [账面数]}
                      kind: {label: [类别], under: [账面数]}
                      note: {label: [名称], under: [实盘数]}
                    rows: {each: [name]}
                """);
        for (String covered : List.of("<", "")) {
            Submission read = read("试验表\n账面数|" + covered + "|实盘数\n名称|类别|名称\n桌子|甲|桌\n椅子|乙|椅");
            assertThat(cells(read, "mark", "name", "kind", "note"))
                    .containsExactly("桌子@A4 甲@B4 桌@C4", "椅子@A5 乙@B5 椅@C5");
            assertThat(read.findings()).noneMatch(f -> f.ruleId().equals("read-anchor-missing"));
        }
    }

    @Test
    void pointsPrintedInAHeadingStandInTheFirstRow() throws IOException {
        form(
                "a",
                """
                requires: [[名称]]
                tables:
                  marks:
                    into: mark
                    headings:
                      name: {label: [名称]}
                      note: {label: [得分], points: points}
                    rows: {each: [name]}
                """);
        assertThat(cells(read("试验表\n名称|得分（20分*执行率）\n采购|19\n费用|18"), "mark", "name", "points"))
                .containsExactly("采购@A3 20@B2", "费用@A4 -");
        assertThat(cells(read("试验表\n名称|得分（满分）\n采购|19"), "mark", "name", "points"))
                .containsExactly("采购@A3 -");
    }

    private static final String BLOCKS =
            """
            requires: [[名称]]
            tables:
              marks:
                into: mark
                blocks: {label: ["年度目标*"], name: goal, cap: goal_cap}
                headings:
                  kind: {label: [类别], fill: down}
                  name: {label: [名称]}
                  text: {label: [指标值], type: measure}
                rows: {each: [name, text]}
                until: [总分]
                totals: {label: [总分], columns: {text: head.note}}
            """;

    @Test
    void aTablePrintedSeveralTimesIsReadBlockByBlock() throws IOException {
        form("a", BLOCKS);
        Submission read = read(
                """
                试验表
                年度　目标1（40分）|类别|名称|指标值
                ^|产出|采购|3台
                ^|^|费用|4台
                年度目标2：（60 分）|<|<|<
                名称|指标值|类别
                |5台|质量
                培训|6次
                总分|9
                """);
        assertThat(cells(read, "mark", "goal", "goal_cap", "kind", "name", "text_text"))
                .containsExactly(
                        "年度目标1@A2 40@A2 产出@B3 采购@C3 3台@D3",
                        "年度目标1@A2 40@A2 产出@B3 费用@C4 4台@D4",
                        "年度目标2@A5 60@A5 质量@C7 @A7 5台@B7",
                        "年度目标2@A5 60@A5 质量@C7 培训@A8 6次@B8");
        assertThat(cells(read, "head", "note")).containsExactly("9@B9");
        assertThat(rules(read)).isEmpty();
    }

    @Test
    void aTableWhoseBlocksHaveLostTheirLabelsIsReadOnceAndSaid() throws IOException {
        form("a", BLOCKS);
        Submission read = read("试验表\n类别|名称|指标值\n产出|采购|3台\n总分||9");
        assertThat(cells(read, "mark", "goal", "name")).containsExactly("- 采购@B3");
        assertThat(rules(read)).containsExactly("read-anchor-missing A1");
    }

    @Test
    void templatesWithTheSameLabelsAreToldApartByTheirOrder() throws IOException {
        String rest =
                """
                requires: [[名称]]
                %s
                tables:
                  marks:
                    into: mark
                    headings:
                      name: {label: [名称]}
                      note: {label: [分值]}
                      kind: {label: [指标值]}
                    rows: {each: [name]}
                """;
        form("a", String.format(rest, "in-order: [[分值, 指标值]]"));
        form("b", String.format(rest, ""));
        assertThat(read("试验表\n名称|分值|得分|指标值\n采购|5|5|3").mappingVersion()).isEqualTo("a@1");
        assertThat(read("试验表\n名称|指标值|分值\n采购|3|5").mappingVersion()).isEqualTo("b@1");
        assertThat(read("试验表\n名称||指标值\n|分值|\n采购|3|5").mappingVersion()).isEqualTo("b@1");
    }

    @Test
    void whatAMappingCallsAPlaceholderMakesNoRow() throws IOException {
        form(
                "a",
                """
                requires: [[名称]]
                tables:
                  marks:
                    into: mark
                    headings:
                      name: {label: [名称]}
                      note: {label: [说明]}
                    rows: {each: [name, note]}
                    placeholders: [指标1, 指标2]
                """);
        Submission read = read("试验表\n名称|说明\n指标1：采购|甲\n指标 2：|\n……|\n指标1|乙");
        assertThat(cells(read, "mark", "name", "note")).containsExactly("指标1：采购@A3 甲@B3", "@A6 乙@B6");
    }

    @Test
    void aYearAloneBelowTheTitleIsTheFormsYear() throws IOException {
        form(
                "a",
                "requires: [[名称]]\ntables:\n  marks:\n    into: mark\n    headings:\n      name: {label: [名称]}\n"
                        + "    rows: {each: [name]}\n");
        Submission read = read("甲局试验表\n\n（ ２０２１ 年度）\n名称\n采购");
        assertThat(read.fiscalYear()).hasValue(2021);
        assertThat(rules(read)).isEmpty();
        Submission differing = read("2022年试验表\n（2021年度）\n名称\n采购");
        assertThat(differing.fiscalYear()).hasValue(2022);
        assertThat(rules(differing)).containsExactly("read-year A2");
        assertThat(read("试验表\n名称|2021年\n采购|5").fiscalYear()).hasValue(2023);
    }

    private static final String MONTHLY =
            """
            period: month
            requires: [[名称]]
            tables:
              marks:
                into: mark
                headings:
                  name: {label: [名称]}
                  points: {label: ["*执行数"], type: number, optional: true}
                rows: {each: [name]}
            """;

    private static String period(Submission read) {
        return read.period().map(p -> p.code()).orElse("-");
    }

    @Test
    void aFormFiledByTheMonthSaysItsMonthInItsTitleOrTheLinesBelowBehindALabelOrInAHeading() throws IOException {
        form("a", MONTHLY);
        Submission below = read("试验表\n2024年5月\n名称\n采购");
        assertThat(period(below)).isEqualTo("2024-05");
        assertThat(below.fiscalYear()).hasValue(2024);
        assertThat(rules(below)).isEmpty();
        assertThat(below.unclaimed()).isEmpty();
        assertThat(period(read("2024年5月试验表\n名称\n采购"))).isEqualTo("2024-05");
        assertThat(period(read("试验表（1－5月）\n名称\n采购"))).isEqualTo("2023-05");
        assertThat(period(read("试验表\n编制单位：甲局||截至2024年6月30日\n名称\n采购"))).isEqualTo("2024-06");
        assertThat(period(read("试验表\n所属期间|二〇二四年三月\n名称\n采购"))).isEqualTo("2024-03");
        assertThat(period(read("试验表\n报告期间：2024.03\n名称\n采购"))).isEqualTo("2024-03");
        assertThat(period(read("试验表\n名称|1-7月执行数\n采购|5"))).isEqualTo("2023-07");
    }

    @Test
    void theDayAFormWasFilledInIsNotItsPeriod() throws IOException {
        form("a", MONTHLY);
        Submission read = read("试验表\n填表日期：2024年6月|填报时间|2024年7月\n名称\n采购");
        assertThat(period(read)).isEqualTo("-");
        assertThat(rules(read)).containsExactly("read-unclaimed A2", "read-period A1");
    }

    @Test
    void aTitleAndALineBelowItThatNameTwoMonthsAreAFindingAndTheTitleHolds() throws IOException {
        form("a", MONTHLY);
        Submission read = read("2024年4月试验表\n（2024年5月）\n名称\n采购");
        assertThat(period(read)).isEqualTo("2024-04");
        assertThat(rules(read)).containsExactly("read-period A2");
    }

    @Test
    void thePeriodOfAFormIsWrittenInItsSheetsItsFilesOrItsFoldersNameTheSheetItselfFirst() throws IOException {
        form("a", MONTHLY);
        String none = "试验表\n名称\n采购";
        assertThat(period(read(none, "4月", "甲局2024年4月.xlsx", "甲局2024年4月.xlsx"))).isEqualTo("2024-04");
        assertThat(period(read(none, "表", "甲局2024年4月.xlsx", "2024年5月/甲局2024年4月.xlsx")))
                .isEqualTo("2024-04");
        Submission folder = read(none, "表", "甲局.xlsx", "2024/3月/甲局.xlsx");
        assertThat(period(folder)).isEqualTo("2024-03");
        assertThat(rules(folder)).isEmpty();
        Submission other = read("试验表\n2024年4月\n名称\n采购", "表", "甲局2024年5月.xlsx", "3月/甲局2024年5月.xlsx");
        assertThat(period(other)).isEqualTo("2024-04");
        assertThat(rules(other)).containsExactly("read-period A2");
    }

    @Test
    void theNameOfAFileWithAllMonthsContradictsNoneOfThem() throws IOException {
        form("a", MONTHLY);
        Extraction read = extract(
                List.of(DrawnSheet.named("4月", "2024年试验表\n名称\n采购"), DrawnSheet.named("5月", "2024年试验表\n名称\n采购")),
                "甲局2024年1-5月.xlsx",
                "甲局2024年1-5月.xlsx");
        assertThat(read.submissions()).extracting(MappingWordsTest::period).containsExactly("2024-04", "2024-05");
        assertThat(read.submissions()).allSatisfy(s -> assertThat(rules(s)).isEmpty());
    }

    @Test
    void aPeriodOfAnotherYearThanTheFormsIsNoPeriod() throws IOException {
        form("a", MONTHLY);
        Submission read = read("2023年度试验表\n名称\n采购", "表", "甲局2024年4月.xlsx", "甲局2024年4月.xlsx");
        assertThat(period(read)).isEqualTo("-");
        assertThat(rules(read)).containsExactly("read-period A1");
    }

    @Test
    void aFormFiledByTheYearHasItsYearForPeriodWhateverMonthsItNames() throws IOException {
        form("a", MONTHLY.replace("period: month\n", ""));
        Submission read = read("2024年试验表\n（1-5月）\n名称\n采购", "5月", "4月.xlsx", "4月.xlsx");
        assertThat(period(read)).isEqualTo("2024");
        assertThat(rules(read)).containsExactly("read-unclaimed A2");
    }

    @Test
    void aFormThatMayBeFiledForAYearOrAHalfIsTheYearsWhereItNamesNoHalf() throws IOException {
        form("a", MONTHLY.replace("period: month", "period: [year, half]"));
        assertThat(period(read("2024年试验表\n名称\n采购"))).isEqualTo("2024");
        assertThat(period(read("2024年上半年试验表\n名称\n采购"))).isEqualTo("2024-H1");
    }

    @Test
    void aPeriodThatIsNoneIsRefusedWithItsLine() throws IOException {
        form("a", MONTHLY.replace("period: month", "period: weekly"));
        assertThat(problems()).singleElement().asString().contains("a.yaml:6", "half, month, quarter, year", "weekly");
    }

    @Test
    void aListIsTheOnlyTableOfItsFormAndDependsOnNoRowFarAway() throws IOException {
        form(
                "a",
                """
                requires: [[名称]]
                tables:
                  marks:
                    into: mark
                    headings: {name: {label: [名称]}, points: {label: [分值], type: number, group: kind}}
                    last: [末行]
                    rows: {each: [name], list: true}
                  others:
                    into: mark
                    headings: {name: {label: [别名]}, text_value: {label: [数], type: number}}
                    rows: {unpivot: {code: kind, value: text_value, keys: [name]}, list: true}
                """);
        List<String> problems = new ArrayList<>();
        Mappings.read(folder, problems);
        assertThat(problems)
                .anyMatch(p -> p.contains("a.yaml:11") && p.contains("a list has no last"))
                .anyMatch(p -> p.contains("a list has no group and no points: heading points"))
                .anyMatch(p -> p.contains("list goes with each only"))
                .anyMatch(p -> p.contains("a form with a list has no other table"));
    }
}
