package huizong.extract;

import huizong.extract.form.SheetLabels;
import huizong.extract.form.SheetLabels.LabelCell;
import huizong.extract.form.Vocabulary;
import huizong.grid.Cell;
import huizong.grid.Region;
import huizong.grid.Sheet;
import huizong.mapping.Anchor;
import huizong.mapping.FormMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Takes apart forms that stand beside each other in the same rows of a sheet, each in columns of its own. */
final class SideBySide {
    /** Labels that must stand as often as there are forms. */
    private static final int LEAST_REPEATED = 4;

    private final SheetLabels labels;
    private final int from;
    private final int to;

    /** @param to the last of the rows */
    SideBySide(SheetLabels labels, int from, int to) {
        this.labels = labels;
        this.from = from;
        this.to = to;
    }

    /** The rows cut before some columns, from left to right. */
    List<SheetLabels> cut(List<Integer> columns) {
        List<SheetLabels> parts = new ArrayList<>();
        for (int i = 0; i <= columns.size(); i++) {
            int first = i == 0 ? 0 : columns.get(i - 1);
            int last = i == columns.size() ? Integer.MAX_VALUE : columns.get(i) - 1;
            parts.add(labels.of(part(first, last)));
        }
        return parts;
    }

    private Sheet part(int first, int last) {
        Sheet sheet = labels.sheet();
        Sheet.Builder part = new Sheet.Builder(sheet.name(), sheet.visibility());
        for (int r = from; r <= to; r++) {
            for (Cell cell : sheet.row(r)) {
                if (cell.ref().column() >= first && cell.ref().column() <= last) {
                    part.add(cell);
                }
            }
        }
        for (Region merge : sheet.merges()) {
            if (merge.firstRow() >= from
                    && merge.firstRow() <= to
                    && merge.firstColumn() >= first
                    && merge.firstColumn() <= last) {
                part.merge(merge);
            }
        }
        return part.build();
    }

    /**
     * Where forms begin that have a title each: at the labels most often printed at the left of the first and again further
     * right, else at the titles. Empty where the titles stand too near each other.
     */
    List<Integer> beginnings(List<Integer> titles, Vocabulary known) {
        int left = leftmost(known);
        List<Integer> begin = new ArrayList<>();
        for (int i = 1; i < titles.size(); i++) {
            int after = titles.get(i - 1);
            int title = titles.get(i);
            begin.add(repeated(left, after, title).orElse(title));
            left = begin.get(i - 1);
        }
        return begin;
    }

    private int leftmost(Vocabulary known) {
        int left = Integer.MAX_VALUE;
        for (int r = from; r <= to; r++) {
            for (LabelCell cell : labels.row(r)) {
                left = known.contains(cell.label()) ? Math.min(left, cell.column()) : left;
            }
        }
        return left;
    }

    /** The column between two titles in which the labels of some column stand again most often. */
    private Optional<Integer> repeated(int left, int after, int until) {
        Map<Integer, Integer> votes = new HashMap<>();
        for (int r = from; r <= to; r++) {
            List<LabelCell> row = labels.row(r);
            Optional<LabelCell> first =
                    row.stream().filter(c -> c.column() == left).findFirst();
            if (first.isPresent()) {
                String text = first.get().label().full();
                row.stream()
                        .filter(c -> c.column() > Math.max(left, after) && c.column() <= until)
                        .filter(c -> c.label().full().equals(text))
                        .forEach(c -> votes.merge(c.column(), 1, Integer::sum));
            }
        }
        return votes.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(java.util.Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    /**
     * Where forms begin that stand beside each other below one title: all that the form requires, and nearly all else that
     * it prints, stands the same number of times in its row. Empty where the form stands there once.
     */
    List<Integer> beginnings(FormMapping mapping, Vocabulary known) {
        if (!standsTwiceInARow(mapping.requires().get(0))) {
            return List.of();
        }
        Map<Integer, Integer> timesOf = new HashMap<>();
        List<Integer> leftmost = List.of();
        for (int r = from; r <= to; r++) {
            Map<String, List<Integer>> columns = new HashMap<>();
            for (LabelCell cell : labels.row(r)) {
                if (known.contains(cell.label())) {
                    columns.computeIfAbsent(cell.label().full(), t -> new ArrayList<>())
                            .add(cell.column());
                }
            }
            for (List<Integer> stands : columns.values()) {
                timesOf.merge(stands.size(), 1, Integer::sum);
                boolean further = stands.size() > 1 && (leftmost.isEmpty() || stands.get(0) < leftmost.get(0));
                leftmost = further ? stands : leftmost;
            }
        }
        int times = leftmost.size();
        int repeated = timesOf.getOrDefault(times, 0);
        int all = timesOf.values().stream().mapToInt(n -> n).sum();
        boolean whole = times > 1
                && repeated >= LEAST_REPEATED
                && repeated * 5 >= all * 4
                && mapping.requires().stream()
                        .allMatch(a ->
                                labels.find(a, OptionalInt.empty(), from, to).size() >= times);
        return whole ? leftmost.subList(1, times) : List.of();
    }

    private boolean standsTwiceInARow(Anchor label) {
        int row = -1;
        for (LabelCell cell : labels.find(label, OptionalInt.empty(), from, to)) {
            if (cell.row() == row) {
                return true;
            }
            row = cell.row();
        }
        return false;
    }
}
