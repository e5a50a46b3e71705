package huizong.extract;

import huizong.grid.Cell;
import huizong.grid.CellValue;
import huizong.grid.Sheet;
import huizong.mapping.Label;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A sheet's text cells as labels, normalised once. */
final class SheetLabels {
    /** A text cell short enough to be a label. */
    record LabelCell(Cell cell, Label label) {
        int row() {
            return cell.ref().row();
        }

        int column() {
            return cell.ref().column();
        }

        String text() {
            return cell.value().shown();
        }
    }

    private final Sheet sheet;
    private final List<List<LabelCell>> rows;

    /** @param known labels already made, by text; shared by the sheets of a workbook, which repeat themselves */
    SheetLabels(Sheet sheet, Map<String, Label> known) {
        this.sheet = sheet;
        this.rows = new ArrayList<>(sheet.height());
        for (int r = 0; r < sheet.height(); r++) {
            List<LabelCell> labels = new ArrayList<>();
            for (Cell cell : sheet.row(r)) {
                if (cell.value() instanceof CellValue.Text text && text.text().length() <= Label.MAX_LENGTH) {
                    labels.add(new LabelCell(cell, known.computeIfAbsent(text.text(), Label::of)));
                }
            }
            rows.add(labels);
        }
    }

    static SheetLabels of(Sheet sheet) {
        return new SheetLabels(sheet, new HashMap<>());
    }

    Sheet sheet() {
        return sheet;
    }

    List<LabelCell> row(int row) {
        return row < rows.size() ? rows.get(row) : List.of();
    }
}
