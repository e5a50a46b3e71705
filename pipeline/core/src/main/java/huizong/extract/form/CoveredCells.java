package huizong.extract.form;

import huizong.extract.value.Typing;
import huizong.grid.Cell;
import huizong.grid.CellValue;
import huizong.grid.Region;
import huizong.submission.Said;
import huizong.text.WhiteSpace;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says what is stored under merged regions of a form: nobody sees it, so it is not read, unless it says the same. */
public final class CoveredCells {
    /** Cells named one by one; where there are more, some program filled them all. */
    private static final int LISTED = 20;

    private CoveredCells() {}

    public static void report(FormArea area) {
        List<Cell> cells = new ArrayList<>();
        for (Cell cell : area.sheet().covered()) {
            int row = cell.ref().row();
            if (row >= area.firstRow() && row <= area.lastRow() && differs(area, cell)) {
                cells.add(cell);
            }
        }
        cells.stream().limit(LISTED).forEach(cell -> report(area, cell));
        if (cells.size() > LISTED) {
            rest(area, cells.subList(LISTED, cells.size()));
        }
    }

    private static CellValue over(FormArea area, Region region) {
        return area.sheet().at(region.firstRow(), region.firstColumn());
    }

    private static boolean differs(FormArea area, Cell cell) {
        String text = WhiteSpace.trim(cell.value().shown());
        return !text.isEmpty()
                && !Typing.isPlaceholder(text)
                && !Typing.isDashes(text)
                && !text.equals(WhiteSpace.trim(over(area, area.regionOf(cell)).shown()));
    }

    private static boolean isFigure(Cell cell) {
        return !(cell.value() instanceof CellValue.Text)
                && !(cell.value() instanceof CellValue.Number n && n.number().equals(BigDecimal.ZERO));
    }

    /** Whether the sheet shows nothing in the place of a figure that is there. */
    private static boolean isMissed(FormArea area, Cell cell) {
        return isFigure(cell) && over(area, area.regionOf(cell)).isBlank();
    }

    private static void report(FormArea area, Cell cell) {
        Region region = area.regionOf(cell);
        String stored = WhiteSpace.trim(cell.value().shown());
        Said said = (isFigure(cell) ? Said.of("covered-figure") : Said.of("covered-text"))
                .with("cell", cell.ref())
                .with("region", region)
                .with("value", stored)
                .with("shown", region.topLeft())
                .stated(stored);
        area.finding(cell.ref(), isMissed(area, cell) ? said.graver() : said);
    }

    private static void rest(FormArea area, List<Cell> cells) {
        Said said = Said.of("covered-more")
                .with("count", cells.size())
                .with(
                        "cells",
                        cells.stream()
                                        .limit(LISTED)
                                        .map(c -> c.ref().toString())
                                        .collect(Collectors.joining("、"))
                                + (cells.size() > LISTED ? "…" : ""));
        area.finding(cells.get(0).ref(), cells.stream().anyMatch(c -> isMissed(area, c)) ? said.graver() : said);
    }
}
