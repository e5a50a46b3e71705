package huizong.workbook.word;

import static huizong.workbook.word.ForgedDocument.cell;
import static huizong.workbook.word.ForgedDocument.cells;
import static huizong.workbook.word.ForgedDocument.p;
import static huizong.workbook.word.ForgedDocument.r;
import static huizong.workbook.word.ForgedDocument.tbl;
import static huizong.workbook.word.ForgedDocument.tc;
import static huizong.workbook.word.ForgedDocument.tr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huizong.grid.Sheet;
import huizong.grid.Workbook;
import huizong.workbook.guard.UnreadableException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Word and WPS do to the cells of a table, each written by hand. */
class DocxTrapsTest {
    private static String one(String cell) {
        return new ForgedDocument(tbl(tr(tc("全年执行数"), cell, tc("末")))).cells();
    }

    /** What is read of a cell that holds a paragraph with these runs. */
    private static String text(String runs) {
        String cells = one(cell("", "<w:p>" + runs + "</w:p>"));
        assertThat(cells).startsWith("A1=全年执行数").endsWith("C1=末");
        int from = cells.indexOf("B1=");
        return from < 0 ? "" : cells.substring(from + 3, cells.indexOf(" C1=末"));
    }

    private static String run(String properties, String text) {
        return "<w:r><w:rPr>" + properties + "</w:rPr><w:t>" + text + "</w:t></w:r>";
    }

    @Test
    void aCellInAContentControlKeepsItsColumn() {
        String control = "<w:sdt><w:sdtPr/><w:sdtContent>" + tc("877.77") + "</w:sdtContent></w:sdt>";
        assertThat(new ForgedDocument(
                                tbl(tr(tc("年初预算数"), tc("全年预算数"), tc("全年执行数")), tr(tc("897.32"), control, tc("860"))))
                        .cells())
                .isEqualTo("A1=年初预算数 B1=全年预算数 C1=全年执行数 A2=897.32 B2=877.77 C2=860");
    }

    @Test
    void contentControlsAreUnwrappedAroundTablesRowsParagraphsAndRuns() {
        String inside = "<w:sdt><w:sdtContent>%s</w:sdtContent></w:sdt>";
        String run = String.format(inside, r("12"));
        String paragraph = String.format(inside, "<w:p>" + run + r("3") + "</w:p>");
        String row = String.format(inside, tr(tc("甲"), cell("", paragraph)));
        String table = String.format(inside, tbl(row, tr(tc("乙"), tc("4"))));
        assertThat(new ForgedDocument(table).cells()).isEqualTo("A1=甲 B1=123 A2=乙 B2=4");
    }

    @Test
    void aPromptNobodyTypedOverIsNoContent() {
        String prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + r("单击此处输入金额")
                + "</w:sdtContent></w:sdt>";
        assertThat(text(prompt)).isEmpty();
        assertThat(text(prompt.replace("<w:showingPlcHdr/>", "<w:showingPlcHdr w:val='0'/>")))
                .isEqualTo("单击此处输入金额");
    }

    @Test
    void columnsAreThoseOfTheGridNotOfTheCells() {
        String row = "<w:tr><w:trPr><w:gridBefore w:val='2'/></w:trPr>" + tc("C") + tc("D") + "</w:tr>";
        assertThat(new ForgedDocument(tbl(tr(cell("<w:gridSpan w:val='3'/>", p("A")), tc("D")), row)).cells())
                .isEqualTo("A1=A D1=D C2=C D2=D");
    }

    @Test
    void anEarlierStateOfRowsAndCellsIsNotTheirState() {
        String row = "<w:tr><w:trPr><w:trPrChange><w:trPr><w:gridBefore w:val='2'/></w:trPr></w:trPrChange></w:trPr>"
                + cell("<w:tcPrChange><w:tcPr><w:gridSpan w:val='4'/><w:vMerge/></w:tcPr></w:tcPrChange>", p("1"))
                + tc("2") + "</w:tr>";
        assertThat(new ForgedDocument(tbl(tr(tc("A"), tc("B")), row)).cells()).isEqualTo("A1=A B1=B A2=1 B2=2");
    }

