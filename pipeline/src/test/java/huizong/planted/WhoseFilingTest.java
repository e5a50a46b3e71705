package huizong.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose figures a filing's are, and that nobody's are counted twice or under another's name. */
class WhoseFilingTest {
    private static final String UNIT = "怀化市人才服务中心";
    private static final String OF_UNITS =
            "SELECT DISTINCT unit_id FROM meta.submission WHERE is_current ORDER BY unit_id";

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void open() throws IOException {
        desk = new Desk(folder);
    }

    @Test
    void unitsOfOneNameInTwoCountiesAreTwoUnits() throws IOException {
        desk.write("a/怀化市靖州县民政局.xlsx", Desk.base("民政局", 1, 31));
        desk.write("a/娄底市双峰县民政局.xlsx", Desk.base("民政局", 2, 40));
        assertThat(desk.ingest(folder.resolve("a")).status()).isZero();
        desk.consolidate();
        assertThat(desk.funds()).contains("靖州苗族侗族自治县 31", "双峰县 40", "湖南省 71");
        assertThat(desk.ask(OF_UNITS)).containsExactly("auto:431229:民政局", "auto:431321:民政局");
        // the county's name on the form or in front of the file: still the same unit
        desk.ingest(desk.write("b/更正.xlsx", Desk.base("靖州县民政局", 1, 33)));
        desk.ingest(desk.write("靖州县/更正.xlsx", Desk.base("县民政局", 1, 34)));
        assertThat(desk.ask(OF_UNITS).subList(0, 1)).containsExactly("auto:431229:民政局");
        desk.consolidate();
        assertThat(desk.funds()).contains("湖南省 73");
    }

    @Test
    void aRegisteredNameFromAnotherCountyIsAnotherUnit() throws IOException {
        desk.units("431229-1,民政局,431229,,民政局,county,,");
        desk.write("a/怀化市靖州县民政局.xlsx", Desk.base("民政局", 1, 31));
        desk.write("a/娄底市双峰县民政局.xlsx", Desk.base("民政局", 2, 40));
        desk.ingest(folder.resolve("a"));
        assertThat(desk.ask(OF_UNITS)).containsExactly("431229-1", "auto:431321:民政局");
    }

    @Test
    void aUnitRegisteredAfterItsFirstFilingCountsOnce() throws IOException {
        desk.ingest(desk.write("a/1.xlsx", Desk.base(UNIT, 1, 55)));
        desk.units("431200-9," + UNIT + ",431200,,怀化市人力资源和社会保障局,city,,");
        desk.ingest(desk.write("a/2.xlsx", Desk.base(UNIT, 1, 49)));
        desk.consolidate();
        assertThat(desk.funds()).contains("怀化市 49");
        assertThat(desk.ask(OF_UNITS)).containsExactly("431200-9");
        assertThat(desk.ask("SELECT count(*) FROM main.unit WHERE starts_with(unit_id, 'auto:')"))
                .containsExactly("0");
        assertThat(desk.ask("SELECT count(*) FROM meta.reading_finding WHERE rule_id = 'read-unit-unregistered'"))
                .containsExactly("0");
    }

    @Test
    void aUnitThatIsRenamedKeepsItsFilings() throws IOException {
        desk.units("431200-9," + UNIT + ",431200,,局,city,,");
        desk.ingest(desk.write("a/1.xlsx", Desk.base(UNIT, 1, 55)));
        desk.units("431200-9," + UNIT + ",431200,,局,city,,2023-12-31", "431200-9,怀化市人才交流中心,431200,,局,city,2024-01-01,");
        desk.ingest(desk.write("a/2.xlsx", Desk.base("怀化市人才交流中心", 1, 49)));
        desk.consolidate();
        assertThat(desk.funds()).contains("怀化市 49");
    }

    @Test
    void anotherNameWrittenDownLaterBringsTheFilingsTogether() throws IOException {
        desk.units("431200-9," + UNIT + ",431200,,局,city,,");
        desk.ingest(desk.write("a/1.xlsx", Desk.base("怀化市人才中心", 1, 55)));
        desk.ingest(desk.write("a/2.xlsx", Desk.base(UNIT, 1, 49)));
        desk.reference("aliases.csv", "kind,alias,name,division_code\nunit,怀化市人才中心," + UNIT + ",431200\n");
        desk.consolidate();
        assertThat(desk.funds()).contains("怀化市 49");
    }

    @Test
    void ofTwoRegisteredUnitsThatBecomeOneNeitherReplacesTheOtherByItself() throws IOException {
        desk.units("431200-8,怀化市档案中心,431200,,局,city,,", "431200-9," + UNIT + ",431200,,局,city,,");
        desk.ingest(desk.write("a/1.xlsx", Desk.base(UNIT, 1, 49)));
        desk.ingest(desk.write("a/2.xlsx", Desk.base("怀化市档案中心", 2, 55)));
        desk.units("431200-9," + UNIT + ",431200,,局,city,,");
        desk.reference("aliases.csv", "kind,alias,name,division_code\nunit,怀化市档案中心," + UNIT + ",\n");
        desk.consolidate();
        assertThat(desk.funds()).contains("怀化市 49");
        assertThat(desk.ask("SELECT message FROM qa.finding WHERE rule_id = 'held-filing'"))
                .singleElement()
                .asString()
                .contains("1.xlsx")
                .contains("2.xlsx");
    }

    @Test
    void aUnitThatMovesToAnotherDivisionCountsThere() throws IOException {
        desk.units("431200-9,人才服务中心,431200,,局,city,,");
        desk.ingest(desk.write("a/1.xlsx", Desk.base("人才服务中心", 1, 55)));
        desk.units("431200-9,人才服务中心,431229,,局,county,,");
        desk.consolidate();
        assertThat(desk.funds()).contains("靖州苗族侗族自治县 55");
        assertThat(desk.ask("SELECT division_code FROM main.base_data")).containsExactly("431229");
    }

