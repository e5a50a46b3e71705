package huizong.grid;

import huizong.grid.CellValue.Blank;
import huizong.grid.CellValue.Date;
import huizong.grid.CellValue.Fault;
import huizong.grid.CellValue.Number;
import huizong.grid.CellValue.Text;
import huizong.grid.CellValue.Uncomputed;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A sheet drawn as text, cell by cell: {@code ^} is merged with the cell above, {@code <} with the cell to the left;
 * {@code 12.5}, {@code 97.82%} and {@code 2024-06-30} are a number, a percentage and a date, {@code #REF!} an error,
 * {@code =A1+B1} a formula whose result was not stored; a {@code '} in front makes text of anything.
 */
public final class Drawing {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,10})?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern FAULT = Pattern.compile("#[A-Z0-9/]+[!?]|#N/A");

    private Drawing() {}

    /**
     * The sheet a drawing shows.
     *
     * @param drawn a sheet of texts
     * @throws IllegalArgumentException where {@code ^} and {@code <} do not make rectangles, naming the cell
     */
    public static Sheet sheet(String name, Visibility visibility, Sheet drawn) {
        Sheet.Builder sheet = new Sheet.Builder(name, visibility);
        Map<CellRef, CellRef> owners = new LinkedHashMap<>();
        for (int r = 0; r < drawn.height(); r++) {
            for (Cell cell : drawn.row(r)) {
                String text = cell.value().shown();
                CellRef ref = cell.ref();
                if (text.equals("^") || text.equals("<")) {
                    CellRef beside = text.equals("^") ? above(ref) : left(ref);
                    owners.put(ref, owners.getOrDefault(beside, beside));
                } else {
                    owners.put(ref, ref);
                    sheet.add(new Cell(ref, value(text), false));
                }
            }
        }
        Map<CellRef, Region> regions = new LinkedHashMap<>();
        owners.forEach((ref, owner) -> regions.merge(owner, Region.of(ref), Drawing::around));
        regions.forEach((owner, region) -> {
            for (int r = region.firstRow(); r <= region.lastRow(); r++) {
                for (int c = region.firstColumn(); c <= region.lastColumn(); c++) {
                    if (!owner.equals(owners.get(new CellRef(r, c)))) {
                        throw new IllegalArgumentException("the cells merged at " + owner + " are no rectangle");
                    }
                }
            }
            sheet.merge(region);
        });
        return sheet.build();
    }

    private static CellRef above(CellRef ref) {
        if (ref.row() == 0) {
            throw new IllegalArgumentException("nothing stands above " + ref);
        }
        return new CellRef(ref.row() - 1, ref.column());
    }

    private static CellRef left(CellRef ref) {
        if (ref.column() == 0) {
            throw new IllegalArgumentException("nothing stands left of " + ref);
        }
        return new CellRef(ref.row(), ref.column() - 1);
    }

    private static Region around(Region a, Region b) {
        return new Region(
                Math.min(a.firstRow(), b.firstRow()),
                Math.min(a.firstColumn(), b.firstColumn()),
                Math.max(a.lastRow(), b.lastRow()),
                Math.max(a.lastColumn(), b.lastColumn()));
    }

    private static CellValue value(String text) {
        if (text.startsWith("'")) {
            return text.length() == 1 ? Blank.INSTANCE : new Text(text.substring(1));
        }
        if (NUMBER.matcher(text).matches()) {
            return new Number(new BigDecimal(text), false);
        }
        if (text.endsWith("%")
                && NUMBER.matcher(text.substring(0, text.length() - 1)).matches()) {
            return new Number(new BigDecimal(text.substring(0, text.length() - 1)).movePointLeft(2), true);
        }
        if (DATE.matcher(text).matches()) {
            try {
                return new Date(LocalDate.parse(text));
            } catch (DateTimeException e) {
                return new Text(text);
            }
        }
        if (FAULT.matcher(text).matches()) {
            return new Fault(text);
        }
        return text.startsWith("=") && text.length() > 1 ? new Uncomputed(text.substring(1)) : new Text(text);
    }
}
