package huizong.author;

import huizong.grid.CellRef;
import huizong.grid.Label;
import huizong.mapping.Anchor;
import huizong.mapping.FieldBinding;
import huizong.mapping.FormMapping;
import huizong.mapping.HeadingBinding;
import huizong.mapping.LineBinding;
import huizong.mapping.TableBinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Matches the labels a mapping looks for in vain with the labels of a template it does not know: first those spelt most
 * alike, then in a header the one that stands where the only missing heading should.
 */
final class LabelMatching {
    private static final double ALIKE = 0.5;
    private static final double LINE_ALIKE = 0.6;

    /** One label the mapping looks for, in all the places where it names it. */
    private record Wanted(List<Anchor> anchors, double alike) {
        boolean shares(Anchor other) {
            return anchors.stream().anyMatch(a -> a.spellings().stream().anyMatch(s -> other.spellings().stream()
                    .anyMatch(o -> o.toString().equals(s.toString()))));
        }
    }

    private record Match(Wanted wanted, PrintedCell label, double likeness) {}

    private final FormMapping mapping;
    private final List<PrintedCell> labels = new ArrayList<>();
    private final List<String> inside = new ArrayList<>();
    private final AnchorWording wording;
    private final OptionalInt year;
    private final List<PrintedCell> free;
    private final List<Wanted> wanted = new ArrayList<>();
    private final List<Match> settled = new ArrayList<>();

    LabelMatching(PrintedSheet sheet, FormMapping mapping, Set<CellRef> values) {
        this.mapping = mapping;
        for (int r = 0; r < sheet.height(); r++) {
            sheet.row(r).stream()
                    .filter(c -> c.isLabelLike() || c == sheet.title().orElse(null))
                    .filter(c -> !values.contains(c.cell().ref()))
                    .forEach(labels::add);
        }
        for (Block block : new Layout(sheet).blocks()) {
            if (block instanceof Block.Field field && field.where().equals("inside")) {
                inside.add(field.name());
            }
        }
        this.wording = new AnchorWording(labels);
        this.year = wording.fiscalYear();
        List<Anchor> known =
                Stream.concat(Stream.of(mapping.titles()), mapping.vocabulary()).toList();
        this.free = labels.stream()
                .filter(l -> known.stream().noneMatch(a -> matches(a, l)))
                .toList();
    }

    Diagnosis diagnosis() {
        want();
        List<Match> matches = new ArrayList<>();
        for (Wanted want : wanted) {
            for (PrintedCell label : free) {
                double likeness = want.anchors().stream()
                        .mapToDouble(a -> LabelSimilarity.of(a, label))
                        .max()
                        .orElse(0);
                if (likeness >= want.alike()) {
                    matches.add(new Match(want, label, likeness));
                }
            }
        }
        matches.sort(Comparator.comparingDouble(Match::likeness).reversed());
        matches.forEach(this::settle);
        mapping.tables().forEach(t -> between(t).ifPresent(this::settle));
        return new Diagnosis(
                settled.stream().flatMap(this::renamings).toList(),
                wanted.stream()
                        .filter(w -> settled.stream().noneMatch(m -> m.wanted() == w))
                        .map(w -> w.anchors().get(0))
                        .toList());
    }

    private Stream<Renaming> renamings(Match match) {
        String text = match.label().text();
        return match.wanted().anchors().stream()
                .map(a -> new Renaming(
                        a,
                        match.label().cell().ref(),
                        text,
                        a == mapping.titles() ? LabelSimilarity.title(a, match.label()) : wording.label(text)));
    }

    /** Takes a match over unless its label, or what it is wanted for, is taken already. */
    private void settle(Match match) {
        if (settled.stream().noneMatch(m -> m.wanted() == match.wanted() || m.label() == match.label())) {
            settled.add(match);
        }
    }

    private boolean matches(Anchor anchor, PrintedCell label) {
        return anchor.matches(label.label(), year);
    }

    /** The labels a form should have and this one does not. */
    private void want() {
        want(mapping.titles(), ALIKE);
        for (TableBinding table : mapping.tables()) {
            table.section().ifPresent(a -> want(a, ALIKE));
            table.headings().stream()
                    .filter(h -> !h.optional())
                    .map(HeadingBinding::anchor)
                    .forEach(a -> want(a, ALIKE));
            table.totalLabels().ifPresent(a -> want(a, ALIKE));
        }
        mapping.fields().stream()
                .filter(f -> !f.optional())
                .map(FieldBinding::anchor)
                .forEach(a -> want(a, ALIKE));
        mapping.requires().forEach(a -> want(a, ALIKE));
        mapping.tables().stream()
                .filter(t -> t.rows() instanceof TableBinding.Rows.Lines)
                .flatMap(t -> ((TableBinding.Rows.Lines) t.rows()).lines().stream())
                .map(LineBinding::anchor)
                .forEach(a -> want(a, LINE_ALIKE));
    }

    private void want(Anchor anchor, double alike) {
        if (labels.stream().anyMatch(l -> matches(anchor, l))
                || inside.stream().anyMatch(i -> anchor.matches(Label.of(i), year))) {
            return;
        }
        Optional<Wanted> same = wanted.stream().filter(w -> w.shares(anchor)).findFirst();
        if (same.isPresent()) {
            same.get().anchors().add(anchor);
        } else {
            wanted.add(new Wanted(new ArrayList<>(List.of(anchor)), alike));
        }
    }

    /** In the header of a table, the one unknown label that stands where the one missing heading should. */
    private Optional<Match> between(TableBinding table) {
        List<HeadingBinding> order = table.headings();
        List<Wanted> lacking = wanted.stream()
                .filter(w -> settled.stream().noneMatch(m -> m.wanted() == w))
                .filter(w -> order.stream().anyMatch(h -> w.anchors().contains(h.anchor())))
                .toList();
        Optional<Integer> row = labels.stream()
                .map(PrintedCell::row)
                .distinct()
                .max(Comparator.comparingLong(r -> headingsIn(table, r)));
        if (lacking.size() != 1 || row.isEmpty() || headingsIn(table, row.get()) == 0) {
            return Optional.empty();
        }
        int at = 0;
        while (!lacking.get(0).anchors().contains(order.get(at).anchor())) {
            at++;
        }
        int left = at == 0 ? -1 : column(order.get(at - 1), row.get());
        int right = at + 1 < order.size() ? column(order.get(at + 1), row.get()) : -1;
        List<PrintedCell> between = free.stream()
                .filter(l -> l.row() == row.get())
                .filter(l -> settled.stream().noneMatch(m -> m.label() == l))
                .filter(l ->
                        (left >= 0 || right >= 0) && l.firstColumn() > left && (right < 0 || l.firstColumn() < right))
                .toList();
        return between.size() == 1 ? Optional.of(new Match(lacking.get(0), between.get(0), 0)) : Optional.empty();
    }

    private long headingsIn(TableBinding table, int row) {
        return table.headings().stream().filter(h -> column(h, row) >= 0).count();
    }

    /** Where a heading stands in a row, under its own name or a new one; -1 where it does not. */
    private int column(HeadingBinding heading, int row) {
        return Stream.concat(
                        labels.stream().filter(l -> matches(heading.anchor(), l)),
                        settled.stream()
                                .filter(m -> m.wanted().anchors().contains(heading.anchor()))
                                .map(Match::label))
                .filter(l -> l.row() == row)
                .mapToInt(PrintedCell::firstColumn)
                .findFirst()
                .orElse(-1);
    }
}
