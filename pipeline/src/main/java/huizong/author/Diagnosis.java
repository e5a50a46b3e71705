package huizong.author;

import huizong.grid.CellRef;
import huizong.grid.Sheet;
import huizong.mapping.Anchor;
import huizong.mapping.FormMapping;
import java.util.List;
import java.util.Set;

/**
 * What a template lacks of the labels its mapping looks for, and which of the template's own labels stand for them.
 *
 * @param renamings labels that go by another name
 * @param missing labels for which nothing was found
 */
public record Diagnosis(List<Renaming> renamings, List<Anchor> missing) {
    public Diagnosis {
        renamings = List.copyOf(renamings);
        missing = List.copyOf(missing);
    }

    /** @param values cells known to hold values, which are no labels */
    public static Diagnosis of(Sheet sheet, FormMapping mapping, Set<CellRef> values) {
        return new LabelMatching(new PrintedSheet(sheet), mapping, values).diagnosis();
    }
}
