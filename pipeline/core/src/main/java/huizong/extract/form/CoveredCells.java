package huizong.extract.form;

import huizong.extract.value.Typing;
import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.grid.Region;
import huizong.submission.Severity;
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

    private static Severity severity(FormArea area, Cell cell) {
        boolean figure = !(cell.value() instanceof CellValue.Text)
                && !(cell.value() instanceof CellValue.Number n && n.number().equals(BigDecimal.ZERO));
        return !figure
                ? Severity.NOTICE
                : over(area, area.regionOf(cell)).isBlank() ? Severity.ERROR : Severity.WARNING;
    }

    private static void report(FormArea area, Cell cell) {
        Region region = area.regionOf(cell);
        String stored = WhiteSpace.trim(cell.value().shown());
        area.finding(
                "read-value",
                severity(area, cell),
                cell.ref(),
                stored,
                "",
                cell.ref() + " 在合并区域 " + region + " 之内，存有“" + stored + "”，表上看不到，未读入。如应填报，请取消合并，或填在 " + region.topLeft()
                        + "。",
                cell.ref() + " lies under the merged cells " + region + " and holds \"" + stored
                        + "\", which the sheet does not show; it was not read. Unmerge, or file it in "
                        + region.topLeft() + ".");
    }

    private static void rest(FormArea area, List<Cell> cells) {
        CellRef first = cells.get(0).ref();
        String named = cells.stream().limit(LISTED).map(c -> c.ref().toString()).collect(Collectors.joining("、"))
                + (cells.size() > LISTED ? "…" : "");
        Severity severity = cells.stream()
                .map(c -> severity(area, c))
                .min(Severity::compareTo)
                .orElse(Severity.NOTICE);
        area.finding(
                "read-value",
                severity,
                first,
                "",
                "",
                "合并区域之内另有 " + cells.size() + " 格存有内容，表上看不到，未读入（" + named + "）。如应填报，请取消合并后重报。",
                cells.size() + " more cells under merged ones hold something the sheet does not show; not read ("
                        + named + "). Unmerge them if they are part of the filing.");
    }
}
