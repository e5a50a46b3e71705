package huizong.explain;

import huizong.extract.form.SheetLabels.LabelCell;
import huizong.grid.CellRef;
import huizong.grid.Label;
import huizong.mapping.Anchor;
import huizong.mapping.EditDistance;
import huizong.mapping.LabelPattern;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The label on a sheet that comes nearest to one that is wanted.
 *
 * @param wanted the mapping's label
 * @param distance characters to insert, delete or replace
 */
public record NearLabel(Anchor wanted, CellRef cell, String text, int distance) {
    private static final Pattern YEAR = Pattern.compile("(?:19|20)[0-9]{2}年?度?");

    /** The nearest of some cells, if any is near enough to be meant: fewer than half of its characters differ. */
    static Optional<NearLabel> among(List<LabelCell> cells, Anchor wanted) {
        return cells.stream()
                .map(c -> new NearLabel(wanted, c.cell().ref(), c.text(), distance(wanted, c.label())))
                .filter(n ->
                        n.distance() * 2 < Math.max(2, Label.of(n.text()).core().length()))
                .min(Comparator.comparingInt(NearLabel::distance));
    }

    /** The least edit distance of a label to an anchor's spellings, years and {@code *} allowed for. */
    static int distance(Anchor anchor, Label label) {
        return anchor.spellings().stream()
                .mapToInt(s -> distance(s, label.core()))
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private static int distance(LabelPattern spelling, String text) {
        String wanted = spelling.plain();
        String compared =
                spelling.toString().contains("{year") ? YEAR.matcher(text).replaceAll("") : text;
        if (spelling.toString().startsWith("*") && compared.length() > wanted.length()) {
            compared = compared.substring(compared.length() - wanted.length());
        }
        return EditDistance.between(wanted, compared);
    }
}
