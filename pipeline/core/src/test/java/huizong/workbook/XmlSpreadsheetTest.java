package huizong.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import huizong.grid.CellValue;
import huizong.grid.Sheet;
import huizong.grid.Visibility;
import huizong.grid.Workbook;
import huizong.workbook.guard.UnreadableException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XML Spreadsheet 2003, as Excel, WPS and filing systems write it. */
class XmlSpreadsheetTest {
    private static final String HEAD = "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n"
            + "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\""
            + " xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\""
            + " xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:html=\"http://www.w3.org/TR/REC-html40\">";
    private static final String OPTIONS =
            "<WorksheetOptions xmlns=\"urn:schemas-microsoft-com:office:excel\">%s</WorksheetOptions>";

    @TempDir
    Path folder = Path.of("");

    private Workbook read(String name, byte[] content) throws IOException {
        return WorkbookReader.withDefaults().read(Files.write(folder.resolve(name), content));
    }

    private Workbook book(String inside) throws IOException {
        return read("表.xls", (HEAD + inside + "</Workbook>").getBytes(StandardCharsets.UTF_8));
    }

    private static String sheet(String name, String table, String options) {
        return "<Worksheet ss:Name=\"" + name + "\"><Table>" + table + "</Table>" + options + "</Worksheet>";
    }

    private Sheet table(String table) throws IOException {
        return book(sheet("表", table, "")).sheets().get(0);
    }

    private String refusal(String table) {
        return catchThrowableOfType(UnreadableException.class, () -> table(table))
                .code();
    }

    private static String cells(Sheet sheet) {
        StringBuilder cells = new StringBuilder();
        for (int r = 0; r < sheet.height(); r++) {
            sheet.row(r).forEach(c -> cells.append(cells.isEmpty() ? "" : " ")
                    .append(c.ref())
                    .append(c.value() instanceof CellValue.Fault ? ":fault " : ":")
                    .append(c.value().shown()));
        }
        return cells.toString();
    }

    private static String data(String type, String text) {
        return "<Data ss:Type=\"" + type + "\">" + text + "</Data>";
    }

    private static String cell(String attributes, String text) {
        return "<Cell " + attributes + ">" + data("String", text) + "</Cell>";
    }

    @ParameterizedTest
    @ValueSource(strings = {"表.xml", "表.xls", "表.xlsx"})
    void isToldByItsContentWhateverItIsCalled(String name) throws IOException {
        byte[] content = (HEAD + sheet("表", "<Row>" + cell("", "甲") + "</Row>", "") + "</Workbook>")
                .getBytes(StandardCharsets.UTF_8);
        Workbook workbook = read(name, content);
        assertThat(workbook.format()).isEqualTo(Workbook.Format.XML);
        assertThat(cells(workbook.sheets().get(0))).isEqualTo("A1:甲");
    }

    @Test
    void cellsAndRowsStandWhereTheirIndexSaysOrBehindTheOneBefore() throws IOException {
        assertThat(cells(table(
                        "<Column ss:Width=\"90\"/><Row>" + cell("", "甲") + cell("ss:Index=\"4\"", "乙") + cell("", "丙")
                                + "</Row><Row ss:Index=\"5\">" + cell("", "丁") + "</Row><Row/><Row ss:Span=\"2\"/><Row>"
                                + cell("ss:Index=\"2\"", "戊") + "</Row>")))
                .isEqualTo("A1:甲 D1:乙 E1:丙 A5:丁 B10:戊");
    }

    @Test
    void mergedCellsReachAcrossAndDownAndPushTheNextAside() throws IOException {
        Sheet sheet = table("<Row>" + cell("ss:MergeAcross=\"2\" ss:MergeDown=\"1\"", "甲") + cell("", "乙")
                + "</Row><Row>" + cell("ss:Index=\"4\"", "丙") + "</Row>");
        assertThat(cells(sheet)).isEqualTo("A1:甲 D1:乙 D2:丙");
        assertThat(sheet.merges().toString()).isEqualTo("[A1:C2]");
    }