    @Test
    void cellsMergedDownwardAreOneAndWhatTheyHideIsNotRead() {
        Sheet sheet = new ForgedDocument(tbl(
                        tr(cell("<w:vMerge w:val='restart'/>", p("产出")), tc("1")),
                        tr(cell("<w:vMerge/>", p("旧")), tc("2")),
                        tr(cell("<w:vMerge w:val='continue'/>", p("")), tc("3")),
                        tr(cell("<w:vMerge w:val='restart'/>", p("效益")), tc("4"))))
                .read()
                .sheets()
                .get(0);
        assertThat(cells(sheet)).isEqualTo("A1=产出 B1=1 B2=2 B3=3 A4=效益 B4=4");
        assertThat(sheet.merges().toString()).isEqualTo("[A1:A3]");
    }

    @Test
    void aRowThatLeavesOutItsFirstColumnsEndsTheMergeAboveIt() {
        String skipped = "<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>" + tc("2") + "</w:tr>";
        Sheet sheet = new ForgedDocument(tbl(
                        tr(cell("<w:vMerge w:val='restart'/>", p("甲")), tc("1")),
                        skipped,
                        tr(cell("<w:vMerge/>", p("乙")), tc("3"))))
                .read()
                .sheets()
                .get(0);
        assertThat(cells(sheet)).isEqualTo("A1=甲 B1=1 B2=2 A3=乙 B3=3");
        assertThat(sheet.merges()).isEmpty();
    }

    @Test
    void oldHorizontalMergesAreRegions() {
        Sheet sheet = new ForgedDocument(tbl(
                        tr(
                                cell("<w:hMerge w:val='restart'/>", p("合计")),
                                cell("<w:hMerge w:val='continue'/>", p("")),
                                tc("9")),
                        tr(tc("a"), tc("b"), tc("c"))))
                .read()
                .sheets()
                .get(0);
        assertThat(cells(sheet)).isEqualTo("A1=合计 C1=9 A2=a B2=b C2=c");
        assertThat(sheet.merges().toString()).isEqualTo("[A1:B1]");
    }

    @Test
    void aTrackedChangeFromOneFigureToAnotherIsTheSecond() {
        assertThat(text(r("11") + "<w:del><w:r><w:delText>8</w:delText></w:r></w:del><w:ins>" + r("7") + "</w:ins>"))
                .isEqualTo("117");
        assertThat(text("<w:moveFrom>" + r("118") + "</w:moveFrom><w:moveTo>" + r("117") + "</w:moveTo>"))
                .isEqualTo("117");
    }

    @Test
    void aDeletedRowIsGoneAndAnInsertedOneIsThere() {
        String deleted = "<w:tr><w:trPr><w:del w:id='1'/></w:trPr>" + tc("旧") + tc("1") + "</w:tr>";
        String inserted = "<w:tr><w:trPr><w:ins w:id='2'/></w:trPr>" + tc("新") + tc("2") + "</w:tr>";
        assertThat(new ForgedDocument(tbl(tr(tc("名"), tc("数")), deleted, inserted)).cells())
                .isEqualTo("A1=名 B1=数 A2=新 B2=2");
    }

    @Test
    void trackedDeletionsOfCellsAreRefusedWithTheirPlace() {
        assertThatThrownBy(() -> one(cell("<w:cellDel w:id='1'/>", p("1"))))
                .isInstanceOfSatisfying(UnreadableException.class, e -> {
                    assertThat(e.code()).isEqualTo("tracked-cells");
                    assertThat(e.chinese()).contains("表1", "B1", "接受全部修订");
                });
    }

