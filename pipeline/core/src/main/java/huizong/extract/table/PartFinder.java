package huizong.extract.table;

import huizong.extract.form.FormArea;
import huizong.extract.form.Role;
import huizong.extract.form.SheetLabels.LabelCell;
import huizong.grid.CellRef;
import huizong.grid.Region;
import huizong.mapping.Anchor;
import huizong.mapping.HeadingBinding;
import huizong.mapping.HeadingBinding.Part;
import huizong.submission.Said;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds, in a header's rows, the headings of the columns that complete its measures: operators and units. */
final class PartFinder {
    private final FormArea area;
    private final int firstRow;
    private final int lastRow;

    PartFinder(FormArea area, int firstRow, int lastRow) {
        this.area = area;
        this.firstRow = firstRow;
        this.lastRow = lastRow;
    }

    /** Where the parts of some headings stand; a finding for each that a form must have and has not, or has twice. */
    Map<HeadingBinding, Region> find(Collection<HeadingBinding> headings) {
        Map<HeadingBinding, Region> found = new LinkedHashMap<>();
        for (HeadingBinding heading : headings) {
            heading.operator().ifPresent(p -> locate(p, heading.operatorColumn(), found));
            heading.unit().ifPresent(p -> locate(p, heading.unitColumn(), found));
        }
        return found;
    }

    private void locate(Part part, HeadingBinding column, Map<HeadingBinding, Region> into) {
        List<LabelCell> cells = area.find(part.anchor(), firstRow, lastRow);
        if (cells.size() == 1) {
            into.put(column, area.regionOf(cells.get(0).cell()));
            area.claim(cells.get(0).cell().ref(), Role.HEADING);
        } else if (cells.size() > 1) {
            report(part.anchor(), Said.of("part-ambiguous"));
        } else if (!part.optional() || isMisspelt(part.anchor())) {
            report(part.anchor(), Said.of("part-missing"));
        }
    }

    /** A heading with a slip in it is no column the form lacks. */
    private boolean isMisspelt(Anchor anchor) {
        for (int r = firstRow; r <= lastRow; r++) {
            for (LabelCell cell : area.labelsIn(r)) {
                if (anchor.nearlyMatches(cell.label()) && !area.vocabulary().contains(cell.label())) {
                    return true;
                }
            }
        }
        return false;
    }

    private void report(Anchor anchor, Said said) {
        String label = area.shown(anchor);
        area.finding(
                new CellRef(firstRow, 0),
                said.with("row", firstRow + 1).with("label", label).expected(label));
    }
}
