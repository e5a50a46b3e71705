package huizong.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.grid.Cell;
import huizong.grid.CellValue;
import huizong.grid.CellValue.Why;
import huizong.grid.Sheet;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One sheet written as .xlsx and as .xls says the same in both: formats, fonts, runs, merged cells. */
class ShownAlikeTest {
    @TempDir
    Path folder;

    private Map<String, CellValue> cells(Workbook workbook, String name) throws IOException {
        return cells(sheet(workbook, name));
    }

    private Sheet sheet(Workbook workbook, String name) throws IOException {
        Path file = folder.resolve(name);
        try (workbook;
                OutputStream out = Files.newOutputStream(file)) {
            workbook.write(out);
        }
        return WorkbookReader.withDefaults().read(file).sheets().get(0);
    }

    private static Map<String, CellValue> cells(Sheet sheet) {
        Map<String, CellValue> cells = new TreeMap<>();
        for (int r = 0; r < sheet.height(); r++) {
            for (Cell cell : sheet.row(r)) {
                cells.put(cell.ref().toString(), cell.value());
            }
        }
        return cells;
    }

    private static Workbook formats(Workbook workbook) {
        Row row = workbook.createSheet("表").createRow(0);
        Object[][] figures = {
            {720000.0, "0!.0000"},
            {720000.0, "#,##0.00\"元\""},
            {123.0, "000000"},
            {0.045, "\"≤\"0.0%"},
            {-5.0, "0.00;0.00"},
            {1.5, "[h]:mm"},
            {45291.0, "yyyy\"年\"m\"月\""},
            {59.8712, "#,##0.00_);(#,##0.00)"},
            {0.9782, "0.00%"},
            {720000.0, "[Red][>=10000]0!.0,\"万\";0"}
        };
        for (int i = 0; i < figures.length; i++) {
            CellStyle style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat((String) figures[i][1]));
            row.createCell(i).setCellValue((Double) figures[i][0]);
            row.getCell(i).setCellStyle(style);
        }
        return workbook;
    }

    @Test
    void numberFormatsMeanTheSameInBothFileFormats() throws IOException {
        Map<String, CellValue> xlsx = cells(formats(new XSSFWorkbook()), "formats.xlsx");
        assertThat(xlsx)
                .containsEntry("A1", new CellValue.Number(new BigDecimal("72"), false, 4))
                .containsEntry("B1", new CellValue.Text("720000元"))
                .containsEntry("C1", new CellValue.Text("000123"))
                .containsEntry("D1", new CellValue.Text("≤4.5%"))
                .containsEntry("E1", new CellValue.Withheld("5", Why.SIGN_DIFFERS))
                .containsEntry("F1", new CellValue.Text("36:00"))
                .containsEntry("H1", new CellValue.Number(new BigDecimal("59.8712"), false))
                .containsEntry("I1", new CellValue.Number(new BigDecimal("0.9782"), true))
                .containsEntry("J1", new CellValue.Text("72万"));
        assertThat(xlsx.get("G1")).hasToString("Date[date=2023-12-31, text=2023年12月]");
        assertThat(cells(formats(new HSSFWorkbook()), "formats.xls")).isEqualTo(xlsx);
    }

    private static Workbook runs(Workbook workbook) {
        Font plain = workbook.createFont();
        Font struck = workbook.createFont();
        struck.setStrikeout(true);
        Font raised = workbook.createFont();
        raised.setTypeOffset(Font.SS_SUPER);
        CellStyle struckCell = workbook.createCellStyle();
        struckCell.setFont(struck);
        Row row = workbook.createSheet("表").createRow(0);
        RichTextString replaced = workbook.getCreationHelper().createRichTextString("6072");
        replaced.applyFont(0, 2, struck);
        replaced.applyFont(2, 4, plain);
        row.createCell(0).setCellValue(replaced);
        RichTextString noted = workbook.getCreationHelper().createRichTextString("721");
        noted.applyFont(2, 3, raised);
        row.createCell(1).setCellValue(noted);
        RichTextString gone = workbook.getCreationHelper().createRichTextString("72");
        gone.applyFont(0, 2, struck);
        row.createCell(2).setCellValue(gone);
        row.createCell(3).setCellValue("72");
        row.getCell(3).setCellStyle(struckCell);
        row.createCell(4).setCellValue(72);
        row.getCell(4).setCellStyle(struckCell);
        RichTextString corrected = workbook.getCreationHelper().createRichTextString("6072");
        corrected.applyFont(2, 4, plain);
        row.createCell(5).setCellValue(corrected);
        row.getCell(5).setCellStyle(struckCell);
        RichTextString squareMetres = workbook.getCreationHelper().createRichTextString("120m2");
        squareMetres.applyFont(4, 5, raised);
        row.createCell(6).setCellValue(squareMetres);
        return workbook;
    }

    @Test
    void whatIsStruckOutIsNotSaidAndWhatIsRaisedIsAMark() throws IOException {
        Map<String, CellValue> xlsx = cells(runs(new XSSFWorkbook()), "runs.xlsx");
        assertThat(xlsx)
                .containsEntry("A1", new CellValue.Text("72"))
                .containsEntry("B1", new CellValue.Text("72¹"))
                .containsEntry("C1", new CellValue.Withheld("72", Why.STRUCK_OUT))
                .containsEntry("D1", new CellValue.Withheld("72", Why.STRUCK_OUT))
                .containsEntry("E1", new CellValue.Withheld("72", Why.STRUCK_OUT))
                .containsEntry("F1", new CellValue.Text("72"))
                .containsEntry("G1", new CellValue.Text("120m²"));
        assertThat(cells(runs(new HSSFWorkbook()), "runs.xls")).isEqualTo(xlsx);
    }

    private static Workbook merged(Workbook workbook) {
        var sheet = workbook.createSheet("表");
        Row row = sheet.createRow(0);
        row.createCell(2).setCellValue(82.21);
        row.createCell(4).setCellValue("甲");
        row.createCell(5).setCellValue("乙");
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 1, 2));
        sheet.addMergedRegion(new CellRangeAddress(0, 1, 4, 5));
        return workbook;
    }

    @Test
    void whatLiesUnderAMergedCellIsNotOnTheSheetButKnown() throws IOException {
        for (Sheet sheet : new Sheet[] {
            sheet(merged(new XSSFWorkbook()), "merged.xlsx"), sheet(merged(new HSSFWorkbook()), "merged.xls")
        }) {
            assertThat(cells(sheet)).containsOnlyKeys("E1");
            assertThat(sheet.covered())
                    .extracting(c -> c.ref() + "=" + c.value().shown())
                    .containsExactly("C1=82.21", "F1=乙");
        }
    }
}