    @Test
    void unitsOfOneNameUnderTwoDepartmentsDoNotReplaceEachOther() throws IOException {
        Filing one = new Filing("办公室", 1);
        one.settle();
        Form first = one.projects.get(0);
        first.pin("department", "怀化市教育局");
        Filing other = new Filing("办公室", 1);
        other.settle();
        Form second = other.projects.get(0);
        second.pin("department", "怀化市民政局");
        desk.ingest(desk.write("怀化市/1.xlsx", first));
        Desk.Run run = desk.ingest(desk.write("怀化市/2.xlsx", second));
        assertThat(run.status()).isEqualTo(5);
        assertThat(run.said()).contains("怀化市教育局").contains("怀化市民政局");
    }

    @Test
    void aDepartmentsRollUpBesideItsUnitsIsNotAddedToThem() throws IOException {
        Form one = Desk.base("怀化市第一中心", 1, 72);
        Form two = Desk.base("怀化市第二中心", 2, 72);
        Form sum = Desk.sum("怀化市人力资源和社会保障局", one, two);
        Path book = desk.write("a/局.xlsx", renamed(sum, "汇总"), renamed(one, "单位1"), renamed(two, "单位2"));
        Desk.Run run = desk.ingest(book);
        assertThat(run.status()).isEqualTo(5);
        desk.consolidate();
        assertThat(desk.funds()).contains("怀化市 144");
        assertThat(desk.ask("SELECT sheet_name, severity FROM qa.finding WHERE rule_id = 'held-filing'"))
                .containsExactly("汇总 error");
    }

    @Test
    void aRollUpThatDoesNotSayWhatItIsIsFoundByItsFiguresWhicheverCameFirst() throws IOException {
        Form one = Desk.base("怀化市第一中心", 1, 72);
        Form two = Desk.base("怀化市第二中心", 2, 70);
        Form three = Desk.base("怀化市第三中心", 3, 60);
        Form sum = Desk.sum("怀化市人力资源和社会保障局", one, three);
        desk.units(
                "431200-1,怀化市第一中心,431200,,局,city,,",
                "431200-2,怀化市第二中心,431200,,局,city,,",
                "431200-3,怀化市第三中心,431200,,局,city,,",
                "431200-4,怀化市人力资源和社会保障局,431200,,局,city,,");
        desk.ingest(desk.write("a/局.xlsx", sum));
        desk.ingest(desk.write("b/1.xlsx", one));
        desk.ingest(desk.write("c/2.xlsx", two));
        desk.ingest(desk.write("d/3.xlsx", three));
        desk.consolidate();
        assertThat(desk.funds()).contains("怀化市 202");
        assertThat(desk.ask("SELECT message FROM qa.finding WHERE rule_id = 'held-filing'"))
                .singleElement()
                .asString()
                .contains("局.xlsx")
                .contains("1.xlsx")
                .contains("3.xlsx")
                .doesNotContain("2.xlsx");
        desk.decide("怀化市人力资源和社会保障局,base_data,2023,局.xlsx,accept,局本级数恰好相等");
        desk.consolidate();
        assertThat(desk.funds()).contains("怀化市 334");
    }

    @Test
    void aRegisteredUnitMayBeNamedForRollingUpAndNothingButZerosIsNoSum() throws IOException {
        desk.units("431200-1,怀化市财政数据汇总,431200,,局,city,,");
        assertThat(desk.ingest(desk.write("a/1.xlsx", Desk.base("怀化市财政数据汇总", 1, 72)))
                        .status())
                .isZero();
        for (String name : List.of("怀化市第一中心", "怀化市第二中心", "怀化市第三中心")) {
            Form zeros = Desk.base(name, 1, 1);
            Desk.times(zeros, "0");
            desk.write("b/" + name + ".xlsx", zeros);
        }
        assertThat(desk.ingest(folder.resolve("b")).status()).isZero();
    }

    @Test
    void aDatabaseOfAnEarlierVersionOpensAndItsUnitsAreCountedOnce() throws IOException {
        desk.ingest(desk.write("a/1.xlsx", Desk.base(UNIT, 1, 55)));
        desk.ingest(desk.write("a/2.xlsx", Desk.base(UNIT, 1, 57)));
        desk.units("431200-9," + UNIT + ",431200,,局,city,,");
        desk.ingest(desk.write("a/3.xlsx", Desk.base(UNIT, 1, 49)));
        desk.change(store -> {
            store.execute("DROP VIEW meta.filing_turn; DROP VIEW 报表.报送次序; DROP VIEW 报表.填报归属; DROP VIEW 报表.待确认;"
                    + " DROP TABLE meta.filing_event; DROP TABLE meta.filing_identity; DROP TABLE meta.held;"
                    + " DELETE FROM meta.register; DELETE FROM meta.structure");
            store.execute("UPDATE meta.submission SET unit_id = 'auto:" + UNIT + "', is_current = revision = 2,"
                    + " superseded_by = CASE WHEN revision = 1 THEN (SELECT submission_id FROM meta.submission"
                    + " WHERE revision = 2) END WHERE revision < 3");
            store.execute("UPDATE meta.submission SET revision = 1 WHERE revision = 3");
        });
        assertThat(desk.current()).containsExactly("49", "57");
        desk.consolidate();
        assertThat(desk.current()).containsExactly("49");
        assertThat(desk.funds()).contains("怀化市 49");
    }

    private static Form renamed(Form form, String sheet) {
        Form same = new Form("base_data", sheet);
        form.places().forEach(p -> same.pin(p, form.text(p)));
        return same;
    }
}
