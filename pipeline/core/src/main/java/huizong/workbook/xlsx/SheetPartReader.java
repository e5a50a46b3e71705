package huizong.workbook.xlsx;

import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.Region;
import huizong.grid.Sheet;
import huizong.grid.Visibility;
import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.Limit;
import huizong.workbook.guard.Place;
import huizong.workbook.guard.UnreadableException;
import huizong.workbook.stream.CellSink;
import huizong.workbook.xlsx.XmlCursor.Event;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Reads sheet parts: cells, merged regions, hidden rows and columns. Counts over all sheets of a workbook. */
final class SheetPartReader {
    private final CellReader reader;
    private final Budget budget;
    private final long maxCells;
    private final long maxTags;
    private long cells;
    private long tags;
    private long rows;
    private long widths;
    private long mergedRows;

    SheetPartReader(CellReader reader, Budget budget) {
        this.reader = reader;
        this.budget = budget;
        this.maxCells = budget.of(Limit.CELLS);
        this.maxTags = budget.of(Limit.CELL_TAGS);
    }

    Sheet read(XmlCursor xml, String name, Visibility visibility) throws IOException {
        Sheet.Builder sheet = new Sheet.Builder(name, visibility);
        read(xml, name, sheet, sheet::add);
        return sheet.build();
    }

    /**
     * Reads a sheet whose cells go elsewhere than its regions, columns and hidden rows. Stops where the cells are
     * enough.
     */
    void read(XmlCursor xml, String name, Sheet.Builder sheet, CellSink sink) throws IOException {
        Set<String> merged = new HashSet<>();
        int lastRow = -1;
        boolean first = true;
        for (Event event = xml.next(); event != Event.FINISHED; event = xml.next()) {
            if (event != Event.START) {
                continue;
            }
            if (first && !xml.name().equals("worksheet")) {
                throw Place.of(name)
                        .refuse(
                                "wrong-part",
                                "内容部分不是工作表",
                                "its part is no sheet but something else",
                                Advice.SAVE_AGAIN);
            }
            first = false;
            switch (xml.name()) {
                case "sheetData" -> {
                    lastRow = rows(xml, sheet, sink, name, lastRow);
                    if (sink.isFull()) {
                        return;
                    }
                }
                case "mergeCell" -> {
                    String ref = xml.attribute("ref");
                    if (merged.add(ref)) {
                        sheet.merge(region(ref, name));
                        if (merged.size() > budget.of(Limit.MERGES)) {
                            throw tooManyMerges(ref, name);
                        }
                    }
                }
                case "col" -> columns(xml, sheet);
                case "row", "c" ->
                    throw Place.of(name)
                            .refuse("stray-cell", "单元格不在表体内", "a cell stands outside the rows", Advice.SAVE_AGAIN);
                case "worksheet", "cols", "mergeCells" -> {}
                default -> xml.skip();
            }
        }
    }

    /** Reads all rows; returns the last, zero-based. */
    private int rows(XmlCursor xml, Sheet.Builder sheet, CellSink sink, String name, int before) throws IOException {
        int row = before;
        int held = before;
        for (Event event = xml.next(); event != Event.END && !sink.isFull(); event = xml.next()) {
            if (event != Event.START) {
                continue;
            }
            if (!xml.name().equals("row")) {
                if (xml.name().equals("c")) {
                    throw Place.of(name, xml.attribute("r"))
                            .refuse("stray-cell", "单元格不在任何行内", "the cell stands in no row", Advice.SAVE_AGAIN);
                }
                xml.skip();
                continue;
            }
            String stated = "";
            boolean hidden = false;
            for (int i = 0; i < xml.attributes(); i++) {
                switch (xml.attributeName(i)) {
                    case "r" -> stated = xml.attributeValue(i);
                    case "hidden" -> hidden = XlsxBook.isTrue(xml.attributeValue(i));
                    case "spans", "ht", "customHeight", "s", "customFormat" -> {}
                    default -> xml.strange(xml.attributeName(i));
                }
            }
            int number = rowNumber(stated, row + 1, name);
            if (number <= row) {
                throw Place.ofRow(name, number)
                        .refuse("duplicate-row", "行号重复或次序颠倒", "a row number repeats or goes back", Advice.SAVE_AGAIN);
            }
            int last = cells(xml, sink, name, number);
            if (hidden) {
                sheet.hideRow(number);
            }
            row = number;
            if (last > 0) {
                widths += last;
                rows += row - held;
                held = row;
                if (widths > budget.of(Limit.ROW_WIDTHS) || rows > budget.of(Limit.ROWS)) {
                    throw Place.ofRow(name, row)
                            .refuse("too-far-apart", "数据区域过大", "the cells lie too far apart", Advice.REDUCE);
                }
            }
        }
        return row;
    }

