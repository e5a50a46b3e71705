package huizong.workbook;

import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.grid.Region;
import huizong.grid.Sheet;
import huizong.grid.Visibility;
import huizong.grid.Workbook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.record.RecordInputStream.LeftoverDataException;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;

/** Reads what comes in an OLE2 container: .xls by HSSF, and .xlsx encrypted with the password that is no password. */
final class XlsReader {
    private final Limits limits;

    XlsReader(Limits limits) {
        this.limits = limits;
    }

    Workbook read(Path file) throws IOException {
        try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
            if (container.getRoot().hasEntryCaseInsensitive("EncryptedPackage")) {
                return decrypted(container);
            }
            if (!container.getRoot().hasEntryCaseInsensitive("Workbook")
                    && !container.getRoot().hasEntryCaseInsensitive("Book")) {
                throw WorkbookReader.notWorkbook("其他 Office 文件", "another kind of Office file");
            }
            try (HSSFWorkbook workbook = new HSSFWorkbook(container.getRoot(), false)) {
                return workbook(workbook);
            }
        } catch (EncryptedDocumentException e) {
            throw encrypted();
        } catch (UnreadableException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
    }

    private Workbook decrypted(POIFSFileSystem container) throws IOException {
        Path plain = Files.createTempFile("huizong-", ".xlsx");
        try {
            Decryptor decryptor = Decryptor.getInstance(new EncryptionInfo(container));
            if (!decryptor.verifyPassword(Decryptor.DEFAULT_PASSWORD)) {
                throw encrypted();
            }
            try (InputStream in = decryptor.getDataStream(container)) {
                Files.copy(in, plain, StandardCopyOption.REPLACE_EXISTING);
            }
            return new XlsxReader(limits).read(plain);
        } catch (GeneralSecurityException e) {
            throw encrypted();
        } finally {
            Files.deleteIfExists(plain);
        }
    }

    private static UnreadableException encrypted() {
        return new UnreadableException(
                "encrypted",
                "文件有密码，无法打开。请在 Excel/WPS 中取消密码后再报。",
                "the workbook has a password; remove it and file it again");
    }

    private static UnreadableException damaged(Exception e) {
        String detail = e instanceof LeftoverDataException ? "record length" : String.valueOf(e.getMessage());
        return new UnreadableException(
                "damaged-xls",
                "文件已损坏，无法按 .xls 读取。请用 Excel/WPS 打开原文件，另存为 .xlsx 再报。",
                "the .xls is damaged (" + detail + "); open it and save it as .xlsx");
    }

    private Workbook workbook(HSSFWorkbook workbook) {
        List<Sheet> sheets = new ArrayList<>();
        if (workbook.getNumberOfSheets() > limits.sheets()) {
            throw new UnreadableException("too-many-sheets", "工作表过多。请删去无关工作表后再报。", "too many sheets");
        }
        boolean from1904 = workbook.getInternalWorkbook().isUsing1904DateWindowing();
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            Visibility visibility = workbook.isSheetVeryHidden(i)
                    ? Visibility.VERY_HIDDEN
                    : workbook.isSheetHidden(i) ? Visibility.HIDDEN : Visibility.VISIBLE;
            sheets.add(sheet(workbook.getSheetAt(i), visibility, from1904));
        }
        return new Workbook(Workbook.Format.XLS, sheets);
    }

    private Sheet sheet(HSSFSheet source, Visibility visibility, boolean from1904) {
        Sheet.Builder sheet = new Sheet.Builder(source.getSheetName(), visibility);
        int widest = 0;
        for (int r = 0; r <= source.getLastRowNum(); r++) {
            HSSFRow row = source.getRow(r);
            if (row == null) {
                continue;
            }
            if (row.getZeroHeight()) {
                sheet.hideRow(r);
            }
            widest = Math.max(widest, row.getLastCellNum());
            for (int c = 0; c < row.getLastCellNum(); c++) {
                HSSFCell cell = row.getCell(c);
                if (cell != null) {
                    boolean formula = cell.getCellType() == CellType.FORMULA;
                    sheet.add(new Cell(new CellRef(r, c), value(cell, from1904), formula));
                }
            }
        }
        for (int c = 0; c < widest; c++) {
            if (source.isColumnHidden(c)) {
                sheet.hideColumns(c, c);
            }
            sheet.columnWidth(c, c, source.getColumnWidth(c) / 256.0);
        }
        for (CellRangeAddress merge : source.getMergedRegions()) {
            sheet.merge(
                    new Region(merge.getFirstRow(), merge.getFirstColumn(), merge.getLastRow(), merge.getLastColumn()));
        }
        return sheet.build();
    }

    private static CellValue value(HSSFCell cell, boolean from1904) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case STRING -> {
                String text = cell.getRichStringCellValue().getString();
                yield text.isEmpty() ? CellValue.Blank.INSTANCE : new CellValue.Text(text);
            }
            case NUMERIC -> {
                short id = cell.getCellStyle().getDataFormat();
                CellFormat format = CellFormat.ofBuiltIn(id);
                if (id >= 164) {
                    format =
                            CellFormat.ofCode(String.valueOf(cell.getCellStyle().getDataFormatString()));
                }
                yield Numbers.of(cell.getNumericCellValue(), format, from1904);
            }
            case BOOLEAN -> new CellValue.Bool(cell.getBooleanCellValue());
            case ERROR -> new CellValue.Fault(errorText(cell.getErrorCellValue()));
            default -> CellValue.Blank.INSTANCE;
        };
    }

    private static String errorText(byte code) {
        try {
            return FormulaError.forInt(code).getString();
        } catch (IllegalArgumentException e) {
            return "#ERR" + code;
        }
    }
}
