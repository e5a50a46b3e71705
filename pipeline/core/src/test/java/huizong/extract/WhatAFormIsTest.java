package huizong.extract;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.Sheet;
import huizong.grid.Visibility;
import huizong.mapping.yaml.Mappings;
import huizong.submission.Finding;
import huizong.submission.Severity;
import huizong.submission.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken for a form, what is not, and several forms beside each other. */
class WhatAFormIsTest {
    private static final String BASE =
            """
            部门整体支出绩效评价基础数据表|<|<|<
            填报单位：%s
            编制数|2023年实际在职人数|控制率
            5|4|80%%
            经费控制情况（万元）|2022年决算数|2023年预算数|2023年决算数
            三公经费|1|2|%s
            公务接待|1|2|3
            公用经费|1|2|3
            其中：办公费|1|2|3
            厉行节约保障措施|从严
            """;

    @TempDir
    Path folder;

    private static Sheet base(String unit, String figure) {
        return DrawnSheet.of(String.format(BASE, unit, figure));
    }

    private static List<String> titlesTaken(Extraction extraction) {
        return extraction.submissions().stream().map(Submission::formId).toList();
    }

    @Test
    void aFormPastedCellBelowCellIsNone() {
        Sheet.Builder column = new Sheet.Builder("粘贴", Visibility.VISIBLE);
        int row = 0;
        Sheet form = base("甲局", "3");
        for (int r = 0; r < form.height(); r++) {
            for (Cell cell : form.row(r)) {
                column.add(new Cell(new CellRef(row++, 0), cell.value(), false));
            }
        }
        Extraction extraction = DrawnReading.of(column.build());
        assertThat(extraction.submissions()).isEmpty();
        assertThat(extraction.findings())
                .singleElement()
                .satisfies(f -> assertThat(f.ruleId()).isEqualTo("read-sheet-unrecognised"))
                .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.ERROR))
                .satisfies(f -> assertThat(f.message()).contains("粘贴成上下一列"));
    }

    @Test
    void aSheetThatSaysItIsAnotherFormIsNotReadByItsLabels() {
        String known = String.format(BASE, "甲局", "3").replace("部门整体支出绩效评价基础数据表", "整体支出绩效自评表");
        String unknown = String.format(BASE, "甲局", "3").replace("部门整体支出绩效评价基础数据表", "一般公共预算财政拨款支出决算表");
        String code = String.format(BASE, "甲局", "3").replace("部门整体支出绩效评价基础数据表", "公开05表");
        for (String sheet : List.of(known, unknown, code)) {
            Extraction extraction = DrawnReading.of(DrawnSheet.of(sheet));
            assertThat(titlesTaken(extraction)).as(sheet).isEmpty();
            assertThat(DrawnReading.rules(extraction.findings())).containsExactly("read-sheet-unrecognised");
        }
    }

    @Test
    void aSheetWithoutATitleOrWithASlipInItIsReadAndThatIsSaid() {
        String none = String.format(BASE, "甲局", "3").replace("部门整体支出绩效评价基础数据表|<|<|<", "附件1");
        String slip = String.format(BASE, "甲局", "3").replace("基础数据表", "基楚数据表");
        String part = String.format(BASE, "甲局", "3").replace("部门整体支出绩效评价基础数据表", "基础数据表");
        for (String sheet : List.of(none, slip, part)) {
            Extraction extraction = DrawnReading.of(DrawnSheet.of(sheet));
            assertThat(titlesTaken(extraction)).as(sheet).containsExactly("base_data");
            assertThat(DrawnReading.rules(extraction.submissions().get(0).findings()))
                    .contains("read-title-missing A1");
        }
    }

    @Test
    void theTitleSpeltOutLongestSaysWhichFormItIs() throws IOException {
        form("all", "*支出决算表", "[[科目], [金额]]");
        form("fund", "*政府性基金预算支出决算表", "[[科目], [基金]]");
        Extractor extractor = DrawnReading.extractor(Mappings.read(folder));
        Extraction extraction = extractor.extract(
                new huizong.grid.Workbook(
                        huizong.grid.Workbook.Format.XLSX,
                        List.of(DrawnSheet.of("2023年政府性基金预算支出决算表|<\n科目|金额\n甲|1\n乙|2"))),
                new SourceName("a.xlsx", "a.xlsx"));
        assertThat(extraction.submissions()).isEmpty();
    }

    private void form(String id, String title, String requires) throws IOException {
        Files.createDirectories(folder.resolve("tables"));
        Files.writeString(
                folder.resolve("tables/" + id + "_line.yaml"),
                "table: " + id + "_line\nchinese: " + id + "\ncomment: 试验\nrows: many\ncolumns:\n"
                        + "  subject: {type: text, chinese: 科目}\n  amount: {type: decimal, chinese: 金额}\n");
        Files.createDirectories(folder.resolve("forms/" + id));
        Files.writeString(
                folder.resolve("forms/" + id + "/a.yaml"),
                "form: " + id + "\ntemplate: a\nversion: 1\nname: 表" + "\ntitle: \"" + title + "\"\nrequires: "
                        + requires + "\ntables:\n  lines:\n    into: " + id + "_line\n    headings:\n"
                        + "      subject: {label: [科目]}\n      amount: {label: [金额], type: amount}\n"
                        + "    rows: {each: [subject]}\n");
    }

    @Test
    void aFormThatLacksALabelItMustHaveIsNotReadAndItIsSaidWhich() {
        String gone = String.format(BASE, "甲局", "3").replace("公用经费|1|2|3\n", "");
        Extraction extraction = DrawnReading.of(DrawnSheet.of(gone));
        assertThat(extraction.submissions()).isEmpty();
        assertThat(extraction.findings()).singleElement().satisfies(f -> assertThat(f.message())
                .contains("“公用经费”"));
    }

    @Test
    void formsOfUnitsBesideEachOtherAreReadEachFromItsColumns() {
        for (int between : List.of(0, 1, 3)) {
            Extraction extraction =
                    DrawnReading.of(DrawnReading.beside(between, base("甲局", "31"), base("乙局", "32"), base("丙局", "33")));
            assertThat(extraction.submissions())
                    .extracting(s -> s.unit().name())
                    .containsExactly("甲局", "乙局", "丙局");
            assertThat(extraction.submissions())
                    .extracting(s -> DrawnReading.items(s).get(0))
                    .containsExactly(
                            "three_public 三公经费 1 2 31", "three_public 三公经费 1 2 32", "three_public 三公经费 1 2 33");
            assertThat(extraction.submissions()).allSatisfy(s -> assertThat(DrawnReading.rules(s.findings()))
                    .isEmpty());
            assertThat(extraction.findings()).extracting(Finding::ruleId).containsExactly("read-several-units");
        }
    }

    @Test
    void formsBesideEachOtherBelowOneTitleAreReadEachFromItsColumns() {
        Sheet first = base("甲局", "31");
        Sheet second = DrawnSheet.of(String.format(BASE, "乙局", "32").replace("部门整体支出绩效评价基础数据表|<|<|<", "|||"));
        Extraction extraction = DrawnReading.of(DrawnReading.beside(1, first, second));
        assertThat(extraction.submissions()).extracting(s -> s.unit().name()).containsExactly("甲局", "乙局");
        assertThat(extraction.submissions())
                .extracting(s -> DrawnReading.items(s).get(0))
                .containsExactly("three_public 三公经费 1 2 31", "three_public 三公经费 1 2 32");
    }

    @Test
    void aSheetAUnitIsReadEachForItsOwnAndSaidOnce() {
        Extraction extraction = DrawnReading.of(base("甲局", "31"), base("乙局", "32"), base("丙局", "33"));
        assertThat(extraction.submissions()).hasSize(3);
        assertThat(extraction.findings()).singleElement().satisfies(f -> assertThat(f.message())
                .contains("3 个单位", "甲局、乙局、丙局"));
    }

    @Test
    void halvesOfAListBesideEachOtherAreNotTwoForms() {
        String half = "填报科目|A\n收款方|项目|金额\n%s|x|%s\n%s|y|%s\n合计||%s";
        Sheet left = DrawnSheet.of("2023年资金使用明细表||\n" + String.format(half, "甲", "1", "乙", "2", "3"));
        Sheet right = DrawnSheet.of("||\n" + String.format(half, "丙", "3", "丁", "4", "7"));
        assertThat(DrawnReading.of(DrawnReading.beside(0, left, right)).submissions())
                .hasSizeLessThanOrEqualTo(1);
    }
}
