package huizong.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of several filings of one form the right one is current, and whatever is not current is said. */
class WhichFilingCountsTest {
    private static final String UNIT = "怀化市就业服务中心";

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void open() throws IOException {
        desk = new Desk(folder);
        desk.units("431200-302," + UNIT + ",431200,,怀化市人力资源和社会保障局,city,,");
    }

    @Test
    void aBlankFormIsRefusedAndTheFiguresStay() throws IOException {
        Path good = desk.write("a/good.xlsx", Desk.base(UNIT, 1, 72));
        Path blank = desk.write("a/blank.xlsx", Desk.blank(UNIT));
        assertThat(desk.ingest(good).status()).isZero();
        Desk.Run run = desk.ingest(blank);
        assertThat(run.status()).isEqualTo(5);
        assertThat(run.said()).contains("[no-figures]").contains("基础数据表");
        assertThat(desk.current()).containsExactly("72");
        assertThat(desk.ingest(good).status()).isZero();
        assertThat(desk.current()).containsExactly("72");
    }

    @Test
    void aBlankFormWhoseFormulasGiveZerosIsBlank() throws IOException {
        Form zeros = Desk.blank(UNIT);
        List.of("publics.prior", "publics.budget", "publics.final").forEach(p -> zeros.pin(p, 0));
        assertThat(desk.ingest(desk.write("a/zeros.xlsx", zeros)).said()).contains("[no-figures]");
        Form nothing = Desk.base(UNIT, 1, 1);
        Desk.times(nothing, "0");
        assertThat(desk.ingest(desk.write("a/nothing.xlsx", nothing)).status()).isZero();
    }

    @Test
    void aBlankFormBesideAGoodOneIsAnErrorAndTheGoodOneCounts() throws IOException {
        Form other = Desk.blank("怀化市人才服务中心");
        Form named = new Form("base_data", "空表");
        other.places().forEach(p -> named.pin(p, other.text(p)));
        Path both = desk.write("a/both.xlsx", Desk.base(UNIT, 1, 72), named);
        assertThat(desk.ingest(both).status()).isZero();
        desk.consolidate();
        assertThat(desk.current()).containsExactly("72");
        assertThat(desk.ask("SELECT severity, sheet_name FROM qa.finding WHERE rule_id = 'read-no-figures'"))
                .containsExactly("error 空表");
    }

    @Test
    void aCorrectionThatEmptiesNearlyAllWaitsUntilTheBureauDecides() throws IOException {
        Path good = desk.write("a/good.xlsx", Desk.base(UNIT, 1, 72));
        Form rest = Desk.base(UNIT, 1, 72);
        Desk.emptied(rest, List.of("funds.budget", "quota"));
        rest.pin("funds.budget", 5);
        Path emptied = desk.write("a/emptied.xlsx", rest);
        desk.ingest(good);
        Desk.Run run = desk.ingest(emptied);
        assertThat(run.status()).isEqualTo(5);
        assertThat(run.said()).contains("HELD").contains("emptied.xlsx").contains("good.xlsx");
        assertThat(desk.current()).containsExactly("72");
        desk.consolidate();
        assertThat(desk.funds()).contains("怀化市 72");
        assertThat(desk.ask("SELECT severity FROM qa.finding WHERE rule_id = 'held-filing'"))
                .containsExactly("error");
        assertThat(desk.ask("SELECT submission_id FROM mart.consolidation_filing WHERE reason_code = 'held'"))
                .hasSize(1);

        String hash = desk.ask("SELECT left(workbook_id, 8) FROM meta.workbook WHERE file_name = 'emptied.xlsx'")
                .get(0);
        desk.decide(UNIT + ",base_data,2023," + hash + ",accept,来函确认");
        desk.consolidate();
        assertThat(desk.current()).containsExactly("5");
        assertThat(desk.funds()).contains("怀化市 5");
        desk.decide(UNIT + ",base_data,2023,emptied.xlsx,不计入,电话核实");
        desk.consolidate();
        assertThat(desk.current()).containsExactly("72");
        assertThat(desk.ask("SELECT count(*) FROM qa.finding WHERE rule_id = 'held-filing' AND consolidation_id = 3"))
                .containsExactly("0");
        desk.decide();
        desk.consolidate();
        assertThat(desk.current()).containsExactly("72");
        assertThat(desk.ask("SELECT count(*) FROM qa.finding WHERE rule_id = 'held-filing' AND consolidation_id = 4"))
                .containsExactly("1");
    }

