package huizong.extract;

import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.grid.Region;
import huizong.grid.Sheet;
import huizong.grid.Visibility;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A sheet drawn as text: a line a row, cells between bars, {@code ^} merged with the cell above and {@code <} with the
 * one to the left. Plain numbers become number cells.
 */
final class DrawnSheet {
    private DrawnSheet() {}

    static Sheet of(String drawing) {
        return named("表", drawing);
    }

    static Sheet named(String name, String drawing) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : drawing.strip().split("\n")) {
            List<String> cells = new ArrayList<>();
            for (String cell : line.strip().split("\\|", -1)) {
                cells.add(cell.strip());
            }
            rows.add(cells);
        }
        Sheet.Builder sheet = new Sheet.Builder(name, Visibility.VISIBLE);
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < rows.get(r).size(); c++) {
                String text = at(rows, r, c);
                if (text.isEmpty() || text.equals("^") || text.equals("<")) {
                    continue;
                }
                sheet.add(new Cell(new CellRef(r, c), value(text), false));
                int right = c;
                while (at(rows, r, right + 1).equals("<")) {
                    right++;
                }
                int bottom = r;
                while (at(rows, bottom + 1, c).equals("^")) {
                    bottom++;
                }
                sheet.merge(new Region(r, c, bottom, right));
            }
        }
        return sheet.build();
    }

    private static String at(List<List<String>> rows, int row, int column) {
        return row < rows.size() && column < rows.get(row).size()
                ? rows.get(row).get(column)
                : "";
    }

    private static CellValue value(String text) {
        return text.matches("-?[0-9]+(\\.[0-9]+)?")
                ? new CellValue.Number(new BigDecimal(text), false)
                : new CellValue.Text(text);
    }
}
