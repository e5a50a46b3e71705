package huizong.author;

import huizong.author.Block.Grid;
import huizong.author.Block.Leaf;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises a table by its header: labels side by side, and rows below that fall into their columns. */
final class GridFinder {
    private static final Pattern TOTAL = Pattern.compile("^(?:自评)?(?:总分|合计|总计|小计|共计)$");
    private static final int MOST_HEADING_ROWS = 4;

    private record Row(List<PrintedCell> labels, List<PrintedCell> values) {}

    private final PrintedSheet sheet;

    GridFinder(PrintedSheet sheet) {
        this.sheet = sheet;
    }

    /** The table whose header begins at a row, if one does. */
    Optional<Grid> at(int row) {
        List<PrintedCell> cells = sheet.row(row);
        Optional<PrintedCell> side = Optional.empty();
        int height = headingRows(row, cells);
        if (cells.size() >= 3 && cells.get(0).reachesBelow(row + height - 1)) {
            side = Optional.of(cells.get(0));
            height = headingRows(row, cells.subList(1, cells.size()));
        }
        List<PrintedCell> first = side.isPresent() ? cells.subList(1, cells.size()) : cells;
        if (first.size() < 2 || !first.stream().allMatch(PrintedCell::isLabelLike) || !areBesideEachOther(first)) {
            return Optional.empty();
        }
        List<PrintedCell> parents = new ArrayList<>();
        List<Leaf> leaves = leaves(row, height, first, parents);
        int from = side.map(s -> s.lastColumn() + 1).orElse(0);
        int limit = side.map(s -> s.region().lastRow()).orElse(sheet.height() - 1);
        Grid grid = body(side, row, height, parents, leaves, from, limit);
        return isTable(grid, first) ? Optional.of(grid) : Optional.empty();
    }

    private static boolean areBesideEachOther(List<PrintedCell> cells) {
        for (int i = 1; i < cells.size(); i++) {
            if (cells.get(i).firstColumn() != cells.get(i - 1).lastColumn() + 1) {
                return false;
            }
        }
        return true;
    }

    /** How many rows a header takes: as long as the next row only divides headings of this one. */
    private int headingRows(int row, List<PrintedCell> first) {
        int height = 1;
        List<PrintedCell> above = first;
        while (height < MOST_HEADING_ROWS) {
            List<PrintedCell> next = sheet.row(row + height);
            List<PrintedCell> wide =
                    above.stream().filter(c -> c.lastColumn() > c.firstColumn()).toList();
            boolean divides = !next.isEmpty()
                    && next.stream()
                            .allMatch(c -> c.isLabelLike()
                                    && wide.stream()
                                            .anyMatch(w -> c.isWithin(w.firstColumn(), w.lastColumn())
                                                    && c.lastColumn() - c.firstColumn()
                                                            < w.lastColumn() - w.firstColumn()));
            if (!divides) {
                return height;
            }
            above = next;
            height++;
        }
        return height;
    }

    private List<Leaf> leaves(int row, int height, List<PrintedCell> first, List<PrintedCell> parents) {
        List<PrintedCell> header = new ArrayList<>(first);
        for (int r = row + 1; r < row + height; r++) {
            header.addAll(sheet.row(r));
        }
        List<Leaf> leaves = new ArrayList<>();
        for (PrintedCell cell : header) {
            boolean isParent = header.stream()
                    .anyMatch(c ->
                            c.row() > cell.region().lastRow() && c.isWithin(cell.firstColumn(), cell.lastColumn()));
            if (isParent) {
                parents.add(cell);
            } else {
                Optional<PrintedCell> parent = header.stream()
                        .filter(c ->
                                c.region().lastRow() < cell.row() && cell.isWithin(c.firstColumn(), c.lastColumn()))
                        .reduce((a, b) -> b);
                leaves.add(new Leaf(cell, parent, cell.firstColumn(), cell.lastColumn(), "", new ArrayList<>()));
            }
        }
        leaves.sort(java.util.Comparator.comparingInt(Leaf::firstColumn));
        return leaves;
    }

