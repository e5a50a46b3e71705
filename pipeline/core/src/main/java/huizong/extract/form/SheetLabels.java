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
import java.util.Optional;
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
    private final Work work;
    private final List<List<LabelCell>> rows;
    private Map<String, List<LabelCell>> bySpelling = Map.of();
    private List<List<LabelCell>> byLength = List.of();

    public SheetLabels(Sheet sheet) {
        this(sheet, Work.unlimited());
    }

    public SheetLabels(Sheet sheet, Work work) {
        this(sheet, work, text -> true);
    }

    private SheetLabels(Sheet sheet, Work work, Predicate<String> isLabel) {
        this.sheet = sheet;
        this.work = work;
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
        return new SheetLabels(
                sheet, Work.unlimited(), text -> text.codePoints().anyMatch(Character::isLetter));
    }

    public Sheet sheet() {
        return sheet;
    }

    /** The labels of another sheet, whose reading is part of the same work. */
    public SheetLabels of(Sheet other) {
        return new SheetLabels(other, work);
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
    public List<LabelCell> find(Anchor anchor, OptionalInt fiscalYear, int from, int to) {
        if (anchor.isPlain()) {
            List<LabelCell> found = List.of();
            for (String text : anchor.plainSpellings()) {
                List<LabelCell> spelt = spelt(text);
                for (int i = firstFrom(spelt, from);
                        i < spelt.size() && spelt.get(i).row() <= to;
                        i++) {
                    found = found.isEmpty() ? new ArrayList<>(2) : found;
                    found.add(spelt.get(i));
                }
            }
            work.look(found.size());
            return found.size() > 1 ? inOrder(found) : found;
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

    private List<LabelCell> spelt(String text) {
        return bySpelling().getOrDefault(text, List.of());
    }

    /** Each once, in reading order. */
    private static List<LabelCell> inOrder(List<LabelCell> found) {
        found.sort(Comparator.comparing(c -> c.cell().ref()));
        List<LabelCell> once = new ArrayList<>(found.size());
        for (LabelCell cell : found) {
            if (once.isEmpty() || once.get(once.size() - 1).cell() != cell.cell()) {
                once.add(cell);
            }
        }
        return once;
    }

    /** Where in labels in reading order those of a row, or of the rows behind it, begin. */
    private int firstFrom(List<LabelCell> labels, int row) {
        int low = 0;
        int high = labels.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (labels.get(middle).row() < row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        work.look(1);
        return low;
    }

    /** The first row from one to another, both included, with a label an anchor matches; else the row behind them. */
    int firstRowWith(Anchor anchor, OptionalInt fiscalYear, int from, int to) {
        if (anchor.isPlain() && !bySpelling.isEmpty()) {
            int first = to + 1;
            for (String text : anchor.plainSpellings()) {
                List<LabelCell> spelt = spelt(text);
                int at = firstFrom(spelt, from);
                first = at < spelt.size() ? Math.min(first, spelt.get(at).row()) : first;
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
            List<LabelCell> spelt = spelt(text);
            int at = firstFrom(spelt, from);
            if (at < spelt.size() && spelt.get(at).row() <= to) {
                return true;
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
                List<LabelCell> labels = byLength.get(length);
                for (int i = firstFrom(labels, from);
                        i < labels.size() && labels.get(i).row() <= to;
                        i++) {
                    work.look(1);
                    if (anchor.nearlyMatches(labels.get(i).label())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Where among the labels of its row a cell stands; negative where it is none. */
    int indexOf(Cell cell) {
        List<LabelCell> labels = at(cell.ref().row());
        int at = firstAt(labels, cell.ref().column());
        return at < labels.size() && labels.get(at).cell() == cell ? at : -1;
    }

    /** The label that stands nearest in front of a cell in its row. */
    Optional<LabelCell> before(Cell cell) {
        List<LabelCell> labels = at(cell.ref().row());
        int at = firstAt(labels, cell.ref().column());
        return at > 0 ? Optional.of(labels.get(at - 1)) : Optional.empty();
    }

    private static int firstAt(List<LabelCell> row, int column) {
        int low = 0;
        int high = row.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (row.get(middle).column() < column) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    public List<LabelCell> row(int row) {
        List<LabelCell> labels = at(row);
        work.look(1 + labels.size());
        return labels;
    }

    private List<LabelCell> at(int row) {
        int at = row - sheet.firstRow();
        return at >= 0 && at < rows.size() ? rows.get(at) : List.of();
    }

    /** Notes that so many cells of the sheet were looked at. */
    void look(int cells) {
        work.look(cells);
    }
}