    @Test
    void aBureauMayDecideAgainstAContentThatNobodyAskedItAbout() throws IOException {
        desk.ingest(desk.write("a/one.xlsx", Desk.base(UNIT, 1, 72)));
        desk.ingest(desk.write("a/two.xlsx", Desk.base(UNIT, 1, 74)));
        String hash = desk.ask("SELECT upper(left(workbook_id, 12)) FROM meta.workbook WHERE file_name = 'two.xlsx'")
                .get(0);
        desk.decide(",,," + hash + ",reject,误报");
        assertThat(desk.consolidate()).doesNotContain("decisions.csv");
        assertThat(desk.current()).containsExactly("72");
        desk.decide();
        desk.consolidate();
        assertThat(desk.current()).containsExactly("74");
    }

    @Test
    void aDecisionThatConcernsNothingIsSaid() throws IOException {
        desk.ingest(desk.write("a/good.xlsx", Desk.base(UNIT, 1, 72)));
        desk.decide("," + "," + ",没有.xlsx,accept,来函");
        assertThat(desk.consolidate()).contains("decisions.csv:2");
        desk.decide(",,,没有.xlsx,也许,来函");
        assertThatThrownBy(desk::consolidate)
                .hasMessageContaining("decisions.csv:2")
                .hasMessageContaining("accept");
    }

    @Test
    void aCorrectionThatChangesNearlyEverythingWaits() throws IOException {
        desk.ingest(desk.write("a/one.xlsx", Desk.base(UNIT, 1, 72)));
        assertThat(desk.ingest(desk.write("a/other.xlsx", Desk.base(UNIT, 2, 80)))
                        .said())
                .contains("HELD");
        assertThat(desk.current()).containsExactly("72");
        Form small = Desk.base(UNIT, 1, 74);
        assertThat(desk.ingest(desk.write("a/small.xlsx", small)).status()).isZero();
        assertThat(desk.current()).containsExactly("74");
        desk.consolidate();
        assertThat(desk.ask("SELECT count(*) FROM qa.finding WHERE rule_id = 'held-filing'"))
                .as("what came after it has settled the matter")
                .containsExactly("0");
    }

    @Test
    void aCorrectionTenThousandTimesAsLargeWaitsAndOneThatMendsThatDoesNot() throws IOException {
        desk.ingest(desk.write("a/one.xlsx", Desk.base(UNIT, 1, 72)));
        Form yuan = Desk.base(UNIT, 1, 72);
        Desk.times(yuan, "10000");
        assertThat(desk.ingest(desk.write("a/yuan.xlsx", yuan)).said()).contains("放大");
        assertThat(desk.current()).containsExactly("72");

        Form typed = Desk.base("怀化市人才服务中心", 5, 30);
        Desk.times(typed, "10000");
        desk.ingest(desk.write("b/typed.xlsx", typed));
        Desk.Run mended = desk.ingest(desk.write("b/mended.xlsx", Desk.base("怀化市人才服务中心", 5, 30)));
        assertThat(mended.status()).as(mended.said()).isZero();
        assertThat(desk.current()).containsExactly("30", "72");
    }

    @Test
    void contentThatWasReplacedCountsAgainWhenItIsFiledAgainAndAfterTheDatabaseIsLost() throws IOException {
        Path first = desk.write("a/first.xlsx", Desk.base(UNIT, 1, 72));
        Path second = desk.write("a/second.xlsx", Desk.base(UNIT, 1, 74));
        desk.ingest(first);
        desk.ingest(second);
        assertThat(desk.current()).containsExactly("74");
        Desk.Run again = desk.ingest(first);
        assertThat(again.said()).contains("重新成为现行").contains("second.xlsx");
        assertThat(desk.current()).containsExactly("72");
        desk.loseTheDatabase();
        desk.ingest(desk.write("b/other.xlsx", Desk.base("怀化市人才服务中心", 5, 30)));
        assertThat(desk.current()).containsExactly("30", "72");
    }

