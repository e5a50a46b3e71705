package huizong.extract;

import huizong.extract.form.FormArea;
import huizong.extract.form.Role;
import huizong.extract.form.SheetLabels;
import huizong.extract.form.SheetLabels.LabelCell;
import huizong.extract.form.Vocabulary;
import huizong.extract.form.Years;
import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.Label;
import huizong.mapping.Anchor;
import huizong.mapping.FormMapping;
import huizong.mapping.LabelIndex;
import huizong.submission.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Finds the forms on a sheet. A form is a title and, below it and before the next form, all the labels its mapping
 * requires; a cover sheet that only mentions titles has none.
 */
public final class Recognizer {
    private record Title(Cell cell, List<FormMapping> mappings) {
        int row() {
            return cell.ref().row();
        }
    }

    private record Start(Title title, FormMapping mapping) {}

    /** Labels of a form that must stand below its title where required ones are missing. */
    private static final int LEAST_KNOWN = 4;

    private final List<FormMapping> mappings;
    private final LabelIndex<FormMapping> titles;
    private final Map<FormMapping, Vocabulary> vocabularies = new HashMap<>();

    public Recognizer(List<FormMapping> mappings) {
        this.mappings = List.copyOf(mappings);
        this.titles = new LabelIndex<>(mappings, FormMapping::titles);
        for (FormMapping mapping : mappings) {
            vocabularies.put(mapping, Vocabulary.of(mapping));
        }
    }

    /** The forms on a sheet, from top to bottom. */
    public List<FormArea> recognise(SheetLabels sheet) {
        int last = sheet.sheet().height() - 1;
        List<Title> titles = titles(sheet, last);
        List<Start> starts = new ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            Title title = titles.get(i);
            int end = i + 1 < titles.size() ? titles.get(i + 1).row() - 1 : last;
            nearlyBest(sheet, title, end)
                    .or(() -> damaged(sheet, title, end))
                    .ifPresent(m -> starts.add(new Start(title, m)));
        }
        List<FormArea> areas = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            Start start = starts.get(i);
            int from = i == 0 ? top(sheet) : start.title().row();
            int end = i + 1 < starts.size() ? starts.get(i + 1).title().row() - 1 : last;
            FormArea area = area(sheet, start.mapping(), from, end);
            area.claim(start.title().cell().ref(), Role.TITLE);
            area.fiscalYear(Years.titled(area, start.title().cell()));
            areas.add(area);
        }
        if (areas.isEmpty()) {
            untitled(sheet, last).ifPresent(areas::add);
        }
        return areas;
    }

    /** The first row, or the first of the lines above a table in a document. */
    private static int top(SheetLabels sheet) {
        return Math.min(0, sheet.sheet().firstRow());
    }

    /** Whether a label is the title of one of the forms. */
    public boolean isTitle(Label label) {
        return titles.first(label, OptionalInt.empty()).isPresent();
    }

    private FormArea area(SheetLabels sheet, FormMapping mapping, int from, int to) {
        return new FormArea(sheet, mapping, vocabulary(mapping), from, to);
    }

    private Vocabulary vocabulary(FormMapping mapping) {
        return Optional.ofNullable(vocabularies.get(mapping)).orElseThrow();
    }

    private List<Title> titles(SheetLabels sheet, int last) {
        List<Title> found = new ArrayList<>();
        for (int r = sheet.sheet().firstRow(); r <= last; r++) {
            for (LabelCell cell : sheet.row(r)) {
                List<FormMapping> matching = titles.all(cell.label(), OptionalInt.empty());
                if (!matching.isEmpty()) {
                    found.add(new Title(cell.cell(), matching));
                    break;
                }
            }
        }
        return found;
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

    /** Of the mappings whose required labels all stand in some rows, the one that knows most of the labels there. */
    private Optional<FormMapping> best(SheetLabels sheet, List<FormMapping> candidates, int from, int to) {
        return mostKnown(
                sheet,
                candidates.stream()
                        .filter(m -> m.requires().stream().allMatch(a -> stands(sheet, a, from, to))
                                && m.inOrder().stream().allMatch(o -> standInOrder(sheet, o, from, to)))
                        .toList(),
                from,
                to);
    }

    /**
     * A titled form some of whose required labels are misspelt or gone: at least half of them stand, and the title has
     * a row of its own, as no mention of a form in a text has. What is missing is said when the form is read.
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
                        .filter(m -> m.requires().stream()
                                                        .filter(a -> stands(sheet, a, row, to))
                                                        .count()
                                                * 2
                                        >= m.requires().size()
                                && known(sheet, m, row, to) >= LEAST_KNOWN)
                        .toList(),
                row,
                to);
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

    private static boolean stands(SheetLabels sheet, Anchor anchor, int from, int to) {
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

    /** The form a sheet without any title must be, by its labels alone. */
    private Optional<FormArea> untitled(SheetLabels sheet, int last) {
        return best(sheet, mappings, top(sheet), last).map(mapping -> {
            FormArea area = area(sheet, mapping, top(sheet), last);
            area.finding(
                    "read-title-missing",
                    Severity.WARNING,
                    new CellRef(0, 0),
                    "",
                    mapping.name(),
                    "表上没有“" + mapping.name() + "”标题，已按栏目名称识别。请补上标题。",
                    "The sheet has no title \"" + mapping.name()
                            + "\"; it was recognised by its labels. Add the title.");
            return area;
        });
    }
}