    @Test
    void aParagraphWhoseEndIsDeletedIsOneWithTheNext() {
        String joined = "<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>" + r("11") + "</w:p>" + p("7");
        assertThat(one(cell("", joined))).contains("B1=117");
        assertThat(one(cell("", p("11") + p("7")))).contains("B1=11\n7");
    }

    @Test
    void splitRunsSoftBreaksAndHyphensAreTheTextTheyShow() {
        assertThat(text(r("8") + "<w:proofErr w:type='spellStart'/>" + r("97")
                        + "<w:r><w:t>.</w:t><w:t>32</w:t></w:r>"))
                .isEqualTo("897.32");
        assertThat(text("<w:r><w:t>经济效</w:t><w:br/><w:t>益指标</w:t></w:r>")).isEqualTo("经济效\n益指标");
        assertThat(text("<w:r><w:noBreakHyphen/><w:t>5</w:t><w:softHyphen/><w:t>3</w:t></w:r>"))
                .isEqualTo("-53");
        assertThat(text("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>")).isEqualTo("甲\t乙");
        assertThat(text(r("　　５４　"))).isEqualTo("　　５４　");
        assertThat(text("<w:r><w:t>\n   54\n  </w:t></w:r>")).isEqualTo("54");
    }

    @Test
    void ofAFieldOnlyTheResultIsRead() {
        String field =
                "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> =SUM(ABOVE) 7 </w:instrText></w:r>"
                        + "<w:r><w:t>8</w:t></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>" + r("877.77")
                        + "<w:r><w:fldChar w:fldCharType='end'/></w:r>";
        assertThat(text(field)).isEqualTo("877.77");
        assertThat(text("<w:fldSimple w:instr=' =1+1 '>" + r("2") + "</w:fldSimple>"))
                .isEqualTo("2");
        assertThat(text("<w:hyperlink>" + r("2") + "</w:hyperlink>")).isEqualTo("2");
    }

    @Test
    void aFieldThatIsNeverEndedHidesNothingOfWhatFollows() {
        String open =
                "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>";
        assertThat(one(cell("", open + p("5")))).contains("B1=5");
        assertThat(new ForgedDocument(open + tbl(tr(tc("甲"), tc("6")))).cells()).isEqualTo("A1=甲 B1=6");
    }

    @Test
    void boxesToTickAreReadAsTheyAreDrawn() {
        String box = "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:default w:val='0'/>%s</w:checkBox>"
                + "</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>"
                + "<w:r><w:fldChar w:fldCharType='end'/></w:r>";
        assertThat(text(String.format(box, "<w:checked/>"))).isEqualTo("☑");
        assertThat(text(String.format(box, ""))).isEqualTo("□");
        assertThat(text("<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>")).isEqualTo("√");
        assertThat(text("<w:r><w:sym w:font='Symbol' w:char='F0B3'/><w:t>90%</w:t></w:r>"))
                .isEqualTo("≥90%");
    }

    @Test
    void marksOfNotesAreNoDigits() {
        assertThat(text(r("117") + "<w:r><w:rPr><w:rStyle w:val='note'/></w:rPr><w:footnoteReference w:id='2'/></w:r>"))
                .isEqualTo("117");
        assertThat(text(r("117") + run("<w:rStyle w:val='note'/>", "1"))).isEqualTo("117");
        assertThat(text(r("117") + run("<w:vertAlign w:val='superscript'/>", "1")))
                .isEqualTo("117");
        assertThat(text(r("120m") + run("<w:vertAlign w:val='superscript'/>", "2")))
                .isEqualTo("120m2");
        assertThat(text(run("<w:vertAlign w:val='superscript'/>", "72"))).isEqualTo("72");
        assertThat(text(run("<w:rStyle w:val='note'/><w:vertAlign w:val='baseline'/>", "72")))
                .isEqualTo("72");
    }

