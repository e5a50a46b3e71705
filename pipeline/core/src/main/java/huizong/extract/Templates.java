package huizong.extract;

import huizong.extract.Titles.Title;
import huizong.extract.form.SheetLabels;
import huizong.extract.form.SheetLabels.LabelCell;
import huizong.extract.form.Vocabulary;
import huizong.mapping.Anchor;
import huizong.mapping.FormMapping;
import huizong.mapping.HeadingBinding;
import huizong.mapping.TableBinding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Chooses the template some rows of a sheet are filed on: all it requires stands there, and most of what it prints. */
final class Templates {
    /** Labels of a form that must stand below its title where a required one is damaged beyond a slip. */
    private static final int LEAST_KNOWN = 4;

    private final Map<FormMapping, Vocabulary> vocabularies = new HashMap<>();

    Templates(List<FormMapping> mappings) {
        for (FormMapping mapping : mappings) {
            vocabularies.put(mapping, Vocabulary.of(mapping));
        }
    }

    Vocabulary vocabulary(FormMapping mapping) {
        return Optional.ofNullable(vocabularies.get(mapping)).orElseThrow();
    }

    /** The template of the form below a title; empty where the title is only mentioned there. */
    Optional<FormMapping> below(Title title, SheetLabels sheet, int to) {
        return nearlyBest(sheet, title, to)
                .or(() -> damaged(sheet, title, to))
                .filter(m -> !isPastedDown(sheet, m, title.row(), to));
    }

    /**
     * Of the mappings whose required labels all stand in some rows, the one that knows most of the labels there. A
     * mapping that asks for a label which stands there with a slip in it comes after those that do not.
     */
    private Optional<FormMapping> nearlyBest(SheetLabels sheet, Title title, int to) {
        List<FormMapping> whole = new ArrayList<>();
        List<FormMapping> slipped = new ArrayList<>();
        for (FormMapping mapping : title.mappings()) {
            if (mapping.inOrder().stream().allMatch(o -> standInOrder(sheet, o, title.row(), to))) {
                switch (standing(sheet, mapping, title.row(), to)) {
                    case WHOLE -> whole.add(mapping);
                    case SLIPPED -> slipped.add(mapping);
                    case NOT -> {}
                }
            }
        }
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        whole.addAll(slipped);
        return mostKnown(sheet, whole, title.row(), to);
    }

    /** Whether all labels a mapping requires stand in some rows, some of them with a slip, or not. */
    private enum Standing {
        WHOLE,
        SLIPPED,
        NOT
    }

    private static Standing standing(SheetLabels sheet, FormMapping mapping, int from, int to) {
        Standing standing = Standing.WHOLE;
        for (Anchor anchor : mapping.requires()) {
            if (!stands(sheet, anchor, from, to)) {
                if (!sheet.nearlyHas(anchor, from, to)) {
                    return Standing.NOT;
                }
                standing = Standing.SLIPPED;
            }
        }
        return standing;
    }

    /** Of some mappings whose required labels all stand in some rows, the one that knows most of the labels there. */
    Optional<FormMapping> best(SheetLabels sheet, List<FormMapping> candidates, int from, int to) {
        return mostKnown(
                sheet,
                candidates.stream()
                        .filter(m -> m.requires().stream().allMatch(a -> stands(sheet, a, from, to))
                                && m.inOrder().stream().allMatch(o -> standInOrder(sheet, o, from, to)))
                        .filter(m -> !isPastedDown(sheet, m, from, to))
                        .toList(),
                from,
                to);
    }

    /**
     * A titled form some of whose required labels are misspelt: at least half of them stand, the others nearly, and the
     * title has a row of its own, as no mention of a form in a text has. What is missing is said when the form is read.
     */
    private Optional<FormMapping> damaged(SheetLabels sheet, Title title, int to) {
        int row = title.row();
        if (sheet.row(row).stream()
                .anyMatch(l -> l.cell() != title.cell()
                        && title.mappings().stream().anyMatch(m -> vocabulary(m).contains(l.label())))) {
            return Optional.empty();
        }
        return mostKnown(
                sheet,
                title.mappings().stream()
                        .filter(m -> missing(sheet, m, row, to).size() * 2
                                        <= m.requires().size()
                                && missing(sheet, m, row, to).stream().allMatch(a -> nearlyStands(sheet, m, a, row, to))
                                && known(sheet, m, row, to) >= LEAST_KNOWN)
                        .toList(),
                row,
                to);
    }

    /** The labels a mapping requires that do not stand in some rows. */
    List<Anchor> missing(SheetLabels sheet, FormMapping mapping, int from, int to) {
        return mapping.requires().stream()
                .filter(a -> !stands(sheet, a, from, to))
                .toList();
    }

    /** Whether a label that the form does not print comes near one that it must have. */
    private boolean nearlyStands(SheetLabels sheet, FormMapping mapping, Anchor anchor, int from, int to) {
        for (int r = from; r <= to; r++) {
            for (LabelCell cell : sheet.row(r)) {
                int most = Math.max(1, cell.label().core().length() / 4);
                if (anchor.distance(cell.label(), most) <= most
                        && !vocabulary(mapping).contains(cell.label())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a form was pasted cell below cell: the headings of its tables stand below each other in one column. */
    boolean isPastedDown(SheetLabels sheet, FormMapping mapping, int from, int to) {
        Set<Integer> columns = new HashSet<>();
        int most = 0;
        for (TableBinding table : mapping.tables()) {
            int headings = 0;
            for (HeadingBinding heading : table.headings()) {
                List<LabelCell> cells = sheet.find(heading.anchor(), OptionalInt.empty(), from, to);
                cells.forEach(cell -> columns.add(cell.column()));
                headings += cells.isEmpty() ? 0 : 1;
                if (columns.size() > 1) {
                    return false;
                }
            }
            most = Math.max(most, headings);
        }
        return most > 1;
    }

    private Optional<FormMapping> mostKnown(SheetLabels sheet, List<FormMapping> candidates, int from, int to) {
        Optional<FormMapping> best = Optional.empty();
        long most = -1;
        for (FormMapping mapping : candidates) {
            long known = candidates.size() == 1 ? 0 : known(sheet, mapping, from, to);
            if (known > most) {
                most = known;
                best = Optional.of(mapping);
            }
        }
        return best;
    }

    static boolean stands(SheetLabels sheet, Anchor anchor, int from, int to) {
        return sheet.has(anchor, OptionalInt.empty(), from, to);
    }

    /** Whether a row has all the labels, each to the right of the one before. */
    private static boolean standInOrder(SheetLabels sheet, List<Anchor> labels, int from, int to) {
        for (int r = from; r <= to; r++) {
            int next = 0;
            for (LabelCell cell : sheet.row(r)) {
                if (next < labels.size() && labels.get(next).matches(cell.label(), OptionalInt.empty())) {
                    next++;
                }
            }
            if (next == labels.size()) {
                return true;
            }
        }
        return false;
    }

    /** How many cells hold one of the labels a mapping knows, a slip in a letter allowed for. */
    private long known(SheetLabels sheet, FormMapping mapping, int from, int to) {
        Vocabulary known = vocabulary(mapping);
        long cells = 0;
        for (int r = from; r <= to; r++) {
            cells += sheet.row(r).stream()
                    .filter(c -> known.contains(c.label()) || known.nearlyContains(c.label()))
                    .count();
        }
        return cells;
    }
}
