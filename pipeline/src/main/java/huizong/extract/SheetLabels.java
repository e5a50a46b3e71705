package huizong.extract;

import huizong.grid.Cell;
import huizong.grid.CellValue;
import huizong.grid.Sheet;
import huizong.mapping.Anchor;
import huizong.mapping.Label;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

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
    private final LabelCache known;
    private final List<List<LabelCell>> rows;
    private final Map<String, List<LabelCell>> bySpelling = new HashMap<>();

    SheetLabels(Sheet sheet, LabelCache known) {
        this.sheet = sheet;
        this.known = known;
        this.rows = new ArrayList<>(sheet.height());
        for (int r = 0; r < sheet.height(); r++) {
            List<LabelCell> labels = new ArrayList<>();
            for (Cell cell : sheet.row(r)) {
                if (cell.value() instanceof CellValue.Text text && text.text().length() <= Label.MAX_LENGTH) {
                    LabelCell label = new LabelCell(cell, known.of(text.text()));
                    labels.add(label);
                    spelt(label.label().full(), label);
                    if (!label.label().core().equals(label.label().full())) {
                        spelt(label.label().core(), label);
                    }
                }
            }
            rows.add(labels);
        }
    }

    static SheetLabels of(Sheet sheet) {
        return new SheetLabels(sheet, new LabelCache());
    }

    /** A text of the sheet as a label. */
    Label label(String text) {
        return known.of(text);
    }

    Sheet sheet() {
        return sheet;
    }

    private void spelt(String text, LabelCell label) {
        bySpelling.computeIfAbsent(text, t -> new ArrayList<>(2)).add(label);
    }

    /** The labels an anchor matches, from one row to another, both included, in reading order. */
    List<LabelCell> find(Anchor anchor, OptionalInt fiscalYear, int from, int to) {
        List<LabelCell> found = new ArrayList<>();
        if (anchor.isPlain()) {
            for (String text : anchor.plainSpellings()) {
                for (LabelCell cell : bySpelling.getOrDefault(text, List.of())) {
                    if (cell.row() >= from && cell.row() <= to && !found.contains(cell)) {
                        found.add(cell);
                    }
                }
            }
            found.sort(Comparator.comparing(c -> c.cell().ref()));
            return found;
        }
        for (int r = from; r <= Math.min(to, rows.size() - 1); r++) {
            for (LabelCell cell : rows.get(r)) {
                if (anchor.matches(cell.label(), fiscalYear)) {
                    found.add(cell);
                }
            }
        }
        return found;
    }

    List<LabelCell> row(int row) {
        return row < rows.size() ? rows.get(row) : List.of();
    }
}