    @Test
    void whatIsHiddenOrCrossedOutIsNotRead() {
        assertThat(text(r("117") + run("<w:vanish/>", "5"))).isEqualTo("117");
        assertThat(text(r("117") + run("<w:vanish w:val='0'/>", "5"))).isEqualTo("1175");
        assertThat(text(r("117") + run("<w:rStyle w:val='secret'/>", "5"))).isEqualTo("117");
        assertThat(text(r("117") + run("<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>", "5")))
                .isEqualTo("1175");
        assertThat(text(run("<w:strike/>", "118") + r("117"))).isEqualTo("117");
        assertThat(text(run("<w:dstrike/>", "118") + r("117"))).isEqualTo("117");
        assertThat(text("<w:pPr><w:pStyle w:val='crossed'/></w:pPr>" + r("118")
                        + run("<w:strike w:val='false'/>", "117")))
                .isEqualTo("117");
    }

    @Test
    void readingAidsOverLettersAreNotRead() {
        assertThat(text(
                        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>huái</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>怀</w:t></w:r>"
                                + "</w:rubyBase></w:ruby></w:r>" + r("化")))
                .isEqualTo("怀化");
    }

    @Test
    void alternativesAreReadOnce() {
        String box = "<w:r><mc:AlternateContent><mc:Choice Requires='%s'><w:drawing><wps:txbx><w:txbxContent>"
                + tbl(tr(tc("甲"), tc("1"))) + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
                + "<mc:Fallback><w:pict><v:textbox><w:txbxContent>" + tbl(tr(tc("乙"), tc("2")))
                + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
        assertThat(new ForgedDocument("<w:p>" + String.format(box, "wps") + "</w:p>").cells())
                .isEqualTo("A1=甲 B1=1");
        assertThat(new ForgedDocument("<w:p>" + String.format(box, "wpx") + "</w:p>").cells())
                .isEqualTo("A1=乙 B1=2");
    }

    @Test
    void textInADrawingThatIsNoTextBoxIsNotRead() {
        assertThat(text(r("5") + "<w:r><w:drawing><a:p><a:r><a:t>7</a:t></a:r></a:p></w:drawing></w:r>"))
                .isEqualTo("5");
    }

    @Test
    void aTableInACellIsASheetOfItsOwn() {
        List<Sheet> sheets = new ForgedDocument(
                        tbl(tr(tc("外"), cell("", p("明细表") + tbl(tr(tc("内"), tc("1"))) + p(""))), tr(tc("下"), tc("2"))))
                .read()
                .sheets();
        assertThat(sheets.stream().map(ForgedDocument::cells))
                .containsExactly("A1=外 B1=明细表 A2=下 B2=2", "A0=明细表 A1=内 B1=1");
        assertThat(sheets.stream().map(Sheet::name)).containsExactly("表1", "明细表");
    }

    @Test
    void aTableOfOneCellIsOnlyAFrame() {
        String inner = p("绩效自评表") + tbl(tr(tc("甲"), tc("1"))) + p("");
        assertThat(new ForgedDocument(tbl(tr(cell("", inner)))).cells()).isEqualTo("A0=绩效自评表 A1=甲 B1=1");
    }

    @Test
    void linesAboveAndBelowBelongToTheirTable() {
        List<Sheet> sheets = new ForgedDocument(p("一、基本情况")
                        + p("本单位严格执行预算。")
                        + p("附件1")
                        + p("基础数据表")
                        + p("填报单位：甲局")
                        + p("单位：万元")
                        + tbl(tr(tc("三公经费"), tc("1")))
                        + p("注：含上年结转。")
                        + p("填表人：略")
                        + p("")
                        + p("附件2")
                        + p("自评表")
                        + tbl(tr(tc("年度资金总额"), tc("2")))
                        + p("填表人：某")
                        + p("二、存在的问题")
                        + p("年初预算数：5"))
                .read()
                .sheets();
        assertThat(sheets.stream().map(ForgedDocument::cells))
                .containsExactly(
                        "A-3=附件1 A-2=基础数据表 A-1=填报单位：甲局 A0=单位：万元 A1=三公经费 B1=1 A2=注：含上年结转。 A3=填表人：略",
                        "A-1=附件2 A0=自评表 A1=年度资金总额 B1=2 A2=填表人：某");
        assertThat(sheets.stream().map(Sheet::name)).containsExactly("基础数据表", "自评表");
    }

