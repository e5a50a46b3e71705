package huizong.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import huizong.grid.CellValue;
import huizong.grid.Sheet;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Text with delimiters, from programs and settings of every kind. */
class CsvReaderTest {
    private static final Charset GBK = Charset.forName("GBK");

    @TempDir
    Path folder = Path.of("");

    private Sheet read(String text, Charset charset) throws IOException {
        return read("a.csv", text.getBytes(charset));
    }

    private Sheet read(String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        return WorkbookReader.withDefaults().read(file).sheets().get(0);
    }

    private static String row(Sheet sheet, int row) {
        return sheet.row(row).stream()
                .map(c -> c.ref() + ":"
                        + (c.value() instanceof CellValue.Fault
                                ? "fault"
                                : c.value().shown()))
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }

    private UnreadableException refusal(byte[] content) {
        return catchThrowableOfType(UnreadableException.class, () -> read("a.csv", content));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "|", "\t"})
    void aTitleWithoutDelimitersDoesNotDecideWhatSeparatesTheFields(String delimiter) throws IOException {
        String text = "部门整体支出绩效评价基础数据表\n填报单位：某局\n项目;预算数;决算数\n差旅费（含, 市内）;12;10.5\n\"其他;说明\";3;\n";
        String with = text.replace(';', delimiter.charAt(0)).replace(", ", delimiter.equals(",") ? "、" : ", ");
        Sheet sheet = read(with, GBK);
        assertThat(row(sheet, 0)).isEqualTo("A1:部门整体支出绩效评价基础数据表");
        assertThat(row(sheet, 2)).isEqualTo("A3:项目 B3:预算数 C3:决算数");
        assertThat(row(sheet, 3)).endsWith("B4:12 C4:10.5");
        assertThat(row(sheet, 4)).isEqualTo("A5:其他" + delimiter + "说明 B5:3");
    }

    @Test
    void aTitleWithCommasDoesNotDecideEither() throws IOException {
        assertThat(row(read("甲,乙,丙,丁 基础数据表\n项目;数\n差旅费;1.5\n", StandardCharsets.UTF_8), 2))
                .isEqualTo("A3:差旅费 B3:1.5");
    }

    @Test
    void semicolonsInsideTextDoNotSeparateWhatCommasDo() throws IOException {
        assertThat(row(read("项目,数,备注\n差旅费,1,甲;乙;丙\n培训费,2,丁;戊\n,,\n", StandardCharsets.UTF_8), 1))
                .isEqualTo("A2:差旅费 B2:1 C2:甲;乙;丙");
    }

    @Test
    void aLineThatStatesTheDelimiterIsObeyedAndIsNoRow() throws IOException {
        assertThat(row(read("sep=|\r\n项目,一|数\r\n差旅费,二|1\r\n", StandardCharsets.UTF_8), 0))
                .isEqualTo("A1:项目,一 B1:数");
    }

    @Test
    void aFilingSeparatedBySemicolonsIsReadAsItStands() throws IOException {
        Sheet sheet = read("semicolon.csv", resource("/huizong/filed/semicolon.csv"));
        assertThat(row(sheet, 4)).isEqualTo("B5:54 D5:46 F5:85%");
        assertThat(row(sheet, 6)).isEqualTo("A7:三公经费 B7:1.42 D7:1.4 F7:1.16");
        assertThat(row(sheet, 15)).isEqualTo("A16:    3、市级专项资金\n（一个专项一行） D16:92.5 F16:139.68");
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = CsvReaderTest.class.getResourceAsStream(name)) {
            return java.util.Objects.requireNonNull(in).readAllBytes();
        }
    }

    @Test
    void whatIsNoFieldUnderTheDelimiterIsRefusedNamingItAndNotTheQuotes() {
        UnreadableException e = refusal("项目;数\n\"差\"旅费;1\n培训费;2\n".getBytes(GBK));
        assertThat(e.code()).isEqualTo("unknown-delimiter");
        assertThat(e.chinese()).contains("分号“;”", "第 2 行").doesNotContain("不成对");
        assertThat(e.english()).contains("a semicolon");
        assertThat(refusal("项目,数\n\"差旅费,1\n".getBytes(GBK)).code()).isEqualTo("damaged-csv");
    }

    @Test
    void decimalCommasAmongSemicolonsAreDecimals() throws IOException {
        Sheet sheet = read("项目;预算;决算\n甲;897,32;12,5\n乙;1,250;-0,125\n丙;1.234,5;7\n丁;1.234;85%\n", GBK);
        assertThat(row(sheet, 1)).isEqualTo("A2:甲 B2:897.32 C2:12.5");
        assertThat(row(sheet, 2)).isEqualTo("A3:乙 B3:1.250 C3:-0.125");
        assertThat(row(sheet, 3)).isEqualTo("A4:丙 B4:1234.5 C4:7");
        assertThat(row(sheet, 4)).as("a thousand, or a little more than one").isEqualTo("A5:丁 B5:fault C5:85%");
    }

    @Test
    void aCommaThatMayBeEitherIsAFaultWhereTheFileDoesNotTell() throws IOException {
        assertThat(row(read("项目;预算\n甲;1,250\n乙;12\n", GBK), 1)).isEqualTo("A2:甲 B2:fault");
        assertThat(row(read("项目;预算\n甲;1,250\n乙;12,5\n丙;1.75\n", GBK), 1)).isEqualTo("A2:甲 B2:fault");
        assertThat(row(read("项目\t预算\n甲\t1,250\n乙\t12,5\n", GBK), 1)).isEqualTo("A2:甲 B2:fault");
    }

    @Test
    void thousandsStayThousandsWhereDecimalsHaveAPoint() throws IOException {
        assertThat(row(read("项目;预算\n甲;1,250\n乙;12.5\n", GBK), 1)).isEqualTo("A2:甲 B2:1,250");
        assertThat(row(read("项目\t预算\n甲\t1,250\n", GBK), 1)).isEqualTo("A2:甲 B2:1,250");
        assertThat(row(read("项目,预算\n甲,\"1,250\"\n", GBK), 1)).isEqualTo("A2:甲 B2:1,250");
    }

    @Test
    void westernTextIsToldAndNotReadAsOtherCharacters() {
        for (String text : List.of("Société générale,1\n", "Düsseldorf,1\nKöln,2\n", "Maß m²,1\n", "café\n")) {
            assertThat(refusal(text.getBytes(Charset.forName("windows-1252"))).code())
                    .isEqualTo("western-encoding");
        }
    }

    @Test
    void rareCharactersOfTheLongerChineseEncodingsAreRead() throws IOException {
        assertThat(row(read("李喆,王镕\n㐀䶮,臺灣\n", Charset.forName("GB18030")), 0)).isEqualTo("A1:李喆 B1:王镕");
        assertThat(row(read("李喆,王镕\n㐀䶮,臺灣\n", Charset.forName("GB18030")), 1)).isEqualTo("A2:㐀䶮 B2:臺灣");
        assertThat(row(read("甲;1\n乙;2\n", StandardCharsets.UTF_16), 1)).isEqualTo("A2:乙 B2:2");
        assertThat(row(read("\uFEFF甲|1\n乙|2\n", StandardCharsets.UTF_8), 0)).isEqualTo("A1:甲 B1:1");
    }
}
