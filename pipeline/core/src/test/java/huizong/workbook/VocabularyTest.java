package huizong.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huizong.grid.CellValue;
import huizong.grid.Sheet;
import huizong.workbook.guard.UnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Elements of a workbook are told by their namespace and their place, not by their name alone. */
class VocabularyTest {
    private static final String SHEETS = "<sheets><sheet name='表' sheetId='1' r:id='r1'/></sheets>";
    private static final String X15 = " xmlns:x15='http://schemas.microsoft.com/office/spreadsheetml/2010/11/main'";
    private static final String DAY = "<row r='1'><c r='A1' s='2'><v>43829</v></c></row>";

    @TempDir
    Path folder;

    private Sheet read(ForgedBook book) throws IOException {
        Path file = folder.resolve("forged.xlsx");
        Files.write(file, book.bytes());
        return WorkbookReader.withDefaults().read(file).sheets().get(0);
    }

    @Test
    void anExtensionsWorkbookPropertiesDoNotChangeTheDates() throws IOException {
        String own = "<workbookPr date1904='1'/>" + SHEETS;
        String extension = "<extLst><ext uri='x'" + X15 + "><x15:workbookPr chartTrackingRefBase='1'/>"
                + "<workbookPr date1904='0'/></ext></extLst>";
        CellValue alone = read(new ForgedBook().book(own).rows(DAY)).at(0, 0);
        CellValue extended =
                read(new ForgedBook().book(own + extension).rows(DAY)).at(0, 0);
        assertThat(alone.shown()).isEqualTo("2023-12-31");
        assertThat(extended).isEqualTo(alone);
    }

    @Test
    void aStrictWorkbookAndAPrefixedOneAreReadAlike() throws IOException {
        String strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
        ForgedBook book = new ForgedBook()
                .part(
                        ForgedBook.BOOK,
                        "<workbook xmlns='" + strict
                                + "' xmlns:q='http://purl.oclc.org/ooxml/officeDocument/relationships'>"
                                + "<sheets><sheet name='表' sheetId='1' q:id='r1'/></sheets></workbook>")
                .part(
                        ForgedBook.SHEET,
                        "<s:worksheet xmlns:s='" + strict
                                + "'><s:sheetData><s:row r='1'><s:c r='A1'><s:v>72</s:v></s:c></s:row></s:sheetData></s:worksheet>");
        assertThat(read(book).at(0, 0).shown()).isEqualTo("72");
    }

    @Test
    void valuesCellsAndRowsOfAnotherNamespaceAreNone() throws IOException {
        ForgedBook book = new ForgedBook()
                .sheet("<sheetData" + X15 + "><row r='1'><c r='A1'><x15:v>60</x15:v><v>72</v></c>"
                        + "<x15:c r='B1'><v>60</v></x15:c></row><x15:row r='2'><c r='A2'><v>60</v></c></x15:row></sheetData>"
                        + "<extLst><ext><mergeCells><mergeCell ref='A1:B1'/></mergeCells></ext></extLst>");
        Sheet sheet = read(book);
        assertThat(sheet.cellCount()).isEqualTo(1);
        assertThat(sheet.at(0, 0).shown()).isEqualTo("72");
        assertThat(sheet.merges()).isEmpty();
    }

    @Test
    void anotherNamespacesAttributesAreNotOurs() throws IOException {
        Sheet sheet = read(new ForgedBook()
                .sheet("<sheetData" + X15
                        + "><row r='1' x15:hidden='1'><c r='A1' x15:s='1'><v>72</v></c></row></sheetData>"));
        assertThat(sheet.isRowHidden(0)).isFalse();
        assertThat(sheet.at(0, 0).shown()).isEqualTo("72");
    }

    @Test
    void twoBodiesAndTwoTablesOfStringsAreRefused() {
        String rows = "<sheetData><row r='1'><c r='A1'><v>72</v></c></row></sheetData>";
        assertThatThrownBy(() -> read(new ForgedBook().sheet(rows + "<sheetData/>")))
                .isInstanceOfSatisfying(
                        UnreadableException.class, e -> assertThat(e.code()).isEqualTo("duplicate-part-body"));
        assertThatThrownBy(() -> read(new ForgedBook()
                        .change(ForgedBook.STRINGS, s -> s.replace("</sst>", "<sst><si><t>乙</t></si></sst></sst>"))))
                .isInstanceOfSatisfying(
                        UnreadableException.class, e -> assertThat(e.code()).isEqualTo("duplicate-part-body"));
    }

    @Test
    void aFontInADifferentialStyleStrikesNothingOut() throws IOException {
        Sheet sheet = read(new ForgedBook()
                .change(
                        ForgedBook.STYLES,
                        s -> s.replace(
                                "</styleSheet>", "<dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>")));
        assertThat(sheet.at(0, 0).shown()).isEqualTo("甲");
    }
}