    @Test
    void tablesOfOneCaptionAreNamedByTheirNumber() {
        List<Sheet> sheets = new ForgedDocument(p("自评表")
                        + tbl(tr(tc("甲"), tc("1")))
                        + p("自评表")
                        + tbl(tr(tc("乙"), tc("2")))
                        + p("情况说明。")
                        + tbl(tr(tc("丙"), tc("3"))))
                .read()
                .sheets();
        assertThat(sheets.stream().map(Sheet::name))
                .startsWith("表1", "表2")
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @Test
    void aFormOverTwoTablesWithItsHeaderPrintedAgainIsOne() {
        String header = tr(tc("指标"), tc("指标值"), tc("得分"));
        for (String between : List.of(p(""), p("") + p("续表"), p("（续）") + p("单位：万元"))) {
            assertThat(new ForgedDocument(tbl(
                                            tr(cell("<w:gridSpan w:val='3'/>", p("绩效"))),
                                            header,
                                            tr(tc("a"), tc("1"), tc("2")))
                                    + between
                                    + tbl(header, tr(tc("b"), tc("3"), tc("4"))))
                            .cells())
                    .isEqualTo("A1=绩效 A2=指标 B2=指标值 C2=得分 A3=a B3=1 C3=2 A5=b B5=3 C5=4");
        }
    }

    @Test
    void aFormCutByThePageGoesOnButAnotherFormOfItsKindDoesNot() {
        String first = tbl(tr(tc("项目名称"), tc("甲")), tr(tc("金额"), tc("1")));
        assertThat(new ForgedDocument(first + p("") + tbl(tr(tc("得分"), tc("9")))).cells())
                .isEqualTo("A1=项目名称 B1=甲 A2=金额 B2=1 A3=得分 B3=9");
        assertThat(new ForgedDocument(first + p("") + tbl(tr(tc("项目名称"), tc("乙")), tr(tc("金额"), tc("2"))))
                        .read()
                        .sheets())
                .hasSize(2);
        assertThat(new ForgedDocument(first + p("二、另表") + tbl(tr(tc("得分"), tc("9"))))
                        .read()
                        .sheets())
                .hasSize(2);
    }

    @Test
    void strictDocumentsAreReadTheSame() {
        Workbook workbook = ForgedDocument.strict(tbl(tr(tc("甲"), tc("1")))).read();
        assertThat(workbook.format()).isEqualTo(Workbook.Format.DOCX);
        assertThat(cells(workbook.sheets().get(0))).isEqualTo("A1=甲 B1=1");
    }

    @ParameterizedTest
    @CsvSource({"gridSpan, 20000", "gridSpan, 1e9", "gridSpan, 1001"})
    void aSpanNoTableHasIsRefused(String property, String value) {
        assertThatThrownBy(() -> one(cell("<w:" + property + " w:val='" + value + "'/>", p("1"))))
                .isInstanceOfSatisfying(
                        UnreadableException.class, e -> assertThat(e.code()).isEqualTo("bad-span"));
    }

    @Test
    void textKeptInAnotherPartIsRefusedRatherThanLost() {
        assertThatThrownBy(() -> new ForgedDocument("<w:altChunk/>" + tbl(tr(tc("甲"), tc("1")))).read())
                .isInstanceOfSatisfying(
                        UnreadableException.class, e -> assertThat(e.code()).isEqualTo("embedded-document"));
    }

    @Test
    void fractionsAndRaisedPartsOfTypedFormulasMakeNoOtherNumber() {
        assertThat(
                        text(
                                "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"))
                .isEqualTo("1/2");
        assertThat(
                        text(
                                "<m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"))
                .isEqualTo("10");
    }
}
