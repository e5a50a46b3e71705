package huizong.extract.table;

import huizong.extract.form.FormArea;
import huizong.extract.form.Role;
import huizong.extract.form.SheetLabels.LabelCell;
import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.Region;
import huizong.mapping.Anchor;
import huizong.mapping.HeadingBinding;
import huizong.mapping.LabelPattern;
import huizong.mapping.TableBinding;
import huizong.submission.Said;
import huizong.text.WhiteSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds the header of a table: the rows in which most of its headings stand together. */
final class HeaderFinder {
    private static final int MANY_HEADINGS = 5;

    private final FormArea area;
    private final TableBinding table;
    private final int from;
    private final int to;

    HeaderFinder(FormArea area, TableBinding table, int from, int to) {
        this.area = area;
        this.table = table;
        this.from = from;
        this.to = to;
    }

    /** The header; empty, with a finding, where fewer than half of the headings it needs stand together. */
    Optional<Header> find() {
        Map<HeadingBinding, List<LabelCell>> candidates = new LinkedHashMap<>();
        for (HeadingBinding heading : table.headings()) {
            candidates.put(heading, area.find(heading.anchor(), from, to));
        }
        int bestRow = -1;
        int best = 0;
        SortedSet<Integer> firstRows = new TreeSet<>();
        for (List<LabelCell> cells : candidates.values()) {
            for (LabelCell cell : cells) {
                firstRows.add(cell.row());
            }
        }
        for (HeadingBinding heading : table.headings()) { // where every heading stands under one, that one is the first
            heading.under().stream()
                    .flatMap(parent -> area.find(parent, from, to).stream())
                    .forEach(cell -> firstRows.add(cell.row()));
        }
        // a header repeated further down must not win by the one heading that is misspelt in the first
        int slack = 0;
        for (int r : firstRows) {
            int last = lastOfWindow(r);
            int count = 0;
            for (List<LabelCell> cells : candidates.values()) {
                count += anyBetween(cells, r, last) ? 1 : 0;
            }
            if (count > best + slack) {
                best = count;
                bestRow = r;
                slack = count >= MANY_HEADINGS ? 1 : 0;
            }
        }
        long needed = table.headings().stream().filter(h -> !h.optional()).count();
        if (best == 0 || best * 2 < needed) {
            missingTable();
            return Optional.empty();
        }
        int top = bestRow;
        int lastOfHeader = lastOfWindow(top);
        Map<HeadingBinding, Region> found = new LinkedHashMap<>();
        for (HeadingBinding heading : table.headings()) {
            List<LabelCell> cells = new ArrayList<>();
            for (LabelCell cell : candidates.getOrDefault(heading, List.of())) {
                if (cell.row() >= top && cell.row() <= lastOfHeader && isUnder(cell, heading, top)) {
                    cells.add(cell);
                }
            }
            choose(heading, cells, candidates, top)
                    .ifPresent(c -> found.put(
                            heading,
                            heading.side().isEmpty() ? area.regionOf(c.cell()) : columns(heading, span(c.cell()))));
        }
        int bottom = found.values().stream().mapToInt(Region::lastRow).max().orElse(bestRow);
        bottom = Math.min(bottom, lastOfHeader);
        for (Region region : found.values()) {
            area.claim(region.topLeft(), Role.HEADING);
        }
        for (HeadingBinding heading : table.headings()) {
            if (!found.containsKey(heading) && !heading.optional()) {
                missingHeading(heading, top);
            }
        }
        return Optional.of(new Header(top, bottom, found, new PartFinder(area, top, bottom).find(found.keySet())));
    }

    private static boolean anyBetween(List<LabelCell> cells, int from, int to) {
        for (LabelCell cell : cells) {
            if (cell.row() >= from && cell.row() <= to) {
                return true;
            }
        }
        return false;
    }

    private static Region columns(HeadingBinding heading, Region merged) {
        int column =
                heading.side().orElseThrow() == HeadingBinding.Side.FIRST ? merged.firstColumn() : merged.lastColumn();
        return new Region(merged.firstRow(), column, merged.lastRow(), column);
    }

