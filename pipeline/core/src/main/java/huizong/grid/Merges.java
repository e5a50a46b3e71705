package huizong.grid;

import java.util.List;

/** The merged regions of a sheet, found by the rows they cover: form sheets have few, lists have none. */
final class Merges {
    private final List<Region> regions;
    private final int firstRow;
    private final int[][] byRow;

    /**
     * @param firstRow the first row with a cell
     * @param rows how many rows there are from there to the last with a cell
     */
    Merges(List<Region> regions, int firstRow, int rows) {
        this.regions = List.copyOf(regions);
        this.firstRow = firstRow;
        this.byRow = this.regions.isEmpty() ? new int[0][] : index(rows);
    }

    private int[][] index(int rows) {
        int[] counts = new int[rows];
        for (Region merge : regions) {
            for (int r = from(merge); r <= to(merge, rows); r++) {
                counts[r]++;
            }
        }
        int[][] index = new int[rows][];
        for (int r = 0; r < rows; r++) {
            index[r] = new int[counts[r]];
        }
        for (int m = regions.size() - 1; m >= 0; m--) {
            for (int r = from(regions.get(m)); r <= to(regions.get(m), rows); r++) {
                index[r][--counts[r]] = m;
            }
        }
        return index;
    }

    private int from(Region merge) {
        return Math.max(0, merge.firstRow() - firstRow);
    }

    private int to(Region merge, int rows) {
        return Math.min(merge.lastRow() - firstRow, rows - 1);
    }

    /** In file order. */
    List<Region> regions() {
        return regions;
    }

    /** Whether a region may lie over a cell of a row. */
    boolean over(int row) {
        int at = row - firstRow;
        return at >= 0 && at < byRow.length ? byRow[at].length > 0 : !regions.isEmpty();
    }

    /** The region over a cell, or the cell's own. */
    Region at(int row, int column) {
        int at = row - firstRow;
        if (at >= 0 && at < byRow.length) {
            for (int m : byRow[at]) {
                if (regions.get(m).contains(row, column)) {
                    return regions.get(m);
                }
            }
        } else {
            for (Region merge : regions) {
                if (merge.contains(row, column)) {
                    return merge;
                }
            }
        }
        return new Region(row, column, row, column);
    }
}
