package huizong.workbook.xls;

import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.grid.Region;
import huizong.grid.Sheet;
import huizong.grid.Visibility;
import huizong.grid.Workbook;
import huizong.workbook.formula.Calculation;
import huizong.workbook.formula.Formulas;
import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.Limit;
import huizong.workbook.guard.Place;
import huizong.workbook.guard.UnreadableException;
import huizong.workbook.word.DocReader;
import huizong.workbook.word.PackageReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * Reads what comes in an OLE2 container: .xls by HSSF, .doc by HWPF, and .xlsx encrypted with the password that is no password. What
 * POI does with a hostile file cannot be bounded from within, so this runs in a process of its own ({@link XlsWorker}).
 */
final class XlsReader {
    private final Budget budget;
    private long cells;

    XlsReader(Budget budget) {
        this.budget = budget;
    }

    Workbook read(Path file) throws IOException {
        try {
            return CompoundFile.endsEarly(file) ? madeUp(file) : complete(file);
        } catch (EncryptedDocumentException e) {
            throw encrypted();
        } catch (OldExcelFormatException e) {
            throw old();
        } catch (UnreadableException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw damaged();
        }
    }

    private Workbook complete(Path file) throws IOException {
        byte[] records;
        try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
            DirectoryNode root = container.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
                return decrypted(container);
            }
            if (root.hasEntryCaseInsensitive("WordDocument")) {
                return document(root, hasZeroTail(file));
            }
            if (root.hasEntryCaseInsensitive("CONTENTS") || root.hasEntryCaseInsensitive("MatOST")) {
                throw worksDocument();
            }
            records = CompoundFile.records(root)
                    .orElseThrow(() -> UnreadableException.notWorkbook(
                            "other-office-file", "其他 Office 文件", "another kind of Office file"));
        } catch (IndexOutOfBoundsException e) { // of whole sectors, the last are not there
            return madeUp(file);
        }
        Biff.check(records, hasZeroTail(file));
        return workbook(records);
    }

    private Workbook madeUp(Path file) throws IOException {
        return workbook(CompoundFile.madeUpRecords(file, 2 * budget.of(Limit.FILE_SIZE)));
    }

    private Workbook workbook(byte[] records) throws IOException {
        try (POIFSFileSystem container = CompoundFile.of(records);
                HSSFWorkbook workbook = new HSSFWorkbook(container.getRoot(), false)) {
            return workbook(workbook);
        }
    }

    static UnreadableException damaged() {
        return UnreadableException.of(
                "damaged-xls", ".xls 已损坏，无法读取", "the .xls is damaged and cannot be read", Advice.SAVE_AGAIN);
    }

    private static boolean hasZeroTail(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(512, bytes.length())];
            bytes.seek(bytes.length() - tail.length);
            bytes.readFully(tail);
            for (byte b : tail) {
                if (b != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private Workbook document(DirectoryNode root, boolean zeroTail) throws IOException {
        for (String stream : List.of("WordDocument", "0Table", "1Table")) {
            if (zeroTail && root.hasEntryCaseInsensitive(stream)) {
                try (InputStream in = root.createDocumentInputStream(root.getEntryCaseInsensitive(stream))) {
                    byte[] bytes = in.readAllBytes();
                    if (Biff.hasHole(bytes, bytes.length)) {
                        throw UnreadableException.of(
                                "half-written-doc",
                                ".doc 内容不完整，可能没有写完或没有传完",
                                "the .doc is not complete; it was probably not saved or copied whole",
                                Advice.COPY_AGAIN);
                    }
                }
            }
        }
        return new DocReader(budget).read(root);
    }

    private static UnreadableException worksDocument() {
        return UnreadableException.of(
                "works-document",
                "文件是 Works 或早期 WPS 的文档（.wps）",
                "the file is a document of Works or of an early WPS (.wps)",
                Advice.SAVE_DOCUMENT_AGAIN);
    }

    private Workbook decrypted(POIFSFileSystem container) throws IOException {
        try {
            Decryptor decryptor = Decryptor.getInstance(new EncryptionInfo(container));
            if (!decryptor.verifyPassword(Decryptor.DEFAULT_PASSWORD)) {
                throw encrypted();
            }
            try (InputStream in = decryptor.getDataStream(container)) {
                byte[] plain = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, budget.of(Limit.FILE_SIZE)));
                return new PackageReader(budget).read(new SeekableInMemoryByteChannel(plain));
            }
        } catch (GeneralSecurityException e) {
            throw encrypted();
        }
    }

    private static UnreadableException encrypted() {
        return UnreadableException.of("encrypted", "文件有密码，无法打开", "the workbook has a password", Advice.REMOVE_PASSWORD);
    }

    static UnreadableException old() {
        return UnreadableException.of(
                "excel-95", "文件是 Excel 95 或更早的格式", "the workbook is of Excel 95 or older", Advice.SAVE_AGAIN);
    }

    private Workbook workbook(HSSFWorkbook workbook) {
        if (workbook.getNumberOfSheets() > budget.of(Limit.SHEETS)) {
            throw UnreadableException.of(
                    "too-many-sheets",
                    "工作表超过 " + budget.of(Limit.SHEETS) + " 张",
                    "it has more than " + budget.of(Limit.SHEETS) + " sheets",
                    Advice.REDUCE);
        }
        XlsCells reader = new XlsCells(workbook);
        Calculation calculation = new Calculation(reader.from1904());
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            Visibility visibility = workbook.isSheetVeryHidden(i)
                    ? Visibility.VERY_HIDDEN
                    : workbook.isSheetHidden(i) ? Visibility.HIDDEN : Visibility.VISIBLE;
            HSSFSheet source = workbook.getSheetAt(i);
            Formulas formulas = new Formulas(reader.computed() && !source.getForceFormulaRecalculation());
            calculation.add(sheet(source, visibility, reader, formulas), formulas);
        }
        return new Workbook(Workbook.Format.XLS, calculation.settled());
    }

    private Sheet sheet(HSSFSheet source, Visibility visibility, XlsCells reader, Formulas formulas) {
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
                    sheet.add(counted(cell, source.getSheetName(), reader.value(cell, formulas)));
                }
            }
            budget.time();
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

    private Cell counted(HSSFCell cell, String sheet, CellValue value) {
        CellRef ref = new CellRef(cell.getRowIndex(), cell.getColumnIndex());
        if (!value.isBlank() && ++cells > budget.of(Limit.CELLS)) {
            throw Place.of(sheet, ref).refuse("too-many-cells", "单元格过多", "too many cells", Advice.REDUCE);
        }
        if (value instanceof CellValue.Text text) {
            if (text.text().length() > budget.of(Limit.CELL_TEXT)) {
                throw Place.of(sheet, ref).refuse("text-too-long", "文字过长", "the text is too long", Advice.CORRECT);
            }
            budget.text(text.text().length(), () -> Place.of(sheet, ref));
        }
        return new Cell(ref, value, cell.getCellType() == CellType.FORMULA);
    }
}
