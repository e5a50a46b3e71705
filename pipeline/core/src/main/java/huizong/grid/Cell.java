package huizong.grid;

/**
 * A cell with something in it.
 *
 * @param ref where it stands
 * @param value what it holds; for a formula, the stored result
 * @param formula whether a formula computed it
 */
public record Cell(CellRef ref, CellValue value, boolean formula) {
    public static Cell of(String a1, CellValue value) {
        return new Cell(CellRef.parse(a1), value, false);
    }
}