    /** Reads a row's cells; returns how many columns it has down to the last that holds something. */
    private int cells(XmlCursor xml, CellSink sink, String name, int row) throws IOException {
        int column = -1;
        int width = 0;
        for (Event event = xml.next(); event != Event.END; event = xml.next()) {
            if (event != Event.START) {
                continue;
            }
            if (!xml.name().equals("c")) {
                if (xml.name().equals("row")) {
                    throw Place.ofRow(name, row)
                            .refuse("stray-cell", "行内又有行", "there is a row inside the row", Advice.SAVE_AGAIN);
                }
                xml.skip();
                continue;
            }
            if (++tags > maxTags) {
                throw tooMany(Place.ofRow(name, row));
            }
            String stated = "";
            String type = "";
            String style = "";
            for (int i = 0; i < xml.attributes(); i++) {
                switch (xml.attributeName(i)) {
                    case "r" -> stated = xml.attributeValue(i);
                    case "t" -> type = xml.attributeValue(i);
                    case "s" -> style = xml.attributeValue(i);
                    default -> xml.strange(xml.attributeName(i));
                }
            }
            CellRef ref = reference(stated, row, column + 1, name);
            if (ref.row() != row) {
                throw Place.of(name, ref)
                        .refuse(
                                "misplaced-cell",
                                "单元格地址与所在的第 " + (row + 1) + " 行不符",
                                "the cell stands in row " + (row + 1),
                                Advice.SAVE_AGAIN);
            }
            if (ref.column() <= column) {
                throw Place.of(name, ref)
                        .refuse("duplicate-cell", "单元格重复或次序颠倒", "the cell repeats or goes back", Advice.SAVE_AGAIN);
            }
            column = ref.column();
            Cell cell = reader.read(xml, ref, type, style, name);
            if (!cell.value().isBlank()) {
                if (++cells > maxCells) {
                    throw tooMany(Place.of(name, ref));
                }
                width = column + 1;
                sink.add(cell);
            }
        }
        return width;
    }

    private static UnreadableException tooMany(Place place) {
        return place.refuse("too-many-cells", "单元格过多", "too many cells", Advice.REDUCE);
    }

    private static void columns(XmlCursor xml, Sheet.Builder sheet) {
        try {
            int min = Integer.parseInt(xml.attribute("min"));
            int max = Math.min(Integer.parseInt(xml.attribute("max")), CellRef.MAX_COLUMNS);
            if (min < 1 || max < min) {
                return;
            }
            if (XlsxBook.isTrue(xml.attribute("hidden"))) {
                sheet.hideColumns(min - 1, max - 1);
            }
            String width = xml.attribute("width");
            if (!width.isEmpty()) {
                sheet.columnWidth(min - 1, max - 1, Double.parseDouble(width));
            }
        } catch (NumberFormatException e) {
            return; // a range or width nobody can read changes nothing
        }
    }

    private static int rowNumber(String stated, int next, String sheet) {
        if (stated.isEmpty() && next < CellRef.MAX_ROWS) {
            return next;
        }
        if (stated.length() <= 7 && stated.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int number = stated.isEmpty() ? 0 : Integer.parseInt(stated);
            if (number >= 1 && number <= CellRef.MAX_ROWS) {
                return number - 1;
            }
        }
        throw Place.of(sheet, "<row r=\"" + stated + "\">")
                .refuse("bad-row-number", "没有这样的行", "there is no row " + stated, Advice.SAVE_AGAIN);
    }

    private static CellRef reference(String stated, int row, int nextColumn, String sheet) {
        try {
            return stated.isEmpty() ? new CellRef(row, nextColumn) : CellRef.parse(stated);
        } catch (IllegalArgumentException e) {
            throw Place.of(sheet, stated)
                    .refuse("bad-reference", "没有这样的单元格", "there is no such cell", Advice.SAVE_AGAIN);
        }
    }

    private Region region(String ref, String sheet) {
        try {
            Region region = Region.parse(ref);
            mergedRows += region.lastRow() - region.firstRow() + 1L;
            if (mergedRows > budget.of(Limit.MERGED_ROWS)) {
                throw tooManyMerges(ref, sheet);
            }
            return region;
        } catch (IllegalArgumentException e) {
            throw Place.of(sheet, ref)
                    .refuse("bad-merge", "合并区域无效", "there is no such region to merge", Advice.SAVE_AGAIN);
        }
    }

    private static UnreadableException tooManyMerges(String ref, String sheet) {
        return Place.of(sheet, ref).refuse("too-many-merges", "合并区域过多", "too many merged regions", Advice.REDUCE);
    }
}