    private Grid body(
            Optional<PrintedCell> side,
            int row,
            int height,
            List<PrintedCell> parents,
            List<Leaf> header,
            int from,
            int limit) {
        List<Leaf> leaves = divided(header, row + height, side.isPresent());
        List<PrintedCell> labels = new ArrayList<>();
        List<Integer> dataRows = new ArrayList<>();
        List<PrintedCell> totals = new ArrayList<>();
        Optional<PrintedCell> total = Optional.empty();
        Optional<PrintedCell> end = Optional.empty();
        int r = row + height;
        for (; r <= limit; r++) {
            List<PrintedCell> cells = sheet.row(r);
            if (cells.isEmpty()) {
                continue;
            }
            Optional<Row> fitting = fit(cells, leaves, from);
            if (fitting.isEmpty() || beginsAnother(cells, leaves, r, side.isPresent())) {
                break;
            }
            labels.addAll(fitting.get().labels());
            fitting.get().values().forEach(c -> leafOf(leaves, c)
                    .ifPresent(l -> l.samples().add(c)));
            dataRows.add(r);
        }
        List<PrintedCell> behind = sheet.row(r);
        if (!behind.isEmpty()) {
            PrintedCell name = behind.get(0);
            if (TOTAL.matcher(name.label().core()).matches()
                    && behind.stream()
                            .skip(1)
                            .allMatch(c -> leafOf(leaves, c).isPresent() && (c.isFigure() || c.isMarker()))) {
                total = Optional.of(name);
                totals.addAll(behind.subList(1, behind.size()));
                r++;
            } else {
                end = Optional.of(name);
            }
        }
        return new Grid(side, row, height, parents, leaves, labels, dataRows, total, totals, end, r);
    }

    /** Headings over two columns that hold data of their own, as two columns. */
    private List<Leaf> divided(List<Leaf> leaves, int firstDataRow, boolean sided) {
        List<Leaf> divided = new ArrayList<>();
        for (Leaf leaf : leaves) {
            Set<Integer> starts = new HashSet<>();
            if (leaf.lastColumn() == leaf.firstColumn() + 1 && sided) {
                sheet.row(firstDataRow).stream()
                        .filter(c ->
                                c.isWithin(leaf.firstColumn(), leaf.lastColumn()) && c.firstColumn() == c.lastColumn())
                        .forEach(c -> starts.add(c.firstColumn()));
            }
            if (starts.size() == 2) {
                divided.add(new Leaf(
                        leaf.cell(),
                        leaf.parent(),
                        leaf.firstColumn(),
                        leaf.firstColumn(),
                        "first",
                        new ArrayList<>()));
                divided.add(new Leaf(
                        leaf.cell(), leaf.parent(), leaf.lastColumn(), leaf.lastColumn(), "last", new ArrayList<>()));
            } else {
                divided.add(leaf);
            }
        }
        return divided;
    }

    private static Optional<Leaf> leafOf(List<Leaf> leaves, PrintedCell cell) {
        return leaves.stream()
                .filter(l -> cell.isWithin(l.firstColumn(), l.lastColumn()))
                .findFirst();
    }

    /** A row's cells by place; empty where one stands across columns, or two in one. */
    private static Optional<Row> fit(List<PrintedCell> cells, List<Leaf> leaves, int from) {
        List<PrintedCell> labels = new ArrayList<>();
        List<PrintedCell> values = new ArrayList<>();
        Set<Leaf> taken = new HashSet<>();
        int left = leaves.get(0).firstColumn();
        for (PrintedCell cell : cells) {
            Optional<Leaf> leaf = leafOf(leaves, cell);
            if (leaf.isPresent() && taken.add(leaf.get())) {
                values.add(cell);
            } else if (leaf.isEmpty() && cell.firstColumn() >= from && cell.lastColumn() < left) {
                labels.add(cell);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new Row(labels, values));
    }

    /** Whether a row is the header of the next table, or a form of labels and values, rather than data of this one. */
    private static boolean beginsAnother(List<PrintedCell> cells, List<Leaf> leaves, int row, boolean sided) {
        boolean labelsOnly = cells.size() >= 3 && cells.stream().allMatch(PrintedCell::isLabelLike);
        if (!labelsOnly) {
            return false;
        }
        if (!sided && cells.get(0).reachesBelow(row)) {
            return true;
        }
        long overFigures = cells.stream()
                .filter(c -> leafOf(leaves, c)
                        .filter(l -> l.samples().stream().anyMatch(PrintedCell::isFigure))
                        .isPresent())
                .count();
        return overFigures >= 2;
    }

    private boolean isTable(Grid grid, List<PrintedCell> header) {
        boolean figures = grid.leaves().stream()
                .flatMap(l -> l.samples().stream())
                .anyMatch(c -> c.isFigure() || c.isLabelAndValue());
        boolean headed = grid.side().isPresent() || grid.headingRows() > 1;
        if (grid.dataRows().isEmpty()) {
            return grid.side().isPresent() || (sheet.isBlank() && (headed || header.size() >= 3));
        }
        List<PrintedCell> next = sheet.row(grid.dataRows().get(0));
        if (!headed && header.size() >= 4 && arePairs(next, header.size())) {
            return false;
        }
        return figures
                || headed
                || (header.size() >= 3 && (sheet.isBlank() || grid.dataRows().size() >= 2));
    }

    /** Whether a row holds label, figure, label, figure. */
    private static boolean arePairs(List<PrintedCell> cells, int size) {
        if (cells.size() != size) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (i % 2 == 0 ? !cells.get(i).isLabelLike() : !cells.get(i).isFigure()) {
                return false;
            }
        }
        return true;
    }
}