    @Test
    void aCellThatDoesNotSayOnWhichSideOfAMergedRegionItStandsIsRefused() {
        assertThat(refusal("<Row>" + cell("ss:MergeDown=\"1\"", "甲") + "</Row><Row>" + cell("", "乙") + "</Row>"))
                .isEqualTo("misplaced-cell");
    }

    @Test
    void dataIsReadByItsType() throws IOException {
        assertThat(cells(table("<Row><Cell>" + data("Number", "897.3200000000001") + "</Cell><Cell>"
                        + data("Number", "-1.5E-2") + "</Cell><Cell>" + data("Boolean", "1") + "</Cell><Cell>"
                        + data("Error", "#REF!") + "</Cell><Cell>" + data("DateTime", "2023-12-31T00:00:00.000")
                        + "</Cell><Cell>" + data("Number", "1,234") + "</Cell><Cell>" + data("Money", "1")
                        + "</Cell><Cell>" + data("DateTime", "2023-02-30T00:00:00.000") + "</Cell><Cell>"
                        + data("String", "甲&#10;乙 &lt;") + "</Cell></Row>")))
                .isEqualTo("A1:897.32 B1:-0.015 C1:TRUE D1:fault #REF! E1:2023-12-31 F1:fault 1,234 G1:fault 1"
                        + " H1:fault 2023-02-30T00:00:00.000 I1:甲\n乙 <");
    }

    @Test
    void aFormulaNobodyComputedIsNoNumber() throws IOException {
        Sheet sheet = table("<Row><Cell ss:Formula=\"=SUM(R[-2]C:R[-1]C)\"/><Cell ss:Formula=\"=RC[-1]\">"
                + data("Number", "3") + "</Cell><Cell ss:Formula=\"=&quot;&quot;\">" + data("String", "")
                + "</Cell><Cell ss:Formula=\"=1\">" + data("Number", "") + "</Cell></Row>");
        assertThat(sheet.at(0, 0)).isEqualTo(new CellValue.Uncomputed("SUM(R[-2]C:R[-1]C)"));
        assertThat(sheet.cell(0, 1).orElseThrow().formula()).isTrue();
        assertThat(sheet.at(0, 2).isBlank()).isTrue();
        assertThat(sheet.at(0, 3)).isEqualTo(new CellValue.Uncomputed("1"));
    }

    @Test
    void numbersAreShownByTheFormatOfCellRowColumnOrTable() throws IOException {
        String styles = "<Styles><Style ss:ID=\"Default\" ss:Name=\"Normal\"/>"
                + "<Style ss:ID=\"p\"><NumberFormat ss:Format=\"Percent\"/></Style>"
                + "<Style ss:ID=\"q\" ss:Parent=\"p\"><Font ss:Bold=\"1\"/></Style>"
                + "<Style ss:ID=\"n\"><NumberFormat ss:Format=\"0.00\"/></Style>"
                + "<Style ss:ID=\"d\"><NumberFormat ss:Format=\"Short Date\"/></Style>"
                + "<Style ss:ID=\"e\"><NumberFormat ss:Format=\"yyyy\\-mm\\-dd\"/></Style></Styles>";
        String half = "<Cell %s>" + data("Number", "0.5") + "</Cell>";
        Sheet sheet = book(styles
                        + "<Worksheet ss:Name=\"表\"><Table ss:StyleID=\"q\"><Column ss:Index=\"2\" ss:StyleID=\"n\"/><Row>"
                        + half.formatted("") + half.formatted("") + half.formatted("ss:StyleID=\"p\"")
                        + "</Row><Row ss:StyleID=\"p\">" + half.formatted("ss:StyleID=\"n\"") + half.formatted("")
                        + "</Row><Row><Cell ss:StyleID=\"d\">" + data("Number", "45291")
                        + "</Cell><Cell ss:StyleID=\"e\">"
                        + data("DateTime", "2024-06-16T00:00:00.000") + "</Cell></Row></Table></Worksheet>")
                .sheets()
                .get(0);
        assertThat(cells(sheet)).startsWith("A1:50% B1:0.5 C1:50% A2:0.5 B2:50% ");
        assertThat(sheet.at(2, 0)).isInstanceOf(CellValue.Date.class);
        assertThat(((CellValue.Date) sheet.at(2, 0)).date()).hasToString("2023-12-31");
        assertThat(((CellValue.Date) sheet.at(2, 1)).date()).hasToString("2024-06-16");
    }

