package huizong.extract.table;

import huizong.extract.form.FormArea;
import huizong.extract.form.SheetLabels.LabelCell;
import huizong.extract.table.Slots.Slot;
import huizong.extract.value.NumberText;
import huizong.extract.value.Typing;
import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.Region;
import huizong.mapping.HeadingBinding;
import huizong.mapping.TableBinding;
import huizong.submission.Said;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;

/**
 * Tells when a header stands one or two columns beside its data, by what the mapping expects under each heading. A
 * shift is taken only where the data contradict the headings as they stand and fit them all when moved.
 */
final class ShiftDetector {
    private static final int LEAST_EVIDENCE = 4;

    private final FormArea area;
    private final TableBinding table;

    ShiftDetector(FormArea area, TableBinding table) {
        this.area = area;
        this.table = table;
    }

    /** The rows under the header where its data stand. */
    Slots settle(Slots found) {
        Header header = found.header();
        if (header.headings().keySet().stream()
                        .filter(h -> h.expect().isPresent())
                        .count()
                < 2) {
            return found;
        }
        Fit asPrinted = fit(found);
        if (asPrinted.misfits() * 3 <= asPrinted.fits()) {
            return found;
        }
        Slots best = found;
        int most = asPrinted.score();
        for (Header there : moved(found)) {
            Slots moved = new Slots(area, table, there, found.firstRow(), found.lastRow());
            Fit fit = fit(moved);
            if (fit.fits() >= LEAST_EVIDENCE && fit.misfits() * 5 <= fit.fits() && fit.score() > most) {
                most = fit.score();
                best = moved;
            }
        }
        if (best != found) {
            report(best.header());
        }
        return best;
    }

    /** The header moved as a whole, and heading by heading onto the columns that hold anything. */
    private List<Header> moved(Slots rows) {
        Header header = rows.header();
        List<Header> moved = new ArrayList<>();
        for (int by : new int[] {1, -1, 2, -2}) {
            if (header.leftmost() + by >= 0) {
                moved.add(header.shifted(by));
            }
        }
        SortedMap<Integer, Integer> cells = new TreeMap<>();
        for (int r = rows.firstRow(); r < rows.end(); r++) {
            for (Cell cell : area.sheet().row(r)) {
                int column = cell.ref().column();
                if (column >= header.leftmost() - 2
                        && !Typing.isPlaceholder(cell.value().shown())) {
                    cells.merge(column, 1, Integer::sum);
                }
            }
        }
        List<Integer> filled = cells.entrySet().stream()
                .filter(e -> e.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
        if (filled.size() * 3 >= header.headings().size() * 2) {
            int own = Math.max(1, filled.size() - strangersBehind(header));
            if (own < filled.size()) {
                moved.add(header.over(filled.subList(0, own))); // first: of two that fit as well, it takes less
            }
            moved.add(header.over(filled));
        }
        return moved;
    }

    /** How many columns of somebody's own stand behind the last heading: theirs are the last that hold anything. */
    private int strangersBehind(Header header) {
        int rightmost = header.headings().values().stream()
                .mapToInt(Region::lastColumn)
                .max()
                .orElse(0);
        SortedSet<Integer> strangers = new TreeSet<>();
        for (int r = header.firstRow(); r <= header.lastRow(); r++) {
            for (LabelCell label : area.labelsIn(r)) {
                if (label.column() > rightmost) {
                    strangers.add(label.column());
                }
            }
        }
        return strangers.size();
    }

    /**
     * How data stand under their headings.
     *
     * @param fits filled cells that look as expected
     * @param misfits those that do not
     * @param filled needed headings with data
     */
    private record Fit(int fits, int misfits, int filled) {
        int score() {
            return fits - misfits + filled;
        }
    }

    private static Fit fit(Slots rows) {
        List<HeadingBinding> headings = rows.headings();
        List<Optional<Matcher>> expected =
                headings.stream().map(h -> h.expect().map(e -> e.matcher(""))).toList();
        BitSet filled = new BitSet();
        int fits = 0;
        int misfits = 0;
        for (int r = rows.firstRow(); r < rows.end(); r++) {
            List<Slot> slots = rows.row(r);
            for (int i = 0; i < slots.size(); i++) {
                Slot slot = slots.get(i);
                if (!slot.isFilled() || Typing.isPlaceholder(slot.text())) {
                    continue;
                }
                if (!headings.get(i).optional()) {
                    filled.set(i);
                }
                if (expected.get(i).isPresent()) {
                    if (expected.get(i)
                            .get()
                            .reset(NumberText.compact(slot.text()))
                            .matches()) {
                        fits++;
                    } else {
                        misfits++;
                    }
                }
            }
        }
        return new Fit(fits, misfits, filled.cardinality());
    }

    private void report(Header header) {
        Map.Entry<HeadingBinding, Region> first =
                header.headings().entrySet().iterator().next();
        Region printed = first.getValue();
        CellRef cell = printed.topLeft();
        int by = header.columns(first.getKey()).firstColumn() - cell.column();
        Said said = by == 0 ? Said.of("header-aside") : shifted(by);
        area.finding(
                cell,
                said.with("row", cell.row() + 1)
                        .stated(area.sheet().at(cell.row(), cell.column()).shown())
                        .expected(new CellRef(cell.row(), cell.column() + by).toString()));
    }

    private static Said shifted(int by) {
        Said said = by > 0 ? Said.of("header-shifted-left") : Said.of("header-shifted-right");
        return said.with("columns", Math.abs(by));
    }
}
