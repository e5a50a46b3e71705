package huizong.explain;

import huizong.extract.form.SheetLabels;
import huizong.extract.form.SheetLabels.LabelCell;
import huizong.mapping.Anchor;
import huizong.mapping.FormMapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The template a sheet comes nearest to, and what keeps it from being one.
 *
 * @param found how many of the template's labels stand on the sheet
 * @param of how many labels the template has
 * @param titled whether its title stands on the sheet
 * @param missing the labels it requires, its title included, that do not stand on the sheet
 */
public record NearestForm(FormMapping mapping, int found, int of, boolean titled, List<Missing> missing) {
    public NearestForm {
        missing = List.copyOf(missing);
    }

    /** A label that is not on the sheet, and what comes nearest to it. */
    public record Missing(Anchor wanted, Optional<NearLabel> near) {}

    /** The nearest of some templates; empty where the sheet has none of their labels. */
    static Optional<NearestForm> of(SheetLabels sheet, List<FormMapping> mappings) {
        List<LabelCell> cells = new ArrayList<>();
        for (int r = sheet.sheet().firstRow(); r < sheet.sheet().height(); r++) {
            cells.addAll(sheet.row(r));
        }
        return mappings.stream()
                .map(m -> of(cells, m))
                .filter(n -> n.found() > 0 || n.titled())
                .max(Comparator.comparingDouble(NearestForm::likeness));
    }

    private double likeness() {
        long near = missing.stream().filter(m -> m.near().isPresent()).count();
        return (double) found / Math.max(1, of) + (titled ? 0.5 : 0) + near * 0.05;
    }

    private static NearestForm of(List<LabelCell> cells, FormMapping mapping) {
        List<Anchor> labels = mapping.vocabulary().toList();
        int found = (int) labels.stream().filter(a -> stands(cells, a)).count();
        boolean titled = stands(cells, mapping.titles());
        List<Missing> missing = new ArrayList<>();
        if (!titled) {
            missing.add(new Missing(mapping.titles(), NearLabel.among(cells, mapping.titles())));
        }
        for (Anchor required : mapping.requires()) {
            if (!stands(cells, required)) {
                missing.add(new Missing(required, NearLabel.among(cells, required)));
            }
        }
        return new NearestForm(mapping, found, labels.size(), titled, missing);
    }

    private static boolean stands(List<LabelCell> cells, Anchor anchor) {
        return cells.stream().anyMatch(c -> anchor.matches(c.label(), OptionalInt.empty()));
    }
}
