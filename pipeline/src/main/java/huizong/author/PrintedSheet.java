package huizong.author;

import huizong.grid.Cell;
import huizong.grid.CellValue;
import huizong.grid.Region;
import huizong.grid.Sheet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A template's filled cells row by row, with what can be said of the sheet as a whole. */
final class PrintedSheet {
    private static final Pattern TITLE_END = Pattern.compile("(?:表|报告|情况|明细|清单|统计|汇总)$");
    private static final int TITLE_ROWS = 8;
    private static final int SHORTEST_TITLE = 5;
    private static final int LONGEST_TITLE = 60;

    private final List<List<PrintedCell>> rows = new ArrayList<>();
    private final Map<String, Integer> howOften = new HashMap<>();
    private final int firstRow;
    private final int lastColumn;
    private final boolean isBlank;

    PrintedSheet(Sheet sheet) {
        int right = 0;
        int figures = 0;
        this.firstRow = Math.min(0, sheet.firstRow());
        for (int r = firstRow; r < sheet.height(); r++) {
            List<PrintedCell> cells = new ArrayList<>();
            for (Cell cell : sheet.row(r)) {
                if (!cell.value().shown().isBlank()) {
                    Region region = sheet.regionAt(cell.ref().row(), cell.ref().column());
                    PrintedCell printed = PrintedCell.of(cell, region);
                    cells.add(printed);
                    howOften.merge(printed.label().core(), 1, Integer::sum);
                    right = Math.max(right, region.lastColumn());
                    figures += cell.value() instanceof CellValue.Number ? 1 : 0;
                }
            }
            rows.add(List.copyOf(cells));
        }
        for (Region merge : sheet.merges()) {
            right = Math.max(right, Math.min(merge.lastColumn(), sheet.width() + 20));
        }
        this.lastColumn = right;
        this.isBlank = figures == 0;
    }

    /** The first row, below zero where lines stand above a table. */
    int firstRow() {
        return firstRow;
    }

    int height() {
        return firstRow + rows.size();
    }

    List<PrintedCell> row(int row) {
        return row < height() ? rows.get(row - firstRow) : List.of();
    }

    /** The last column anything reaches. */
    int lastColumn() {
        return lastColumn;
    }

    /** Whether no number was filled in. */
    boolean isBlank() {
        return isBlank;
    }

    /** Whether a label stands on the sheet once only. */
    boolean isUnique(PrintedCell cell) {
        return howOften.getOrDefault(cell.label().core(), 0) == 1;
    }

    /** The cell that names the form: the first of the top rows that stands alone and ends as titles do. */
    Optional<PrintedCell> title() {
        Optional<PrintedCell> alone = Optional.empty();
        for (int r = firstRow; r < Math.min(TITLE_ROWS, height()); r++) {
            List<PrintedCell> cells = row(r);
            if (cells.size() == 1 && cells.get(0).cell().value() instanceof CellValue.Text) {
                PrintedCell cell = cells.get(0);
                int length = cell.label().core().length();
                if (length >= SHORTEST_TITLE && length <= LONGEST_TITLE && !cell.isLabelAndValue()) {
                    if (TITLE_END.matcher(cell.label().core()).find()) {
                        return Optional.of(cell);
                    }
                    alone = alone.isPresent() ? alone : Optional.of(cell);
                }
            }
        }
        return alone;
    }
}
