package huizong.extract;

import huizong.extract.Titles.Title;
import huizong.extract.form.FormArea;
import huizong.extract.form.InsideLabels;
import huizong.extract.form.Role;
import huizong.extract.form.SheetLabels;
import huizong.extract.form.Vocabulary;
import huizong.extract.form.Years;
import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.grid.Label;
import huizong.mapping.Anchor;
import huizong.mapping.FieldBinding;
import huizong.mapping.FormMapping;
import huizong.mapping.Target;
import huizong.submission.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the forms on a sheet. A form is a title and, below it and before the next form, all the labels its mapping
 * requires; a cover sheet that only mentions titles has none.
 */
public final class Recognizer {
    /** A form that begins at a title, on a sheet of which it may have a part of the columns. */
    private record Start(Title title, FormMapping mapping, SheetLabels sheet) {}

    private static final Set<Target> WHOSE =
            Set.of(new Target("submission", "unit_name"), new Target("submission", "project_name"));

    private final List<FormMapping> mappings;
    private final Titles titles;
    private final Templates templates;

    public Recognizer(List<FormMapping> mappings) {
        this.mappings = List.copyOf(mappings);
        this.titles = new Titles(mappings);
        this.templates = new Templates(mappings);
    }

    /** Whether a label is the title of one of the forms. */
    public boolean isTitle(Label label) {
        return titles.isTitle(label);
    }

    /** The forms on a sheet, from top to bottom, those beside each other from left to right. */
    public List<FormArea> recognise(SheetLabels sheet) {
        int last = sheet.sheet().height() - 1;
        List<List<Title>> down = titles.down(sheet);
        List<List<Start>> starts = new ArrayList<>();
        for (int i = 0; i < down.size(); i++) {
            int end = i + 1 < down.size() ? down.get(i + 1).get(0).row() - 1 : last;
            List<Start> across = across(
                    sheet,
                    down.get(i),
                    starts.isEmpty() ? 0 : down.get(i).get(0).row(),
                    end);
            if (!across.isEmpty()) {
                starts.add(across);
            }
        }
        List<FormArea> areas = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int from = i == 0 ? top(sheet) : starts.get(i).get(0).title().row();
            int end = i + 1 < starts.size() ? starts.get(i + 1).get(0).title().row() - 1 : last;
            starts.get(i).forEach(start -> areas.add(area(start, from, end)));
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

    private FormArea area(Start start, int from, int end) {
        FormArea area = new FormArea(start.sheet(), start.mapping(), templates.vocabulary(start.mapping()), from, end);
        area.claim(start.title().cell().ref(), Role.TITLE);
        area.fiscalYear(Years.titled(area, start.title().cell()));
        return area;
    }

    /** The forms that begin in the row of some titles. */
    private List<Start> across(SheetLabels sheet, List<Title> row, int from, int to) {
        if (row.size() > 1) {
            List<Start> each = eachTitled(sheet, row, from, to);
            if (each.size() > 1) {
                return each;
            }
        }
        Title title = row.get(0);
        Optional<FormMapping> mapping = templates.below(title, sheet, to);
        if (mapping.isEmpty()) {
            return List.of();
        }
        SideBySide rows = new SideBySide(sheet, from, to);
        List<Integer> beginnings = rows.beginnings(mapping.get(), templates.vocabulary(mapping.get()));
        if (!beginnings.isEmpty()) {
            List<Start> parts = rows.cut(beginnings).stream()
                    .filter(part -> templates
                                    .missing(part, mapping.get(), title.row(), to)
                                    .isEmpty()
                            && saysWhose(new Start(title, mapping.get(), part), from, to))
                    .map(part -> new Start(title, mapping.get(), part))
                    .toList();
            if (parts.size() == beginnings.size() + 1) {
                return parts;
            }
        }
        return List.of(new Start(title, mapping.get(), sheet));
    }

    /** Whether a form has a label for its unit or project: halves of one form that are printed beside each other have not. */
    private boolean saysWhose(Start part, int from, int to) {
        FormArea area = new FormArea(part.sheet(), part.mapping(), templates.vocabulary(part.mapping()), from, to);
        List<Anchor> names = part.mapping().fields().stream()
                .filter(f -> WHOSE.contains(f.target()))
                .map(FieldBinding::anchor)
                .toList();
        for (int r = from; r <= to; r++) {
            for (Cell cell : part.sheet().sheet().row(r)) {
                if (cell.value() instanceof CellValue.Text text) {
                    Stream<Label> labels = Stream.concat(
                            area.parts(text.text()).stream().map(InsideLabels.Part::label),
                            text.text().length() <= Label.MAX_LENGTH ? Stream.of(text.label()) : Stream.of());
                    if (labels.anyMatch(l -> names.stream().anyMatch(n -> n.matches(l, OptionalInt.empty())))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private List<Start> eachTitled(SheetLabels sheet, List<Title> row, int from, int to) {
        SideBySide rows = new SideBySide(sheet, from, to);
        Vocabulary known = templates.vocabulary(row.get(0).mappings().get(0));
        List<Integer> columns = row.stream().map(t -> t.cell().ref().column()).toList();
        List<SheetLabels> parts = rows.cut(rows.beginnings(columns, known));
        List<Start> starts = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            SheetLabels part = parts.get(i);
            Title title = row.get(i);
            templates.below(title, part, to).ifPresent(m -> starts.add(new Start(title, m, part)));
        }
        return starts;
    }

    /** The form a sheet without any title must be, by its labels alone. */
    private Optional<FormArea> untitled(SheetLabels sheet, int last) {
        int top = top(sheet);
        List<FormMapping> possible = mappings.stream()
                .filter(m -> m.requires().stream().allMatch(a -> Templates.stands(sheet, a, top, last)))
                .filter(m -> !titles.ruleOut(m, templates.vocabulary(m), sheet))
                .toList();
        return templates.best(sheet, possible, top, last).map(mapping -> {
            FormArea area = new FormArea(sheet, mapping, templates.vocabulary(mapping), top, last);
            area.finding(
                    new CellRef(0, 0),
                    Said.of("title-missing").with("form", mapping.name()).expected(mapping.name()));
            return area;
        });
    }

    /** Why a sheet that has the title of a form and much of it is not read as one; empty where it is like none. */
    Optional<Said> whyNot(SheetLabels sheet) {
        int last = sheet.sheet().height() - 1;
        for (List<Title> row : titles.down(sheet)) {
            for (FormMapping mapping : row.get(0).mappings()) {
                List<Anchor> missing =
                        templates.missing(sheet, mapping, row.get(0).row(), last);
                if (missing.isEmpty()
                        && templates.isPastedDown(sheet, mapping, row.get(0).row(), last)) {
                    return Optional.of(Said.of("form-pasted-down")
                            .with("sheet", sheet.sheet().name())
                            .with("form", mapping.name()));
                }
                if (!missing.isEmpty()
                        && missing.size() * 2 <= mapping.requires().size()) {
                    return Optional.of(Said.of("form-incomplete")
                            .with("sheet", sheet.sheet().name())
                            .with("form", mapping.name())
                            .with(
                                    "labels",
                                    missing.stream()
                                            .map(a -> "“" + a.shown(OptionalInt.empty()) + "”")
                                            .collect(Collectors.joining("、"))));
                }
            }
        }
        return Optional.empty();
    }
}
