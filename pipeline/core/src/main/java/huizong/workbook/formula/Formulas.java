package huizong.workbook.formula;

import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.workbook.shown.CellStyle;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The formulas of a sheet whose results may have to be computed, and the numbers its cells show otherwise than stored. */
public final class Formulas {
    /** Formulas kept of a sheet: none of a form comes near; a list's are taken as stored. */
    private static final int MOST = 100_000;

    /**
     * A formula where it stands.
     *
     * @param text as written in the cell it was copied from
     * @param rows how far below that cell it stands
     * @param columns how far right of it
     * @param style of its own cell
     * @param stored the result in the file, not yet as its style shows it; blank where there is none
     * @param result whether a result was stored at all, be it an empty text
     */
    public record Formula(String text, int rows, int columns, CellStyle style, CellValue stored, boolean result) {}

    private record Copied(String text, CellRef from) {}

    private final boolean trusted;
    private final int most;
    private final Map<CellRef, Formula> formulas = new LinkedHashMap<>();
    private final Map<String, Copied> shared = new HashMap<>();
    private final Map<CellRef, BigDecimal> numbers = new HashMap<>();

    /** @param trusted whether results that are stored can be taken as they are */
    public Formulas(boolean trusted) {
        this(trusted, MOST);
    }

    private Formulas(boolean trusted, int most) {
        this.trusted = trusted;
        this.most = most;
    }

    /** For sheets whose formulas have the results that are stored. */
    public static Formulas asStored() {
        return new Formulas(true, 0);
    }

    public boolean trusted() {
        return trusted;
    }

    /** Notes the text of a formula that further cells refer to by a number. */
    public void share(String number, String text, CellRef from) {
        if (shared.size() < most) {
            shared.put(number, new Copied(text, from));
        }
    }

    /** The formula a cell copies by its number, as it stands in another cell; as it is where there is none. */
    public Formula copied(String number, CellRef at, Formula own) {
        Copied copied = own.text().isEmpty() ? shared.get(number) : null;
        return copied == null
                ? own
                : new Formula(
                        copied.text(),
                        at.row() - copied.from().row(),
                        at.column() - copied.from().column(),
                        own.style(),
                        own.stored(),
                        own.result());
    }

    /** Keeps a formula whose result has to be computed, or to be checked; false where there are too many. */
    public boolean add(CellRef at, Formula formula) {
        if (formulas.size() >= most) {
            return false;
        }
        formulas.put(at, formula);
        return true;
    }

    /** Keeps a number that its cell shows otherwise. */
    public void number(CellRef at, BigDecimal stored) {
        if (numbers.size() < most) {
            numbers.put(at, stored);
        }
    }

    Map<CellRef, Formula> all() {
        return formulas;
    }

    Optional<BigDecimal> number(CellRef at) {
        return Optional.ofNullable(numbers.get(at));
    }
}