    @Test
    void datesMayCountFrom1904() throws IOException {
        Sheet sheet = book("<ExcelWorkbook xmlns=\"urn:schemas-microsoft-com:office:excel\"><Date1904/></ExcelWorkbook>"
                        + "<Styles><Style ss:ID=\"d\"><NumberFormat ss:Format=\"Short Date\"/></Style></Styles>"
                        + sheet(
                                "表",
                                "<Row><Cell ss:StyleID=\"d\">" + data("Number", "43829")
                                        + "</Cell><Cell ss:StyleID=\"d\">" + data("DateTime", "2023-12-31T00:00:00.000")
                                        + "</Cell></Row>",
                                ""))
                .sheets()
                .get(0);
        assertThat(((CellValue.Date) sheet.at(0, 0)).date()).hasToString("2023-12-31");
        assertThat(((CellValue.Date) sheet.at(0, 1)).date()).hasToString("2023-12-31");
    }

    @Test
    void struckOutAndRaisedRunsAreNoDigitsOfANumber() throws IOException {
        String text = "<ss:Data ss:Type=\"String\" xmlns=\"http://www.w3.org/TR/REC-html40\">%s</ss:Data>";
        assertThat(cells(table("<Row><Cell>" + text.formatted("<B>72</B><Sup>1</Sup>") + "</Cell><Cell>"
                        + text.formatted("<Font html:Color=\"#FF0000\"><S>60</S>72</Font>") + "</Cell><Cell>"
                        + text.formatted("<I>建筑</I>面积（m<Sup>2</Sup>）") + "</Cell></Row>")))
                .isEqualTo("A1:72¹ B1:72 C1:建筑面积（m²）");
    }

    @Test
    void commentsAndTextForOtherProgramsAreNoValue() throws IOException {
        assertThat(
                        cells(
                                table(
                                        "<Row><Cell>" + data("Number", "5")
                                                + "<Comment ss:Author=\"a\"><ss:Data><B>审核：</B>9</ss:Data></Comment>"
                                                + "<PhoneticText xmlns=\"urn:schemas-microsoft-com:office:excel\">x</PhoneticText></Cell></Row>")))
                .isEqualTo("A1:5");
        assertThat(cells(table("<Row xmlns=\"urn:other\"><Cell><Data>9</Data></Cell></Row>")))
                .isEmpty();
    }

    @Test
    void hiddenSheetsRowsAndColumnsAreHidden() throws IOException {
        Workbook workbook = book(sheet(
                        "一",
                        "<Column ss:Index=\"2\" ss:Hidden=\"1\" ss:Span=\"1\"/><Column ss:Width=\"61.5\"/><Row ss:Hidden=\"1\">"
                                + cell("", "甲") + "</Row>",
                        String.format(OPTIONS, "<Visible>SheetHidden</Visible>"))
                + sheet(
                        "二",
                        "<Row>" + cell("", "乙") + "</Row>",
                        String.format(OPTIONS, "<Visible>SheetVeryHidden</Visible>"))
                + sheet("三", "<Row>" + cell("", "丙") + "</Row>", String.format(OPTIONS, "<Selected/>")));
        Sheet first = workbook.sheets().get(0);
        assertThat(workbook.sheets().stream().map(Sheet::visibility))
                .containsExactly(Visibility.HIDDEN, Visibility.VERY_HIDDEN, Visibility.VISIBLE);
        assertThat(first.isRowHidden(0)).isTrue();
        assertThat(List.of(
                        first.isColumnHidden(0),
                        first.isColumnHidden(1),
                        first.isColumnHidden(2),
                        first.isColumnHidden(3)))
                .containsExactly(false, true, true, false);
        assertThat(first.columnWidth(3).orElse(0)).isEqualTo(11);
    }

