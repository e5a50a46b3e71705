package huizong.extract.form;

import huizong.extract.form.SheetLabels.LabelCell;
import huizong.extract.value.Typing;
import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.mapping.MoneyUnit;
import huizong.submission.Provenance;
import huizong.submission.Severity;
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
        LabelCell before = null;
        for (LabelCell label : area.labelsIn(cell.ref().row())) {
            if (label.column() < cell.ref().column()) {
                before = label;
            }
        }
        return before != null
                && before.text().length() <= LONGEST_LABEL
                && area.claimed(before.cell().ref()).isEmpty()
                && area.isLabel(before.cell())
                && area.regionOf(before.cell()).lastColumn() + 1 == cell.ref().column()
                && cell.ref().column() <= area.rightEdge();
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
        String name = CellRef.columnName(column);
        Cell first = cells.get(0);
        area.finding(
                "read-unclaimed",
                severity(cells),
                first.ref(),
                WhiteSpace.trim(first.value().shown()),
                "",
                name + " 列有 " + cells.size() + " 格内容不属于标准表样的任何栏目，未读入（" + named(cells) + "）。如是填报内容，请按标准表样恢复表头；否则可不理会。",
                "Column " + name + " holds " + cells.size() + " cells under no heading of the standard form; not read ("
                        + named(cells) + "). Restore its heading if they are part of the filing.");
    }

    private void cells(List<Cell> cells) {
        area.finding(
                "read-unclaimed",
                severity(cells),
                cells.get(0).ref(),
                WhiteSpace.trim(cells.get(0).value().shown()),
                "",
                "有 " + cells.size() + " 格内容不属于标准表样的任何栏目，未读入（" + named(cells) + "）。如是填报内容，请移到规定的位置；否则可不理会。",
                cells.size() + " cells belong to no part of the standard form and were not read (" + named(cells)
                        + "). Move them to their place if they are part of the filing.");
    }

    /** Figures left unread may be missing from a sum. */
    private static Severity severity(List<Cell> cells) {
        return cells.stream().anyMatch(c -> c.value() instanceof CellValue.Number) ? Severity.WARNING : Severity.NOTICE;
    }

    private static String named(List<Cell> cells) {
        return cells.stream().limit(CELLS_NAMED).map(c -> c.ref().toString()).collect(Collectors.joining("、"))
                + (cells.size() > CELLS_NAMED ? "…" : "");
    }
}
