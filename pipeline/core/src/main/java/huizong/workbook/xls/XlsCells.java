package huizong.workbook.xls;

import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.workbook.formula.Formulas;
import huizong.workbook.shown.CellStyle;
import huizong.workbook.stream.Numbers;
import org.apache.poi.hssf.record.RecalcIdRecord;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;

/** What the cells of an .xls hold, as their styles show it. */
final class XlsCells {
    private final XlsStyles styles;
    private final boolean from1904;
    private final boolean computed;

    XlsCells(HSSFWorkbook workbook) {
        this.styles = new XlsStyles(workbook);
        this.from1904 = workbook.getInternalWorkbook().isUsing1904DateWindowing();
        this.computed = workbook.getInternalWorkbook().getRecords().stream()
                .anyMatch(r -> r instanceof RecalcIdRecord version && version.getEngineId() != 0);
    }

    boolean from1904() {
        return from1904;
    }

    /** Whether the program that computed the workbook last has said which it is. */
    boolean computed() {
        return computed;
    }

    /** @param formulas takes those whose results have to be computed */
    CellValue value(HSSFCell cell, Formulas formulas) {
        CellStyle style = styles.of(cell);
        CellRef ref = new CellRef(cell.getRowIndex(), cell.getColumnIndex());
        boolean formula = cell.getCellType() == CellType.FORMULA;
        CellType type = formula ? cell.getCachedFormulaResultType() : cell.getCellType();
        CellValue raw = raw(cell, type);
        if (formula && !formulas.trusted()) {
            String text = text(cell);
            if (formulas.add(ref, new Formulas.Formula(text, 0, 0, style, raw, true)) && raw.isBlank()) {
                return new CellValue.Uncomputed(text);
            }
        }
        if (raw instanceof CellValue.Number number) {
            CellValue shown = style.format().number(number.number(), from1904);
            if (!(shown instanceof CellValue.Number same && same.number().equals(number.number())) || style.struck()) {
                formulas.number(ref, number.number());
            }
            return style.shown(shown);
        }
        if (raw instanceof CellValue.Text text) {
            return formula ? style.text(text) : style.text(styles.text(cell.getRichStringCellValue()));
        }
        return style.shown(raw);
    }

    /** The text of a formula; empty where it cannot be told. */
    private static String text(HSSFCell cell) {
        try {
            return cell.getCellFormula();
        } catch (RuntimeException e) {
            return "";
        }
    }

    private static CellValue raw(HSSFCell cell, CellType type) {
        return switch (type) {
            case STRING -> {
                String text = cell.getRichStringCellValue().getString();
                yield text.isEmpty() ? CellValue.Blank.INSTANCE : CellValue.Text.of(text);
            }
            case NUMERIC -> Numbers.of(cell.getNumericCellValue());
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
