package huizong.extract.form;

import huizong.extract.value.Typing;
import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.mapping.MoneyUnit;
import huizong.submission.Provenance;
import huizong.submission.Said;
import huizong.text.WhiteSpace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Looks for what was filed and nobody took, so that nothing on a form disappears unseen. */
public final class Unclaimed {
    /** Unclaimed cells below each other that make a column nobody reads. */
    private static final int COLUMN = 3;

    private static final int CELLS_NAMED = 8;

    /** A longer text is a remark, which nothing stands beside. */
    private static final int LONGEST_LABEL = 20;

    private final FormArea area;
    private final IntPredicate elsewhere;

    /** @param elsewhere the rows that are looked through elsewhere */
    public Unclaimed(FormArea area, IntPredicate elsewhere) {
        this.area = area;
        this.elsewhere = elsewhere;
    }

    /**
     * The filled cells that were neither read nor are printed on the form. A finding names them, but for those beside
     * a label the mapping knows and keeps no value of.
     */
    public List<Provenance> list() {
        List<Cell> left = new ArrayList<>();
        Set<CellRef> known = new HashSet<>();
        for (int r = area.firstRow(); r <= area.lastRow(); r++) {
            for (Cell cell : elsewhere.test(r) ? List.<Cell>of() : area.sheet().row(r)) {
                if (isLeft(cell)) {
                    left.add(cell);
                    if (isBesideLabel(cell)) {
                        known.add(cell.ref());
                    }
                }
            }
        }
        report(left.stream().filter(c -> !known.contains(c.ref())).toList());
        return left.stream()
                .map(c -> new Provenance(area.sheet().name(), c.ref(), c.value().shown()))
                .toList();
    }

    /** Whether a cell was neither read nor is printed on the form. */
    public boolean isLeft(Cell cell) {
        if (area.claimed(cell.ref()).isPresent()) {
            return false;
        }
        String text = cell.value().shown();
        return !WhiteSpace.trim(text).isEmpty()
                && !Typing.isPlaceholder(text)
                && !area.isLabel(cell)
                && !(cell.value() instanceof CellValue.Text
                        && MoneyUnit.isStatement(cell.value().label().full()))
                && area.parts(text).isEmpty();
    }

    private boolean isBesideLabel(Cell cell) {
        return area.labelBefore(cell)
                .filter(before -> before.text().length() <= LONGEST_LABEL
                        && area.claimed(before.cell().ref()).isEmpty()
                        && area.isLabel(before.cell())
                        && area.regionOf(before.cell()).lastColumn() + 1
                                == cell.ref().column()
                        && cell.ref().column() <= area.rightEdge())
                .isPresent();
    }

    private void report(List<Cell> left) {
        Map<Integer, List<Cell>> columns =
                left.stream().collect(Collectors.groupingBy(c -> c.ref().column(), TreeMap::new, Collectors.toList()));
        List<Cell> single = new ArrayList<>();
        columns.forEach((column, cells) -> {
            if (cells.size() >= COLUMN) {
                column(column, cells);
            } else {
                single.addAll(cells);
            }
        });
        if (!single.isEmpty()) {
            cells(single);
        }
    }

    private void column(int column, List<Cell> cells) {
        Said said = Said.of("unclaimed-column")
                .with("column", CellRef.columnName(column))
                .with("count", cells.size())
                .with("cells", named(cells));
        say(said, cells);
    }

    private void cells(List<Cell> cells) {
        say(Said.of("unclaimed-cells").with("count", cells.size()).with("cells", named(cells)), cells);
    }

    /** Figures left unread may be missing from a sum. */
    private void say(Said said, List<Cell> cells) {
        said.stated(WhiteSpace.trim(cells.get(0).value().shown()));
        boolean figures = cells.stream().anyMatch(c -> c.value() instanceof CellValue.Number);
        area.finding(cells.get(0).ref(), figures ? said.graver() : said);
    }

    private static String named(List<Cell> cells) {
        return cells.stream().limit(CELLS_NAMED).map(c -> c.ref().toString()).collect(Collectors.joining("、"))
                + (cells.size() > CELLS_NAMED ? "…" : "");
    }
}
