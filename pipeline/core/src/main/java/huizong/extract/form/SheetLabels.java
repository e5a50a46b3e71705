package huizong.extract.form;

import huizong.grid.Cell;
import huizong.grid.CellValue;
import huizong.grid.Label;
import huizong.grid.Sheet;
import huizong.mapping.Anchor;
import huizong.mapping.EditDistance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A sheet's text cells as labels. */
public final class SheetLabels {
    /** A text cell short enough to be a label. */
    public record LabelCell(Cell cell) {
        public Label label() {
            return cell.value().label();
        }

        public int row() {
            return cell.ref().row();
        }

        public int column() {
            return cell.ref().column();
        }

        public String text() {
            return cell.value().shown();
        }
    }

    private final Sheet sheet;
    private final List<List<LabelCell>> rows;
    private Map<String, List<LabelCell>> bySpelling = Map.of();
    private List<List<LabelCell>> byLength = List.of();

    public SheetLabels(Sheet sheet) {
        this(sheet, text -> true);
    }

    private SheetLabels(Sheet sheet, Predicate<String> isLabel) {
        this.sheet = sheet;
        this.rows = new ArrayList<>(sheet.height() - sheet.firstRow());
        for (int r = sheet.firstRow(); r < sheet.height(); r++) {
            List<LabelCell> labels = List.of();
            for (Cell cell : sheet.row(r)) {
                if (cell.value() instanceof CellValue.Text text
                        && text.text().length() <= Label.MAX_LENGTH
                        && isLabel.test(text.text())) {
                    labels = labels.isEmpty() ? new ArrayList<>(sheet.row(r).size()) : labels;
                    labels.add(new LabelCell(cell));
                }
            }
            rows.add(labels);
        }
    }

    /** The labels among the rows of a list, where a text without a letter is none. */
    public static SheetLabels worded(Sheet sheet) {
        return new SheetLabels(sheet, text -> text.codePoints().anyMatch(Character::isLetter));
    }

    public Sheet sheet() {
        return sheet;
    }

    /** By the ways a label may be spelt; made when first asked for, which the rows of a list never do. */
    private Map<String, List<LabelCell>> bySpelling() {
        if (bySpelling.isEmpty()) {
            bySpelling = new HashMap<>(2 * sheet.cellCount());
            byLength = Stream.<List<LabelCell>>generate(ArrayList::new)
                    .limit(EditDistance.LONGEST_SLIP + 1)
                    .toList();
            for (List<LabelCell> row : rows) {
                for (LabelCell label : row) {
                    spelt(label.label().full(), label);
                    int length = label.label().core().length();
                    if (length <= EditDistance.LONGEST_SLIP) {
                        byLength.get(length).add(label);
                    }
                    if (!label.label().core().equals(label.label().full())) {
                        spelt(label.label().core(), label);
                    }
                }
            }
        }
        return bySpelling;
    }

    private void spelt(String text, LabelCell label) {
        bySpelling.computeIfAbsent(text, t -> new ArrayList<>(2)).add(label);
    }

    /** The labels an anchor matches, from one row to another, both included, in reading order. */
    List<LabelCell> find(Anchor anchor, OptionalInt fiscalYear, int from, int to) {
        if (anchor.isPlain()) {
            List<LabelCell> found = List.of();
            for (String text : anchor.plainSpellings()) {
                for (LabelCell cell : bySpelling().getOrDefault(text, List.of())) {
                    if (cell.row() >= from && cell.row() <= to && !found.contains(cell)) {
                        found = found.isEmpty() ? new ArrayList<>(2) : found;
                        found.add(cell);
                    }
                }
            }
            if (found.size() > 1) {
                found.sort(Comparator.comparing(c -> c.cell().ref()));
            }
            return found;
        }
        List<LabelCell> found = new ArrayList<>();
        for (int r = Math.max(from, sheet.firstRow()); r <= Math.min(to, sheet.height() - 1); r++) {
            for (LabelCell cell : row(r)) {
                if (anchor.matches(cell.label(), fiscalYear)) {
                    found.add(cell);
                }
            }
        }
        return found;
    }

    /** The first row from one to another, both included, with a label an anchor matches; else the row behind them. */
    int firstRowWith(Anchor anchor, OptionalInt fiscalYear, int from, int to) {
        if (anchor.isPlain() && !bySpelling.isEmpty()) {
            int first = to + 1;
            for (String text : anchor.plainSpellings()) {
                for (LabelCell cell : bySpelling.getOrDefault(text, List.of())) {
                    if (cell.row() >= from && cell.row() < first) {
                        first = cell.row();
                    }
                }
            }
            return first;
        }
        for (int r = from; r <= to; r++) {
            for (LabelCell cell : row(r)) {
                if (anchor.matches(cell.label(), fiscalYear)) {
                    return r;
                }
            }
        }
        return to + 1;
    }

    /** Whether an anchor matches any label from one row to another, both included. */
    public boolean has(Anchor anchor, OptionalInt fiscalYear, int from, int to) {
        for (String text : anchor.plainSpellings()) {
            for (LabelCell cell : bySpelling().getOrDefault(text, List.of())) {
                if (cell.row() >= from && cell.row() <= to) {
                    return true;
                }
            }
        }
        return !anchor.isPlain() && !find(anchor, fiscalYear, from, to).isEmpty();
    }

    /** Whether a label from one row to another, both included, is an anchor's but for a slip in a letter. */
    public boolean nearlyHas(Anchor anchor, int from, int to) {
        if (bySpelling().isEmpty()) {
            return false;
        }
        for (String word : anchor.plainSpellings()) {
            int longest = Math.min(word.length() + 1, EditDistance.LONGEST_SLIP);
            for (int length = Math.max(word.length() - 1, EditDistance.SHORTEST_SLIP); length <= longest; length++) {
                for (LabelCell cell : byLength.get(length)) {
                    if (anchor.nearlyMatches(cell.label()) && cell.row() >= from && cell.row() <= to) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    public List<LabelCell> row(int row) {
        int at = row - sheet.firstRow();
        return at >= 0 && at < rows.size() ? rows.get(at) : List.of();
    }
}