    @Test
    void aFolderGoneThroughEveryDayBringsNothingBack() throws IOException {
        desk.write("a/1.xlsx", Desk.base(UNIT, 1, 72));
        desk.write("a/2.xlsx", Desk.base(UNIT, 1, 74));
        desk.ingest(folder.resolve("a"));
        desk.ingest(folder.resolve("a"));
        assertThat(desk.current()).containsExactly("74");
        Path later = desk.write("b/3.xlsx", Desk.base(UNIT, 1, 76));
        desk.ingest(later);
        Desk.Run run = desk.ingest(folder.resolve("a"));
        assertThat(run.said()).contains("REPLACED").contains("3.xlsx");
        assertThat(desk.current()).containsExactly("76");
    }

    @Test
    void ofTwoVersionsThatArriveTogetherTheOneFilledInLaterCounts() throws IOException {
        Form draft = Desk.base(UNIT, 1, 72);
        draft.pin("filled.on", "2024.5.10");
        Form correction = Desk.base(UNIT, 1, 74);
        correction.pin("filled.on", "2024.6.16");
        desk.write("a/1-correction.xlsx", correction);
        desk.write("a/2-draft.xlsx", draft);
        Desk.Run run = desk.ingest(folder.resolve("a"));
        assertThat(desk.current()).containsExactly("74");
        assertThat(run.said()).contains("REPLACED 2-draft.xlsx").contains("1-correction.xlsx");
        desk.consolidate();
        assertThat(desk.ask("SELECT severity, message FROM qa.finding WHERE rule_id = 'two-versions'"))
                .singleElement()
                .asString()
                .startsWith("warning")
                .contains("1-correction.xlsx")
                .contains("2-draft.xlsx");
    }

    @Test
    void withoutADateTheYoungerFileCounts() throws IOException {
        Form old = Desk.base(UNIT, 1, 72);
        old.pin("filled.on", "");
        Form young = Desk.base(UNIT, 1, 74);
        desk.write("a/z-old.xlsx", old);
        desk.write("a/a-young.xlsx", young);
        desk.ingest(folder.resolve("a"));
        assertThat(desk.current()).containsExactly("74");
    }

    @Test
    void theReturnOfAFileReplacedWithinItsBatchSaysByWhich() throws IOException {
        desk.write("desk/inbox/1-correction.xlsx", Desk.base(UNIT, 1, 74));
        Form draft = Desk.base(UNIT, 1, 72);
        draft.pin("filled.on", "2024.5.10");
        desk.write("desk/inbox/2-draft.xlsx", draft);
        Desk.Run run = desk.watch("desk/inbox");
        assertThat(run.status()).as(run.said()).isZero();
        assertThat(run.said()).contains("2-draft.xlsx").contains("替代");
        assertThat(desk.current()).containsExactly("74");
        assertThat(Files.readString(folder.resolve("desk/returns/2-draft.xlsx.reason.json")))
                .contains("replaced-together")
                .contains("1-correction.xlsx");
    }

    @Test
    void aFileThatIsOpenWaitsInTheDropFolderAndIsSaidByIngest() throws IOException {
        Path file = desk.write("desk/inbox/表.xlsx", Desk.base(UNIT, 1, 72));
        Path owner = Files.writeString(file.resolveSibling("~$表.xlsx"), "owner");
        Desk.Run run = desk.watch("desk/inbox");
        assertThat(run.said()).contains("等待    表.xlsx").contains("正被打开");
        assertThat(file).exists();
        assertThat(desk.ingest(folder.resolve("desk/inbox")).said()).contains("打开着 表.xlsx");
        Files.delete(owner);
        assertThat(desk.watch("desk/inbox").said()).doesNotContain("正被打开");
        assertThat(file).doesNotExist();
    }
}
