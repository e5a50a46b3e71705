package huizong.extract;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.submission.Submission;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Free items of the base table that are named like one of its lines: order and nesting tell them apart. */
class ItemsNamedLikeLinesTest {
    private static final String HEAD =
            """
            部门整体支出绩效评价基础数据表|<|<|<
            填报单位：甲局
            编制数|2023年实际在职人数|控制率
            5|4|80%
            经费控制情况（万元）|2022年决算数|2023年预算数|2023年决算数
            """;
    private static final String FIRST =
            """
            三公经费|1|2|3
            1、公务用车购置和维护经费|1|2|3
            其中：公车购置|1|2|3
            公车运行维护|1|2|3
            2、出国经费|1|2|3
            3、公务接待|1|2|3
            """;
    private static final String PROJECT =
            """
            项目支出：|1|2|3
            1、业务工作经费|4|5|6
            2、运行维护经费|7|8|9
            """;
    private static final String SPECIAL = "3、市级专项资金（一个专项一行）|30|30|30\n";
    private static final String OTHER = "4、其他事业类发展资金|5|5|5\n";
    private static final String LAST =
            """
            公用经费|1|2|3
            其中：办公费|1|2|3
            水费、电费、差旅费|1|2|3
            会议费、培训费|1|2|3
            政府采购金额|——|2|3
            部门基本支出预算调整|——|2|3
            厉行节约保障措施|从严
            """;

    private static Submission read(String... parts) {
        Extraction extraction = DrawnReading.of(DrawnSheet.of(HEAD + String.join("", parts)));
        assertThat(extraction.submissions()).hasSize(1);
        return extraction.submissions().get(0);
    }

    /** What stands from one line to another, both included. */
    private static List<String> between(Submission form, String first, String last) {
        List<String> items = DrawnReading.items(form);
        int from = -1;
        int to = -1;
        for (int i = 0; i < items.size(); i++) {
            from = from < 0 && items.get(i).startsWith(first + " ") ? i : from;
            to = items.get(i).startsWith(last + " ") ? i : to;
        }
        return items.subList(from, to + 1);
    }

    @Test
    void aSpecialFundNamedLikeALineAboveIsAnItem() {
        Submission form = read(FIRST, PROJECT, SPECIAL, "业务工作经费|10|11|12\n就业补助|20|19|18\n", OTHER, LAST);
        assertThat(between(form, "project.business", "project.other"))
                .containsExactly(
                        "project.business 业务工作经费 4 5 6",
                        "project.operation 运行维护经费 7 8 9",
                        "project.special 市级专项资金 30 30 30",
                        "project.special.item 业务工作经费 10 11 12",
                        "project.special.item 就业补助 20 19 18",
                        "project.other 其他事业类发展资金 5 5 5");
        assertThat(DrawnReading.rules(form.findings())).isEmpty();
    }

    @Test
    void aSpecialFundNamedLikeALineBelowIsAnItem() {
        Submission form =
                read(FIRST, PROJECT, SPECIAL, "办公费|10|11|12\n公用经费|8|8|8\n政府采购|2|2|2\n甲|20|19|18\n", OTHER, LAST);
        assertThat(between(form, "project.special", "public_funds.office"))
                .containsExactly(
                        "project.special 市级专项资金 30 30 30",
                        "project.special.item 办公费 10 11 12",
                        "project.special.item 公用经费 8 8 8",
                        "project.special.item 政府采购 2 2 2",
                        "project.special.item 甲 20 19 18",
                        "project.other 其他事业类发展资金 5 5 5",
                        "public_funds 公用经费 1 2 3",
                        "public_funds.office 办公费 1 2 3");
        assertThat(DrawnReading.rules(form.findings())).isEmpty();
    }

    @Test
    void itemsOfEverySectionAndNamedLikeItsHeadings() {
        Submission form = read(
                FIRST,
                PROJECT,
                SPECIAL,
                "公车运行维护|1|1|1\n项目支出|2|2|2\n市级专项资金|3|3|3\n",
                OTHER,
                "公务接待费|4|4|4\n会议费培训费|5|5|5\n",
                LAST);
        assertThat(between(form, "project.special", "public_funds"))
                .containsExactly(
                        "project.special 市级专项资金 30 30 30",
                        "project.special.item 公车运行维护 1 1 1",
                        "project.special.item 项目支出 2 2 2",
                        "project.special.item 市级专项资金 3 3 3",
                        "project.other 其他事业类发展资金 5 5 5",
                        "project.other.item 公务接待费 4 4 4",
                        "project.other.item 会议费培训费 5 5 5",
                        "public_funds 公用经费 1 2 3");
        assertThat(DrawnReading.rules(form.findings())).isEmpty();
    }

