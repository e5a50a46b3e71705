package huizong.extract.table;

import huizong.extract.form.FormArea;
import huizong.extract.form.Role;
import huizong.extract.form.SheetLabels.LabelCell;
import huizong.grid.CellRef;
import huizong.grid.Region;
import huizong.mapping.Anchor;
import huizong.mapping.HeadingBinding;
import huizong.mapping.HeadingBinding.Part;
import huizong.submission.Severity;
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
            report("read-anchor-ambiguous", part.anchor(), "有多个表头“", " has several headings ");
        } else if (!part.optional() || isMisspelt(part.anchor())) {
            report("read-anchor-missing", part.anchor(), "缺少表头“", " has no heading ");
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

    private void report(String rule, Anchor anchor, String zh, String en) {
        area.finding(
                rule,
                Severity.ERROR,
                new CellRef(firstRow, 0),
                "",
                anchor.toString(),
                "第 " + (firstRow + 1) + " 行" + zh + anchor + "”，该列未读入。请按标准表样恢复表头。",
                "Row " + (firstRow + 1) + en + anchor
                        + "; the column was not read. Restore the headings of the standard form.");
    }
}
