package huizong.workbook.stream;

import huizong.grid.CellValue;
import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as spreadsheets store and show them. */
public final class Numbers {
    /** A spreadsheet keeps and shows 15 significant digits. */
    private static final MathContext SHOWN = new MathContext(15);

    private static final int MAX_EXPONENT = 308;

    private Numbers() {}

    /** A stored number, before any format; a {@link CellValue.Fault} where it is none a spreadsheet can hold. */
    public static CellValue of(String stored) {
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
            return new CellValue.Number(kept(number), false);
        } catch (NumberFormatException e) {
            return new CellValue.Fault(text);
        }
    }

    /** The same for a number as .xls stores it. */
    public static CellValue of(double stored) {
        return Double.isNaN(stored) || Double.isInfinite(stored)
                ? new CellValue.Fault(String.valueOf(stored))
                : new CellValue.Number(kept(BigDecimal.valueOf(stored)), false);
    }

    /** A number at the digits a spreadsheet keeps. */
    public static BigDecimal kept(BigDecimal number) {
        BigDecimal kept = number.precision() > 15 ? number.round(SHOWN) : number;
        kept = kept.signum() == 0 ? BigDecimal.ZERO : kept.stripTrailingZeros();
        return kept.scale() < 0 && kept.scale() > -16 ? kept.setScale(0) : kept;
    }
}
