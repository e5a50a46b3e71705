package huizong.workbook;

import huizong.grid.Cell;
import huizong.grid.CellValue;
import huizong.grid.Sheet;
import huizong.grid.Workbook;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/**
 * What the cells of a workbook hold, by {@code sheet!A1}, as we and as two other readers see them. Numbers are compared
 * to the 15 digits a spreadsheet shows; a date is its day's number; cells that hold nothing are left out.
 */
public final class Cells {
    private static final Pattern ERROR = Pattern.compile("#(REF!|N/A|DIV/0!|VALUE!|NAME[?]|NUM!|NULL!)");
    private static final MathContext SHOWN = new MathContext(15);

    private Cells() {}

    /** The cells of a workbook we read. */
    public static Map<String, String> of(Workbook workbook) {
        Map<String, String> cells = new TreeMap<>();
        for (Sheet sheet : workbook.sheets()) {
            for (int r = sheet.firstRow(); r < sheet.height(); r++) {
                for (Cell cell : sheet.row(r)) {
                    cells.put(sheet.name() + "!" + cell.ref(), plain(cell.value()));
                }
            }
        }
        return cells;
    }

    private static String plain(CellValue value) {
        if (value instanceof CellValue.Number number) {
            return number(number.number());
        }
        if (value instanceof CellValue.Date date) {
            return number(BigDecimal.valueOf(Math.floor(DateUtil.getExcelDate(date.date()))));
        }
        return value instanceof CellValue.Fault fault ? "fault " + fault.code() : value.shown();
    }

    private static String number(BigDecimal number) {
        return "#" + number.round(SHOWN).stripTrailingZeros();
    }

    /** The cells as POI's usermodel sees them. */
    public static Map<String, String> ofPoi(byte[] content) throws IOException {
        Map<String, String> cells = new TreeMap<>();
        try (var workbook = WorkbookFactory.create(new ByteArrayInputStream(content))) {
            for (var sheet : workbook) {
                for (var row : sheet) {
                    for (var cell : row) {
                        String at = sheet.getSheetName() + "!" + cell.getAddress();
                        boolean formula = cell.getCellType() == CellType.FORMULA;
                        switch (formula ? cell.getCachedFormulaResultType() : cell.getCellType()) {
                            case NUMERIC -> cells.put(at, number(BigDecimal.valueOf(day(cell))));
                            case STRING -> cells.put(at, cell.getStringCellValue());
                            case BOOLEAN -> cells.put(at, cell.getBooleanCellValue() ? "TRUE" : "FALSE");
                            case ERROR ->
                                cells.put(
                                        at,
                                        "fault "
                                                + org.apache.poi.ss.usermodel.FormulaError.forInt(
                                                                cell.getErrorCellValue())
                                                        .getString());
                            default -> {}
                        }
                    }
                }
            }
        }
        cells.values().removeIf(String::isEmpty);
        return cells;
    }

    private static double day(org.apache.poi.ss.usermodel.Cell cell) {
        double number = cell.getNumericCellValue();
        return DateUtil.isCellDateFormatted(cell) ? Math.floor(number) : number;
    }

    /** The cells of an .xlsx as fastexcel-reader sees them; it does not tell dates from numbers. */
    public static Map<String, String> ofFastexcel(byte[] content) throws IOException {
        Map<String, String> cells = new TreeMap<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(content))) {
            for (var sheet : workbook.getSheets().toList()) {
                for (var row : sheet.read()) {
                    for (var cell : row) {
                        if (cell != null
                                && cell.getRawValue() != null
                                && !cell.getRawValue().isEmpty()) {
                            cells.put(sheet.getName() + "!" + cell.getAddress(), fastexcel(cell));
                        }
                    }
                }
            }
        }
        return cells;
    }

    private static String fastexcel(org.dhatim.fastexcel.reader.Cell cell) {
        if (ERROR.matcher(cell.getRawValue()).matches()) {
            return "fault " + cell.getRawValue();
        }
        return cell.getValue() instanceof BigDecimal number ? number(number) : String.valueOf(cell.getValue());
    }
}