    @Test
    void anItemNamedLikeALineTheFormLacksIsSaid() {
        Submission form = read(FIRST, "项目支出：|1|2|3\n", SPECIAL, "业务工作经费|10|11|12\n就业补助|20|19|18\n", OTHER, LAST);
        assertThat(between(form, "project.special", "project.other"))
                .contains("project.special.item 业务工作经费 10 11 12", "project.special.item 就业补助 20 19 18");
        assertThat(DrawnReading.rules(form.findings())).containsExactly("read-line-placed A14");
        assertThat(form.findings())
                .filteredOn(f -> f.ruleId().equals("read-line-placed"))
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("“业务工作经费”", "“市级专项资金”"));
    }

    @Test
    void anItemNamedLikeADetailOfAnAbsentLineIsAnItem() {
        Submission form = read(FIRST, PROJECT, SPECIAL, "办公费|10|11|12\n", OTHER, "公用经费|1|2|3\n政府采购金额|——|2|3\n");
        assertThat(between(form, "project.special", "public_funds"))
                .containsExactly(
                        "project.special 市级专项资金 30 30 30",
                        "project.special.item 办公费 10 11 12",
                        "project.other 其他事业类发展资金 5 5 5",
                        "public_funds 公用经费 1 2 3");
    }

    @Test
    void aSlipInAnItemsNameThatLooksLikeALineIsNoUnknownLine() {
        Submission form = read(FIRST, PROJECT, SPECIAL, "市业务工作经费|10|11|12\n", OTHER, LAST);
        assertThat(between(form, "project.special", "project.other")).contains("project.special.item 市业务工作经费 10 11 12");
        assertThat(DrawnReading.rules(form.findings())).isEmpty();
    }

    @Test
    void aMisspeltLineThatShouldFollowTheItemsIsStillAskedAbout() {
        Submission form = read(FIRST, PROJECT, SPECIAL, "甲|1|1|1\n", "4、其他事业类发展资全|5|5|5\n", LAST);
        assertThat(DrawnReading.rules(form.findings())).containsExactly("read-line-unknown A17");
    }

    @Test
    void theLinesBehindTheItemsMayBeMissing() {
        Submission form = read(FIRST, PROJECT, SPECIAL, "甲|1|1|1\n", LAST);
        assertThat(between(form, "project.special", "public_funds"))
                .containsExactly(
                        "project.special 市级专项资金 30 30 30", "project.special.item 甲 1 1 1", "public_funds 公用经费 1 2 3");
        assertThat(DrawnReading.rules(form.findings())).isEmpty();
    }

    @Test
    void blocksInAnotherOrderKeepTheirLines() {
        Submission form = read(PROJECT, SPECIAL, "甲|1|1|1\n", OTHER, "乙|2|2|2\n", FIRST, LAST);
        assertThat(DrawnReading.items(form))
                .contains(
                        "project.special.item 甲 1 1 1",
                        "project.other.item 乙 2 2 2",
                        "three_public 三公经费 1 2 3",
                        "three_public.vehicle.operation 公车运行维护 1 2 3",
                        "public_funds.office 办公费 1 2 3");
        assertThat(DrawnReading.rules(form.findings())).isEmpty();
    }

    @Test
    void headingsOfItemsInAnotherOrderKeepTheirItems() {
        Submission form = read(FIRST, PROJECT, OTHER, "乙|2|2|2\n", SPECIAL, "甲|1|1|1\n", LAST);
        assertThat(DrawnReading.items(form)).contains("project.special.item 甲 1 1 1", "project.other.item 乙 2 2 2");
    }

    @Test
    void anItemNamedLikeWhatStandsBehindTheTableDoesNotEndIt() {
        Submission form = read(FIRST, PROJECT, SPECIAL, "楼堂馆所|10|11|12\n甲|1|1|1\n", OTHER, LAST);
        assertThat(between(form, "project.special", "public_funds.office"))
                .contains(
                        "project.special.item 楼堂馆所 10 11 12",
                        "project.special.item 甲 1 1 1",
                        "public_funds.office 办公费 1 2 3");
    }

    @Test
    void aLineTwiceWhereNoItemsStandIsAnErrorAsEver() {
        Submission form = read(FIRST, "公务接待|1|1|1\n", PROJECT, SPECIAL, OTHER, LAST);
        assertThat(DrawnReading.rules(form.findings())).containsExactly("read-anchor-ambiguous A12");
    }

    @Test
    void messagesShowTheYearOfALabelAndNotThePlaceholder() {
        Submission known = read("三公经费|约1|2|3\n", LAST);
        assertThat(known.findings())
                .filteredOn(f -> f.ruleId().equals("read-value"))
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("“2022年决算数”填报为“约1”"))
                .satisfies(f -> assertThat(f.messageEn()).contains("2022年决算数 says"));
        assertThat(DrawnReading.of(DrawnSheet.of(HEAD.replace("|2023年预算数", "|计划") + FIRST + LAST))
                        .submissions()
                        .get(0)
                        .findings())
                .filteredOn(f -> f.ruleId().equals("read-anchor-missing"))
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("“2023年预算数”"))
                .satisfies(f -> assertThat(f.expected()).contains("2023年预算数"));
    }
}
