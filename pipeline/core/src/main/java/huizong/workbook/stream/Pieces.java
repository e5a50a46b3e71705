package huizong.workbook.stream;

import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.LongRows.Piece;
import huizong.grid.Region;
import huizong.grid.Sheet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Cuts a sheet's cells into pieces of so many rows. A cell whose merged region reaches down into later pieces goes with
 * each of them.
 */
public final class Pieces implements CellSink {
    /** Rows a piece spans: few enough to hold with all that is read out of them, enough for their cost not to count. */
    static final int ROWS = 5_000;

    private final Sheet outline;
    private final Consumer<Piece> piece;
    private final Map<CellRef, Region> tall = new HashMap<>();
    private final TreeMap<CellRef, Cell> reaching = new TreeMap<>();
    private Sheet.Builder sheet;
    private int first;

    /** @param outline the sheet's name and merged regions */
    public Pieces(Sheet outline, Consumer<Piece> piece) {
        this.outline = outline;
        this.piece = piece;
        this.sheet = new Sheet.Builder(outline.name(), outline.visibility());
        outline.merges().stream().filter(m -> m.lastRow() > m.firstRow()).forEach(m -> tall.put(m.topLeft(), m));
    }

    @Override
    public void add(Cell cell) {
        while (cell.ref().row() >= first + ROWS) {
            emit();
        }
        sheet.add(cell);
        Region region = tall.get(cell.ref());
        if (region != null && region.lastRow() >= first + ROWS) {
            reaching.put(cell.ref(), cell);
        }
    }

    private void emit() {
        int last = first + ROWS - 1;
        List<Region> over = outline.merges().stream()
                .filter(m -> m.lastRow() >= first && m.firstRow() <= last)
                .toList();
        over.forEach(sheet::merge);
        Sheet cells = sheet.build();
        if (cells.height() > first) {
            piece.accept(new Piece(cells, first, last));
        }
        first += ROWS;
        sheet = new Sheet.Builder(outline.name(), outline.visibility());
        reaching.keySet()
                .removeIf(ref -> !tall.containsKey(ref) || tall.get(ref).lastRow() < first);
        reaching.values().forEach(sheet::add);
    }

    /** Hands over the last piece, once all cells were read. */
    public void finish() {
        emit();
    }
}
