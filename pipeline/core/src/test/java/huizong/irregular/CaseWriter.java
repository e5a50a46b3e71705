package huizong.irregular;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Writes a case as the file a unit would send. */
final class CaseWriter {
    private CaseWriter() {}

    static byte[] bytes(Case filing) throws IOException {
        try (Workbook workbook = filing.xls() ? new HSSFWorkbook() : new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            CellStyle percent = workbook.createCellStyle();
            percent.setDataFormat(workbook.createDataFormat().getFormat("0.00%"));
            for (Paper paper : filing.sheets()) {
                Sheet sheet = workbook.createSheet(paper.name);
                for (Ink ink : paper.inks) {
                    write(sheet, ink, percent);
                }
                for (Paper.Merge m : paper.merges) {
                    if (m.bottom > m.top || m.right > m.left) {
                        sheet.addMergedRegionUnsafe(new CellRangeAddress(m.top, m.bottom, m.left, m.right));
                    }
                }
                paper.hiddenColumns.forEach(c -> sheet.setColumnHidden(c, true));
                for (int hidden : paper.hiddenRows) {
                    Row row = sheet.getRow(hidden);
                    if (row != null) {
                        row.setZeroHeight(true);
                    }
                }
                if (paper.hidden) {
                    workbook.setSheetVisibility(workbook.getSheetIndex(sheet), SheetVisibility.VERY_HIDDEN);
                }
            }
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static void write(Sheet sheet, Ink ink, CellStyle percent) {
        Row row = sheet.getRow(ink.row) == null ? sheet.createRow(ink.row) : sheet.getRow(ink.row);
        Cell cell = row.createCell(ink.column);
        if (ink.style == Ink.Style.FORMULA && ink.content instanceof BigDecimal number) {
            cell.setCellFormula(number.toPlainString() + "+0");
            cell.setCellValue(number.doubleValue());
        } else if (ink.style == Ink.Style.FORMULA_UNCOMPUTED) {
            cell.setCellFormula("B99*2");
            if (cell instanceof XSSFCell xssf && xssf.getCTCell().isSetV()) {
                xssf.getCTCell().unsetV();
            } else {
                cell.setCellErrorValue(org.apache.poi.ss.usermodel.FormulaError.REF.getCode());
            }
        } else if (ink.content instanceof BigDecimal number) {
            cell.setCellValue(number.doubleValue());
            if (ink.style == Ink.Style.PERCENT) {
                cell.setCellStyle(percent);
            }
        } else if (ink.text().equals("#REF!")) {
            cell.setCellErrorValue(org.apache.poi.ss.usermodel.FormulaError.REF.getCode());
        } else {
            cell.setCellValue(ink.text());
        }
        if (cell.getCellType() == CellType.BLANK) {
            row.removeCell(cell);
        }
    }
}