    /** The columns a heading stands over: its merge, or where that was lost, up to the next filled cell. */
    private Region span(Cell heading) {
        Region merged = area.regionOf(heading);
        if (!merged.isSingleCell()) {
            return merged;
        }
        int row = merged.firstRow();
        int last = area.rightEdge();
        for (Cell cell : area.sheet().row(row)) {
            if (cell.ref().column() > merged.firstColumn()) {
                last = cell.ref().column() - 1;
                break;
            }
        }
        return new Region(row, merged.firstColumn(), row, Math.max(last, merged.firstColumn()));
    }

    private boolean inWindow(LabelCell cell, int top) {
        return cell.row() >= top && cell.row() <= lastOfWindow(top);
    }

    /** The last row a header that begins at a row may take; blank rows between its rows do not count. */
    private int lastOfWindow(int top) {
        int left = Math.max(1, table.headingRows());
        int row = top;
        for (int r = top; r <= to && left > 0; r++) {
            if (!area.sheet().row(r).isEmpty()) {
                left--;
                row = r;
            }
        }
        return row;
    }

    private boolean isUnder(LabelCell cell, HeadingBinding heading, int top) {
        if (heading.under().isEmpty()) {
            return true;
        }
        Anchor parent = heading.under().get();
        for (LabelCell above : area.find(parent, top, cell.row() - 1)) {
            Region region = span(above.cell());
            if (cell.column() >= region.firstColumn() && cell.column() <= region.lastColumn()) {
                return true;
            }
        }
        return false;
    }

    /** One of the cells a heading may be: the one that stands between its neighbours, if there are several. */
    private Optional<LabelCell> choose(
            HeadingBinding heading, List<LabelCell> cells, Map<HeadingBinding, List<LabelCell>> all, int top) {
        if (cells.size() < 2) {
            return cells.stream().findFirst();
        }
        List<HeadingBinding> order = new ArrayList<>(table.headings());
        int at = order.indexOf(heading);
        int left = -1;
        for (int i = at - 1; i >= 0 && left < 0; i--) {
            left = onlyColumn(all.getOrDefault(order.get(i), List.of()), top);
        }
        int right = -1;
        for (int i = at + 1; i < order.size() && right < 0; i++) {
            right = onlyColumn(all.getOrDefault(order.get(i), List.of()), top);
        }
        int after = left;
        int before = right < 0 ? Integer.MAX_VALUE : right;
        List<LabelCell> between = cells.stream()
                .filter(c -> c.column() > after && c.column() < before)
                .toList();
        if (between.size() == 1) {
            return Optional.of(between.get(0));
        }
        List<LabelCell> usual = mostUsual(heading.anchor(), cells);
        if (usual.size() == 1) {
            return Optional.of(usual.get(0));
        }
        LabelCell first = cells.get(0);
        area.finding(
                first.cell().ref(),
                Said.of("heading-ambiguous")
                        .with("label", area.shown(heading.anchor()))
                        .stated(WhiteSpace.trim(first.text())));
        return Optional.empty();
    }

    /** The cells spelt the way the mapping names first: 偏差原因 before 备注, where a form has both. */
    private List<LabelCell> mostUsual(Anchor anchor, List<LabelCell> cells) {
        for (LabelPattern spelling : anchor.spellings()) {
            List<LabelCell> so = cells.stream()
                    .filter(c -> spelling.matches(c.label(), area.fiscalYear()))
                    .toList();
            if (!so.isEmpty()) {
                return so;
            }
        }
        return List.of();
    }

    private int onlyColumn(List<LabelCell> cells, int top) {
        List<LabelCell> inWindow = cells.stream().filter(c -> inWindow(c, top)).toList();
        return inWindow.size() == 1 ? inWindow.get(0).column() : -1;
    }

    private void missingTable() {
        String label = area.shown(table.headings().get(0).anchor());
        area.finding(
                new CellRef(from, 0),
                Said.of("table-missing").with("label", label).expected(label));
    }

    private void missingHeading(HeadingBinding heading, int row) {
        String near = "";
        int least = 3;
        for (int r = row; r <= lastOfWindow(row); r++) {
            for (LabelCell cell : area.labelsIn(r)) {
                int distance = heading.anchor().distance(cell.label());
                if (distance < least) {
                    least = distance;
                    near = cell.cell().ref() + "“" + WhiteSpace.trim(cell.text()) + "”";
                }
            }
        }
        String label = area.shown(heading.anchor());
        area.finding(
                new CellRef(row, 0),
                Said.of("heading-missing")
                        .with("row", row + 1)
                        .with("label", label)
                        .with("near", near)
                        .expected(label));
    }
}
