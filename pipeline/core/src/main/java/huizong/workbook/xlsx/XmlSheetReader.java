package huizong.workbook.xlsx;

import static huizong.workbook.xlsx.XmlSpreadsheetReader.EXCEL;
import static huizong.workbook.xlsx.XmlSpreadsheetReader.SHEETS;

import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.Region;
import huizong.grid.Sheet;
import huizong.grid.Visibility;
import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.Place;
import huizong.workbook.guard.UnreadableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one sheet of an XML spreadsheet. Rows and cells stand where they say, or behind the one before. */
final class XmlSheetReader {
    private static final double POINTS_TO_PIXELS = 96.0 / 72;
    private static final int PIXELS_OF_A_CHARACTER = 7;
    private static final int PIXELS_AROUND = 5;

    /** A range of columns or rows that one element stands for. */
    private record Span(int first, int last) {}

    private final XmlCursor xml;
    private final String name;
    private final SheetTally tally;
    private final Budget budget;
    private final XmlCellReader values;
    private final List<Cell> cells = new ArrayList<>();
    private final Sheet.Builder hiding;
    private final Map<Integer, String> columnStyles = new HashMap<>();
    /** The rows, one-based, down to which regions from above reach, by column. */
    private int[] covered = new int[0];

    private boolean hasTable;
    private Visibility visibility = Visibility.VISIBLE;

    XmlSheetReader(XmlCursor xml, String name, XmlFormats formats, boolean from1904, SheetTally tally, Budget budget) {
        this.xml = xml;
        this.name = name;
        this.tally = tally;
        this.budget = budget;
        this.values = new XmlCellReader(xml, name, formats, from1904, budget);
        this.hiding = new Sheet.Builder(name, visibility);
    }

    /** Reads the sheet the cursor stands on. */
    Sheet read() throws IOException {
        tally.beginSheet();
        while (xml.nextChild()) {
            if (xml.isAt(SHEETS, "Table")) {
                if (hasTable) {
                    throw Place.of(name)
                            .refuse("stray-cell", "一张工作表里有两个表体", "the sheet has two tables", Advice.SAVE_AGAIN);
                }
                hasTable = true;
                table();
            } else if (xml.isAt(EXCEL, "WorksheetOptions")) {
                options();
            } else {
                xml.skip();
            }
        }
        hiding.visibility(visibility);
        cells.forEach(hiding::add);
        return hiding.build();
    }

    private void options() throws IOException {
        while (xml.nextChild()) {
            if (xml.isAt(EXCEL, "Visible")) {
                visibility = switch (xml.text(64).strip()) {
                    case "SheetHidden" -> Visibility.HIDDEN;
                    case "SheetVeryHidden" -> Visibility.VERY_HIDDEN;
                    default -> Visibility.VISIBLE;
                };
            } else {
                xml.skip();
            }
        }
    }

    private void table() throws IOException {
        String style = xml.localAttribute("StyleID");
        int column = -1;
        int row = -1;
        while (xml.nextChild()) {
            if (xml.isAt(SHEETS, "Column")) {
                column = column(column + 1);
            } else if (xml.isAt(SHEETS, "Row")) {
                row = row(row + 1, style);
            } else if (xml.isAt(SHEETS, "Cell")) {
                throw Place.of(name).refuse("stray-cell", "单元格不在任何行内", "the cell stands in no row", Advice.SAVE_AGAIN);
            } else {
                xml.skip();
            }
        }
    }

    private int column(int next) throws IOException {
        Span span = span(next, CellRef.MAX_COLUMNS)
                .orElseThrow(() -> bad("bad-reference", "没有这样的列", "there is no such column"));
        if (XlsxBook.isTrue(xml.localAttribute("Hidden"))) {
            hiding.hideColumns(span.first(), span.last());
        }
        width(xml.localAttribute("Width"))
                .ifPresent(characters -> hiding.columnWidth(span.first(), span.last(), characters));
        String style = xml.localAttribute("StyleID");
        if (!style.isEmpty()) {
            for (int c = span.first(); c <= span.last(); c++) {
                columnStyles.put(c, style);
            }
        }
        xml.skip();
        return span.last();
    }

    /** @param points as Excel states a column's width */
    private static Optional<Double> width(String points) {
        try {
            double pixels = Double.parseDouble(points) * POINTS_TO_PIXELS;
            return Optional.of(Math.max(0, (pixels - PIXELS_AROUND) / PIXELS_OF_A_CHARACTER));
        } catch (NumberFormatException e) {
            return Optional.empty(); // a width nobody can read changes nothing
        }
    }

