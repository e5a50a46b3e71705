package huizong.workbook.formula;

import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.grid.Region;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Computes a formula that only adds, subtracts, multiplies, divides and sums cells of its own sheet. Anything else in it
 * makes it unknown, which is a blank; so does a cell that is no number where one is needed.
 */
final class Arithmetic {
    private static final int LONGEST = 2_000;
    private static final int DEEPEST = 40;
    private static final CellValue UNKNOWN = CellValue.Blank.INSTANCE;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(?:\\.[0-9]{0,15})?|\\.[0-9]{1,15}");
    private static final String CELL = "(\\$?)([A-Z]{1,3})(\\$?)([0-9]{1,7})";
    private static final Pattern REFERENCE = Pattern.compile(CELL + "(?::" + CELL + ")?(?![A-Z0-9_.(!:$])");

    /** What the cells of the sheet hold. */
    interface Cells {
        /** A number, an error, or a blank for what is none or not known; zero where the cell is empty. */
        CellValue number(CellRef cell);

        /** The numbers and errors in a region, texts left out, with a blank for each that is not known. */
        List<CellValue> numbers(Region region);
    }

    private final String text;
    private final Formulas.Formula formula;
    private final Cells cells;
    private int at;
    private int depth;

    private Arithmetic(Formulas.Formula formula, Cells cells) {
        this.text = formula.text().replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
        this.formula = formula;
        this.cells = cells;
    }

    /** A number, an error, or a blank where the result is not known. */
    static CellValue compute(Formulas.Formula formula, Cells cells) {
        if (formula.text().isEmpty() || formula.text().length() > LONGEST) {
            return UNKNOWN;
        }
        Arithmetic arithmetic = new Arithmetic(formula, cells);
        if (arithmetic.text.startsWith("=")) {
            arithmetic.at = 1;
        }
        CellValue result = arithmetic.sum();
        return arithmetic.at == arithmetic.text.length() ? result : UNKNOWN;
    }

    private boolean take(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private CellValue sum() {
        CellValue left = product();
        while (at < text.length()) {
            if (take('+')) {
                left = both(left, product(), BigDecimal::add);
            } else if (take('-')) {
                left = both(left, product(), BigDecimal::subtract);
            } else {
                break;
            }
        }
        return left;
    }

    private CellValue product() {
        CellValue left = signed();
        while (at < text.length()) {
            if (take('*')) {
                left = both(left, signed(), BigDecimal::multiply);
            } else if (take('/')) {
                CellValue right = signed();
                left = isZero(right) && left instanceof CellValue.Number
                        ? new CellValue.Fault("#DIV/0!")
                        : both(left, right, (a, b) -> a.divide(b, MathContext.DECIMAL128));
            } else {
                break;
            }
        }
        return left;
    }

    private static boolean isZero(CellValue value) {
        return value instanceof CellValue.Number number && number.number().signum() == 0;
    }

    private interface Operation {
        BigDecimal of(BigDecimal left, BigDecimal right);
    }

    private static CellValue both(CellValue left, CellValue right, Operation operation) {
        if (left instanceof CellValue.Number a && right instanceof CellValue.Number b) {
            BigDecimal result = operation.of(a.number(), b.number());
            return new CellValue.Number(result.round(MathContext.DECIMAL128), false);
        }
        if (left.isBlank() || right.isBlank()) {
            return UNKNOWN;
        }
        return left instanceof CellValue.Fault ? left : right;
    }

    private CellValue signed() {
        boolean negative = false;
        while (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
            negative ^= text.charAt(at) == '-';
            at++;
        }
        CellValue value = primary();
        while (take('%')) {
            value = both(value, new CellValue.Number(new BigDecimal("0.01"), false), BigDecimal::multiply);
        }
        return negative && value instanceof CellValue.Number number
                ? new CellValue.Number(number.number().negate(), false)
                : value;
    }

    private CellValue primary() {
        if (++depth > DEEPEST) {
            return UNKNOWN;
        }
        CellValue value = inner();
        depth--;
        return value;
    }

    private CellValue inner() {
        if (take('(')) {
            CellValue value = sum();
            return take(')') ? value : UNKNOWN;
        }
        if (text.startsWith("SUM(", at)) {
            at += 4;
            return arguments();
        }
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (number.lookingAt()) {
            at = number.end();
            return new CellValue.Number(new BigDecimal(number.group()), false);
        }
        Matcher reference = REFERENCE.matcher(text).region(at, text.length());
        if (reference.lookingAt() && reference.group(5) == null && reference.group(6) == null) {
            at = reference.end();
            return region(reference).map(r -> cells.number(r.topLeft())).orElse(UNKNOWN);
        }
        return UNKNOWN;
    }

    private CellValue arguments() {
        CellValue total = new CellValue.Number(BigDecimal.ZERO, false);
        do {
            Matcher reference = REFERENCE.matcher(text).region(at, text.length());
            if (reference.lookingAt()
                    && reference.end() < text.length()
                    && ",)".indexOf(text.charAt(reference.end())) >= 0) {
                at = reference.end();
                List<CellValue> numbers = region(reference).map(cells::numbers).orElse(List.of(UNKNOWN));
                for (CellValue number : numbers) {
                    total = both(total, number, BigDecimal::add);
                }
            } else {
                total = both(total, sum(), BigDecimal::add);
            }
        } while (take(','));
        return take(')') ? total : UNKNOWN;
    }

    /** The cells a reference means where the formula stands. */
    private Optional<Region> region(Matcher reference) {
        try {
            CellRef first = cell(reference, 1);
            CellRef last = reference.group(6) == null ? first : cell(reference, 5);
            return Optional.of(new Region(
                    Math.min(first.row(), last.row()),
                    Math.min(first.column(), last.column()),
                    Math.max(first.row(), last.row()),
                    Math.max(first.column(), last.column())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private CellRef cell(Matcher reference, int group) {
        CellRef written = CellRef.parse(reference.group(group + 1) + reference.group(group + 3));
        return new CellRef(
                written.row() + (reference.group(group + 2).isEmpty() ? formula.rows() : 0),
                written.column() + (reference.group(group).isEmpty() ? formula.columns() : 0));
    }
}