    @ParameterizedTest
    @CsvSource({"GB2312,GBK", "GBK,GBK", "gb18030,GB18030", "UTF-8,UTF-8", "UTF-16,UTF-16", "ISO-8859-1,ISO-8859-1"})
    void isReadInTheEncodingItStates(String stated, String written) throws IOException {
        String text = written.equals("ISO-8859-1") ? "&#30002;é" : written.equals("GBK") ? "李喆镕" : "李喆";
        String xml = (HEAD + sheet("表", "<Row>" + cell("", text) + "</Row>", "") + "</Workbook>")
                .replace("version=\"1.0\"", "version=\"1.0\" encoding=\"" + stated + "\"");
        assertThat(cells(read("a.xml", xml.getBytes(Charset.forName(written)))
                        .sheets()
                        .get(0)))
                .isEqualTo("A1:" + text.replace("&#30002;", "甲"));
    }

    @Test
    void prefixesMayBeOtherThanUsual() throws IOException {
        String xml =
                "<s:Workbook xmlns:s='urn:schemas-microsoft-com:office:spreadsheet'><s:Worksheet s:Name='表'><s:Table>"
                        + "<s:Row><s:Cell><s:Data s:Type='Number'>7</s:Data></s:Cell></s:Row></s:Table></s:Worksheet></s:Workbook>";
        assertThat(cells(read("a.xml", xml.getBytes(StandardCharsets.UTF_8))
                        .sheets()
                        .get(0)))
                .isEqualTo("A1:7");
    }

    @Test
    void whatNoProgramOpensIsRefusedWithItsPlace() {
        String one = "<Row>" + cell("", "甲") + "</Row>";
        assertThat(refusal("<Row ss:Index=\"1048577\">" + cell("", "甲") + "</Row>"))
                .isEqualTo("bad-row-number");
        assertThat(refusal(one + "<Row ss:Index=\"1\"/>")).isEqualTo("bad-row-number");
        assertThat(refusal("<Row>" + cell("ss:Index=\"0\"", "甲") + "</Row>")).isEqualTo("bad-reference");
        assertThat(refusal("<Row>" + cell("ss:Index=\"2\"", "甲") + cell("ss:Index=\"2\"", "乙") + "</Row>"))
                .isEqualTo("bad-reference");
        assertThat(refusal("<Row>" + cell("ss:MergeAcross=\"16384\"", "甲") + "</Row>"))
                .isEqualTo("bad-merge");
        assertThat(refusal("<Row><Cell>" + data("Number", "1") + data("Number", "2") + "</Cell></Row>"))
                .isEqualTo("duplicate-cell");
        assertThat(refusal(cell("", "甲"))).isEqualTo("stray-cell");
        assertThat(refusal("<Row><Cell>")).isEqualTo("damaged-xml");
        assertThat(refusal("<Row>" + cell("", "x".repeat(32_768)) + "</Row>")).isEqualTo("text-too-long");
        assertThat(refusal(one + "</Table><Table>" + one)).isEqualTo("stray-cell");
        assertThat(refusal(one + "</Table></Worksheet><Worksheet ss:Name=\"表\"><Table>"))
                .isEqualTo("duplicate-sheet");
        assertThat(refusal(one + "</Table></Worksheet><Styles/><Worksheet ss:Name=\"二\"><Table>"))
                .isEqualTo("wrong-part");
    }

    @Test
    void entitiesAndOtherVocabulariesAreRefused() {
        byte[] laughs = ("<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]>"
                        + HEAD.substring(HEAD.indexOf("<Workbook")) + sheet("表", "", "") + "</Workbook>")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(catchThrowableOfType(UnreadableException.class, () -> read("a.xml", laughs))
                        .code())
                .isIn("xml-doctype", "xml-not-workbook");
        byte[] other = "<?xml version='1.0'?><Workbook xmlns='urn:other'/>".getBytes(StandardCharsets.UTF_8);
        assertThat(catchThrowableOfType(UnreadableException.class, () -> read("a.xml", other))
                        .code())
                .isEqualTo("xml-not-workbook");
    }
}
