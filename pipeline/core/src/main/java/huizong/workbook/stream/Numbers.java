package huizong.workbook.stream;

import huizong.grid.CellValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;

/** Numbers as spreadsheets store and show them. */
public final class Numbers {
    /** A spreadsheet keeps and shows 15 significant digits. */
    private static final MathContext SHOWN = new MathContext(15);

    private static final int MAX_EXPONENT = 308;
    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);

    private Numbers() {}

    /** The value of a stored number; a {@link CellValue.Fault} where it is none a spreadsheet can hold. */
    public static CellValue of(String stored, CellFormat format, boolean from1904) {
        String text = stored.strip();
        if (text.isEmpty()) {
            return CellValue.Blank.INSTANCE;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9') && c != '.' && c != '-' && c != '+' && c != 'E' && c != 'e') {
                return new CellValue.Fault(text);
            }
        }
        try {
            BigDecimal number = new BigDecimal(text);
            long exponent = (long) number.precision() - number.scale();
            if (exponent > MAX_EXPONENT || (exponent < -MAX_EXPONENT && number.signum() != 0)) {
                return new CellValue.Fault(text);
            }
            return of(number, format, from1904);
        } catch (NumberFormatException e) {
            return new CellValue.Fault(text);
        }
    }

    public static CellValue of(double stored, CellFormat format, boolean from1904) {
        if (Double.isNaN(stored) || Double.isInfinite(stored)) {
            return new CellValue.Fault(String.valueOf(stored));
        }
        return of(BigDecimal.valueOf(stored), format, from1904);
    }

    private static CellValue of(BigDecimal number, CellFormat format, boolean from1904) {
        BigDecimal shown = number.precision() > 15 ? number.round(SHOWN) : number;
        shown = shown.signum() == 0 ? BigDecimal.ZERO : shown.stripTrailingZeros();
        if (shown.scale() < 0 && shown.scale() > -16) {
            shown = shown.setScale(0);
        }
        if (format == CellFormat.DATE && shown.signum() > 0 && shown.compareTo(BigDecimal.valueOf(2_958_465)) <= 0) {
            long day = shown.longValue();
            return new CellValue.Date(
                    from1904 ? EPOCH_1904.plusDays(day) : EPOCH_1900.plusDays(day < 60 ? day + 1 : day));
        }
        return new CellValue.Number(shown, format == CellFormat.PERCENT);
    }
}
