package huizong.report.html;

import huizong.grid.CellRef;
import huizong.grid.Sheet;
import java.util.List;
import java.util.Map;

/**
 * A sheet to be painted with what was made of its cells.
 *
 * @param facts sentences about the whole sheet, shown above it
 * @param cells by address; a cell without an entry is painted plain
 * @param findings marked at their cells and listed below the sheet
 */
public record PaintedSheet(Sheet sheet, List<String> facts, Map<CellRef, PaintedCell> cells, List<Mark> findings) {
    public PaintedSheet {
        facts = List.copyOf(facts);
        cells = Map.copyOf(cells);
        findings = List.copyOf(findings);
    }

    /**
     * How a cell is painted.
     *
     * @param role the colour: a role's lower-case name
     * @param notes lines of the box that opens over the cell
     */
    public record PaintedCell(String role, List<String> notes) {
        public PaintedCell {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Something wrong at a cell.
     *
     * @param cell like {@code D17}; empty where it is about the whole sheet
     * @param severity {@code error}, {@code warning} or {@code notice}
     */
    public record Mark(String cell, String severity, String rule, String message) {}
}
