package huizong.submission;

import huizong.grid.CellRef;

/**
 * The cell a value came from.
 *
 * @param rawText what the cell said, as filed
 */
public record Provenance(String sheetName, CellRef cell, String rawText) {}
