package huizong.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import huizong.grid.CellValue;
import huizong.grid.Sheet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files no spreadsheet program would write: refused with their code, or read exactly. */
class HostileFileTest {
    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<row r='1'><c r='XFE1'><v>1</v></c></row> | bad-reference",
                "<row r='1'><c r='ZZZZZZ1'><v>1</v></c></row> | bad-reference",
                "<row r='0'><c r='A0'><v>1</v></c></row> | bad-reference",
                "<row r='-5'><c><v>1</v></c></row> | bad-reference",
                "<row r='1048577'><c><v>1</v></c></row> | bad-reference",
                "<row r='1'><c r='A1' t='s'><v>0</v></c></row> | bad-reference",
                "<row r='1'><c r='A1'><v>1</v></c><c r='A1'><v>2</v></c></row> | duplicate-cell",
            })
    void badReferencesAreRefused(String rows, String code) throws IOException {
        assertThat(refusal(write(book(rows))).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"NaN", "INF", "1E400", "1E999999999", "12d", "١٢"})
    void whatNoSpreadsheetCanHoldIsAFaultAndNoNumber(String raw) throws IOException {
        Sheet sheet = sheet("<row r='1'><c r='A1'><v>" + raw + "</v></c></row>");
        assertThat(sheet.at(0, 0)).isEqualTo(new CellValue.Fault(raw));
    }

    @Test
    void aFormulaWithoutResultIsUncomputedNotZero() throws IOException {
        assertThat(sheet("<row r='1'><c r='A1'><f>B1+1</f></c></row>").at(0, 0))
                .isEqualTo(new CellValue.Uncomputed("B1+1"));
    }

    @Test
    void rowsAndCellsWithoutAddressesAreReadByPosition() throws IOException {
        Sheet sheet = sheet("<row><c><v>1</v></c><c><v>2.50</v></c></row><row><c><v>897.3200000000001</v></c></row>");
        assertThat(sheet.at(0, 1).shown()).isEqualTo("2.5");
        assertThat(sheet.at(1, 0).shown()).isEqualTo("897.32");
    }

    @Test
    void escapedCharactersAreDecodedAndPhoneticTextIsLeftOut() throws IOException {
        Sheet sheet = sheet(
                "<row><c t='inlineStr'><is><r><t>甲_x000D_</t></r><r><t>乙</t></r><rPh><t>yi</t></rPh></is></c></row>");
        assertThat(sheet.at(0, 0)).isEqualTo(new CellValue.Text("甲\r乙"));
    }

    @Test
    void aDoctypeIsRefused() throws IOException {
        String sheet = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><worksheet><sheetData/></worksheet>";
        assertThat(refusal(write(zip(sheet))).code()).isEqualTo("xml-doctype");
    }

    @Test
    void aFlippedByteIsRefusedByItsCrc() throws IOException {
        byte[] bytes = book("<row r='1'><c r='A1'><v>12345</v></c></row>");
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("12345")] ^= 1;
        assertThat(refusal(write(bytes)).code()).isEqualTo("bad-crc");
    }

    @Test
    void aTruncatedFileIsRefused() throws IOException {
        byte[] bytes = book("<row r='1'/>");
        for (int percent : new int[] {10, 50, 90, 99}) {
            assertThat(refusal(write(Arrays.copyOf(bytes, bytes.length * percent / 100)))
                            .code())
                    .isEqualTo("damaged-zip");
        }
    }

    @Test
    void anEmptyFileSaysSo() throws IOException {
        assertThat(refusal(write(new byte[0])).code()).isEqualTo("empty-file");
    }

    @Test
    void aWebPageCalledXlsxIsNoWorkbook() throws IOException {
        assertThat(refusal(write("<html><table></table></html>".getBytes(StandardCharsets.UTF_8)))
                        .code())
                .isEqualTo("not-a-workbook");
    }

    @Test
    void plainTextCalledXlsxIsNoWorkbook() throws IOException {
        assertThat(refusal(write("甲,乙\n1,2\n".getBytes(StandardCharsets.UTF_8))).code())
                .isEqualTo("text-not-workbook");
    }

    private Sheet sheet(String rows) throws IOException {
        return WorkbookReader.withDefaults().read(write(book(rows))).sheets().get(0);
    }

    private static UnreadableException refusal(Path file) {
        return catchThrowableOfType(
                UnreadableException.class, () -> WorkbookReader.withDefaults().read(file));
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("return.xlsx"), bytes);
    }

    private static byte[] book(String rows) throws IOException {
        return zip("<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>" + rows
                + "</sheetData></worksheet>");
    }

    private static byte[] zip(String sheet) throws IOException {
        String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String open =
                "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' Type='"
                        + relations;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            store(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>");
            store(zip, "_rels/.rels", open + "/officeDocument' Target='xl/workbook.xml'/></Relationships>");
            store(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    open + "/worksheet' Target='worksheets/sheet1.xml'/></Relationships>");
            store(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r='" + relations
                            + "'><sheets><sheet name='表' sheetId='1' r:id='r1'/></sheets></workbook>");
            store(zip, "xl/worksheets/sheet1.xml", sheet);
        }
        return bytes.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
    }
}