    private int row(int next, String tableStyle) throws IOException {
        Span span = span(next, CellRef.MAX_ROWS)
                .orElseThrow(() -> bad("bad-row-number", "没有这样的行，或次序颠倒", "there is no such row, or rows go back"));
        if (XlsxBook.isTrue(xml.localAttribute("Hidden"))) {
            for (int r = span.first(); r <= span.last(); r++) {
                hiding.hideRow(r);
            }
        }
        String style = xml.localAttribute("StyleID");
        int column = -1;
        int width = 0;
        while (xml.nextChild()) {
            if (xml.isAt(SHEETS, "Cell")) {
                tally.tag(name, span.first());
                int filled = cells.size();
                column = cell(span.first(), column + 1, style, tableStyle);
                width = cells.size() > filled ? cells.get(filled).ref().column() + 1 : width;
            } else {
                xml.skip();
            }
        }
        if (width > 0) {
            tally.row(name, span.first(), width);
        }
        budget.time();
        return span.last();
    }

    /** Reads a cell; returns the last column it reaches over. */
    private int cell(int row, int next, String rowStyle, String tableStyle) throws IOException {
        boolean placed = !xml.localAttribute("Index").isEmpty();
        int column = at(next, CellRef.MAX_COLUMNS).orElseThrow(() -> Place.ofRow(name, row)
                .refuse(
                        "bad-reference",
                        "没有这样的单元格，或次序颠倒",
                        "there is no such cell, or cells go back",
                        Advice.SAVE_AGAIN));
        CellRef ref = new CellRef(row, column);
        Region region = region(ref, xml.localAttribute("MergeAcross"), xml.localAttribute("MergeDown"));
        String style = xml.localAttribute("StyleID");
        if (style.isEmpty()) {
            style = rowStyle.isEmpty() ? columnStyles.getOrDefault(column, tableStyle) : rowStyle;
        }
        Cell cell = values.read(ref, style);
        if (!cell.value().isBlank()) {
            if (!placed && column < covered.length && covered[column] > row) {
                throw Place.of(name, ref)
                        .refuse(
                                "misplaced-cell",
                                "上方的合并单元格盖住了这里，却没有写明这一格在第几列",
                                "a merged region from above lies here, and the cell does not say which column it is in",
                                Advice.SAVE_AGAIN);
            }
            tally.cell(name, ref);
            cells.add(cell);
        }
        if (!region.isSingleCell() && tally.merge(name, region)) {
            hiding.merge(region);
            reachDown(region);
        }
        return region.lastColumn();
    }

    private void reachDown(Region region) {
        if (region.lastRow() > region.firstRow()) {
            if (covered.length == 0) {
                covered = new int[CellRef.MAX_COLUMNS];
            }
            for (int c = region.firstColumn(); c <= region.lastColumn(); c++) {
                covered[c] = Math.max(covered[c], region.lastRow() + 1);
            }
            budget.time();
        }
    }

    private Region region(CellRef ref, String across, String down) {
        Optional<Integer> columns = number(across.isEmpty() ? "0" : across, CellRef.MAX_COLUMNS - 1 - ref.column());
        Optional<Integer> rows = number(down.isEmpty() ? "0" : down, CellRef.MAX_ROWS - 1 - ref.row());
        if (columns.isEmpty() || rows.isEmpty()) {
            throw Place.of(name, ref)
                    .refuse("bad-merge", "合并区域无效", "there is no such region to merge", Advice.SAVE_AGAIN);
        }
        return new Region(ref.row(), ref.column(), ref.row() + rows.get(), ref.column() + columns.get());
    }

    /** The columns or rows of the element the cursor stands on. */
    private Optional<Span> span(int next, int most) {
        String more = xml.localAttribute("Span");
        return at(next, most).flatMap(first -> number(more.isEmpty() ? "0" : more, most - 1 - first)
                .map(count -> new Span(first, first + count)));
    }

    /** Where the element the cursor stands on is, zero-based: at its index, or next. */
    private Optional<Integer> at(int next, int most) {
        String index = xml.localAttribute("Index");
        Optional<Integer> at =
                index.isEmpty() ? Optional.of(next) : number(index, most).map(i -> i - 1);
        return at.filter(i -> i >= next && i < most);
    }

    private static Optional<Integer> number(String digits, int most) {
        if (digits.isEmpty() || digits.length() > 7 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        return Optional.of(Integer.valueOf(digits)).filter(n -> n <= most);
    }

    private UnreadableException bad(String code, String chinese, String english) {
        return Place.of(name).refuse(code, chinese, english, Advice.SAVE_AGAIN);
    }
}
