package huizong.workbook.xlsx;

import huizong.grid.CellRef;
import huizong.grid.Region;
import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.Limit;
import huizong.workbook.guard.Place;
import huizong.workbook.guard.UnreadableException;
import java.util.HashSet;
import java.util.Set;

/** Counts cells, rows and merged regions over all sheets of a workbook, and refuses it where they are too many. */
final class SheetTally {
    private final Budget budget;
    private final long maxCells;
    private final long maxTags;
    private final Set<Region> merged = new HashSet<>();
    private long cells;
    private long tags;
    private long rows;
    private long widths;
    private long mergedRows;
    private int lastFilled = -1;

    SheetTally(Budget budget) {
        this.budget = budget;
        this.maxCells = budget.of(Limit.CELLS);
        this.maxTags = budget.of(Limit.CELL_TAGS);
    }

    /** What follows is of another sheet. */
    void beginSheet() {
        merged.clear();
        lastFilled = -1;
    }

    /** A cell that is written down, whether it holds something or not. */
    void tag(String sheet, int row) {
        if (++tags > maxTags) {
            throw tooMany(Place.ofRow(sheet, row));
        }
    }

    /** A cell that holds something. */
    void cell(String sheet, CellRef ref) {
        if (++cells > maxCells) {
            throw tooMany(Place.of(sheet, ref));
        }
    }

    /**
     * A row that holds something.
     *
     * @param width columns up to its last cell
     */
    void row(String sheet, int row, int width) {
        widths += width;
        rows += row - lastFilled;
        lastFilled = row;
        if (widths > budget.of(Limit.ROW_WIDTHS) || rows > budget.of(Limit.ROWS)) {
            throw Place.ofRow(sheet, row)
                    .refuse("too-far-apart", "数据区域过大", "the cells lie too far apart", Advice.REDUCE);
        }
    }

    /** A merged region; returns whether it was not there before. */
    boolean merge(String sheet, Region region) {
        boolean isNew = merged.add(region);
        mergedRows += isNew ? region.lastRow() - region.firstRow() + 1L : 0;
        if (mergedRows > budget.of(Limit.MERGED_ROWS) || merged.size() > budget.of(Limit.MERGES)) {
            throw Place.of(sheet, region.toString())
                    .refuse("too-many-merges", "合并区域过多", "too many merged regions", Advice.REDUCE);
        }
        return isNew;
    }

    private static UnreadableException tooMany(Place place) {
        return place.refuse("too-many-cells", "单元格过多", "too many cells", Advice.REDUCE);
    }
}
