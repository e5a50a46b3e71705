package huizong.workbook.formula;

import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.grid.Region;
import huizong.grid.Sheet;
import huizong.workbook.formula.Formulas.Formula;
import huizong.workbook.shown.CellStyle;
import huizong.workbook.stream.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives the formulas of a workbook the results a reader of it sees. A result that is not stored is computed where that
 * is simple. Where the workbook is to be computed when it is opened, a stored result is held against ours: if one is
 * wrong, or none says anything but zero, whoever wrote the file computed nothing, and what cannot be computed here has
 * no result.
 */
public final class Calculation {
    private static final BigDecimal TOLERANCE = new BigDecimal("1E-9");
    private static final int DEEPEST = 200;
    private static final long MOST_LOOKS = 2_000_000;

    private final boolean from1904;
    private final List<Results> sheets = new ArrayList<>();
    private long looks;

    public Calculation(boolean from1904) {
        this.from1904 = from1904;
    }

    /** Adds a sheet; what comes of its formulas depends on those of the others. */
    public void add(Sheet sheet, Formulas formulas) {
        sheets.add(new Results(sheet, formulas));
    }

    /** The sheets, in the order they were added. */
    public List<Sheet> settled() {
        boolean wrong = false;
        boolean says = false;
        for (Results results : sheets) {
            for (Map.Entry<CellRef, Formula> entry : results.formulas.all().entrySet()) {
                CellValue own = results.of(entry.getKey());
                CellValue stored = entry.getValue().stored();
                wrong |= !results.formulas.trusted() && entry.getValue().result() && contradicts(stored, own);
                says |= saysMore(stored);
            }
        }
        List<Sheet> settled = new ArrayList<>();
        for (Results results : sheets) {
            Map<CellRef, CellValue> values = new HashMap<>();
            for (Map.Entry<CellRef, Formula> entry : results.formulas.all().entrySet()) {
                Formula formula = entry.getValue();
                CellValue own = results.of(entry.getKey());
                boolean believed = formula.result()
                        && (results.formulas.trusted() || !wrong && (saysMore(formula.stored()) || says));
                if (!own.isBlank() && (!formula.result() || contradicts(formula.stored(), own))) {
                    values.put(entry.getKey(), shown(own, formula.style()));
                } else if (own.isBlank() && !believed) {
                    values.put(entry.getKey(), new CellValue.Uncomputed(formula.text()));
                } else if (formula.stored().isBlank()) {
                    values.put(entry.getKey(), formula.stored());
                }
            }
            settled.add(values.isEmpty() ? results.sheet : results.sheet.with(values));
        }
        return settled;
    }

    private CellValue shown(CellValue result, CellStyle style) {
        return style.shown(
                result instanceof CellValue.Number number
                        ? style.format().number(Numbers.kept(number.number()), from1904)
                        : result);
    }

    /** Whether a stored result is more than what a program writes that computes nothing. */
    private static boolean saysMore(CellValue stored) {
        return !stored.isBlank()
                && !(stored instanceof CellValue.Number number
                        && number.number().signum() == 0);
    }

    private static boolean contradicts(CellValue stored, CellValue own) {
        if (own.isBlank()) {
            return false;
        }
        if (own instanceof CellValue.Number a && stored instanceof CellValue.Number b) {
            BigDecimal difference = a.number().subtract(b.number()).abs();
            return difference.compareTo(TOLERANCE.multiply(a.number().abs().max(BigDecimal.ONE))) > 0;
        }
        return !own.equals(stored);
    }

    /** The results of one sheet's formulas, each computed once. */
    private final class Results implements Arithmetic.Cells {
        private final Sheet sheet;
        private final Formulas formulas;
        private final Map<CellRef, Cell> covered = new HashMap<>();
        private final Map<CellRef, CellValue> known = new HashMap<>();
        private final Set<CellRef> open = new HashSet<>();

        Results(Sheet sheet, Formulas formulas) {
            this.sheet = sheet;
            this.formulas = formulas;
            sheet.covered().forEach(cell -> covered.put(cell.ref(), cell));
        }

        /** A blank where it is not known. */
        private CellValue of(CellRef cell) {
            CellValue result = known.get(cell);
            if (result == null) {
                if (open.size() >= DEEPEST || !open.add(cell)) {
                    return CellValue.Blank.INSTANCE;
                }
                Formula formula = formulas.all().get(cell);
                result = formula == null ? CellValue.Blank.INSTANCE : Arithmetic.compute(formula, this);
                open.remove(cell);
                known.put(cell, result);
            }
            return result;
        }

        @Override
        public CellValue number(CellRef cell) {
            if (++looks > MOST_LOOKS) {
                return CellValue.Blank.INSTANCE;
            }
            if (formulas.all().containsKey(cell)) {
                return of(cell);
            }
            if (formulas.number(cell).isPresent()) {
                return new CellValue.Number(formulas.number(cell).get(), false);
            }
            CellValue value =
                    covered.containsKey(cell) ? covered.get(cell).value() : sheet.at(cell.row(), cell.column());
            if (value.isBlank()) {
                return new CellValue.Number(BigDecimal.ZERO, false);
            }
            return value instanceof CellValue.Number || value instanceof CellValue.Fault
                    ? value
                    : CellValue.Blank.INSTANCE;
        }

        @Override
        public List<CellValue> numbers(Region region) {
            List<CellValue> numbers = new ArrayList<>();
            int last = Math.min(region.lastRow(), sheet.height() - 1);
            for (int r = Math.max(region.firstRow(), sheet.firstRow()); r <= last; r++) {
                looks++;
                for (Cell cell : sheet.row(r)) {
                    add(cell, region, numbers);
                }
            }
            covered.values().forEach(cell -> add(cell, region, numbers));
            return looks > MOST_LOOKS ? List.of(CellValue.Blank.INSTANCE) : numbers;
        }

        private void add(Cell cell, Region region, List<CellValue> numbers) {
            looks++;
            CellRef ref = cell.ref();
            if (looks > MOST_LOOKS || !region.contains(ref.row(), ref.column())) {
                return;
            }
            boolean text = cell.value() instanceof CellValue.Text || cell.value() instanceof CellValue.Bool;
            if (!text || formulas.number(ref).isPresent() || formulas.all().containsKey(ref)) {
                numbers.add(number(ref));
            }
        }
    }
}
