package huizong.extract.form;

import huizong.extract.form.PeriodWords.Words;
import huizong.extract.form.SheetLabels.LabelCell;
import huizong.extract.value.NumberText;
import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.mapping.PeriodKind;
import huizong.submission.Said;
import huizong.text.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the period a form that is filed for parts of a year says it is for: in its title, in the lines below it, behind a
 * label, or in its headings.
 */
public final class Periods {
    /** A period as a sheet says it. */
    public record Stated(Words said, CellRef cell, String text) {}

    /** A label that has the period beside or behind it. */
    private static final Pattern LABEL = Pattern.compile(
            "(?:所属|报告|统计|填报|数据|报表|预算|执行|监控|会计)*(?:期间|时期|时段|所属期|报告期|月份|期别|季度|月度)(?:[(][^()]*[)])?(?:[:：](.*))?");
    /** What says when a form was filled in. */
    private static final Pattern FILLED_ON = Pattern.compile("日期|时间");

    private static final int REACH_BELOW_TITLE = 3;
    private static final int REACH_OF_LABELS = 12;
    private static final int LABELS_OF_A_HEADER = 3;
    private static final int LONGEST = 60;
    private static final int LONGEST_LINE = 16;

    private final FormArea area;
    private final List<PeriodKind> kinds;

    private Periods(FormArea area) {
        this.area = area;
        this.kinds = area.mapping().periods();
    }

    /** What a form says; empty where it is filed for whole years or says nothing. A finding where its head says two. */
    public static Optional<Stated> of(FormArea area) {
        if (!area.mapping().isPeriodic()) {
            return Optional.empty();
        }
        Periods periods = new Periods(area);
        return periods.head().or(periods::labelled).or(periods::headings);
    }

    private Optional<Stated> head() {
        int title = titleRow();
        Optional<Stated> first = Optional.empty();
        for (int r = title; r <= Math.min(area.lastRow(), title + REACH_BELOW_TITLE); r++) {
            if (r > title && area.labelsKnown(r) >= LABELS_OF_A_HEADER) {
                break;
            }
            String before = "";
            for (Cell cell : area.sheet().row(r)) {
                Optional<Stated> here = FILLED_ON.matcher(before).find() ? Optional.empty() : stated(cell);
                before = cell.value().shown();
                if (here.isPresent()) {
                    claimLine(cell);
                    if (first.isEmpty()) {
                        first = here;
                    } else if (!first.get().said().agrees(here.get().said())) {
                        contradiction(first.get(), here.get());
                    }
                }
            }
        }
        return first;
    }

    private int titleRow() {
        for (int r = area.firstRow(); r <= area.lastRow(); r++) {
            for (Cell cell : area.sheet().row(r)) {
                if (area.claimed(cell.ref()).filter(Role.TITLE::equals).isPresent()) {
                    return r;
                }
            }
        }
        return area.firstRow();
    }

    private Optional<Stated> stated(Cell cell) {
        String text = cell.value().shown();
        if (text.isBlank() || text.length() > LONGEST || FILLED_ON.matcher(text).find()) {
            return Optional.empty();
        }
        return PeriodWords.in(text, kinds).map(said -> new Stated(said, cell.ref(), WhiteSpace.trim(text)));
    }

    /** A line that says hardly more than the period belongs to the title. */
    private void claimLine(Cell cell) {
        String text = NumberText.compact(cell.value().shown());
        if (text.length() <= LONGEST_LINE && !area.isLabel(cell) && text.indexOf(':') < 0) {
            area.claim(cell.ref(), Role.TITLE);
        }
    }

    private Optional<Stated> labelled() {
        int last = Math.min(area.lastRow(), area.firstRow() + REACH_OF_LABELS);
        for (int r = area.firstRow(); r <= last; r++) {
            List<Cell> cells = area.sheet().row(r);
            for (int c = 0; c < cells.size(); c++) {
                Matcher label =
                        LABEL.matcher(NumberText.compact(cells.get(c).value().shown()));
                if (!label.matches()) {
                    continue;
                }
                boolean inside = label.group(1) != null && !label.group(1).isEmpty();
                Cell holder = inside || c + 1 == cells.size() ? cells.get(c) : cells.get(c + 1);
                Optional<Stated> found = stated(holder);
                if (found.isPresent()) {
                    area.claim(cells.get(c).ref(), Role.ANCHOR);
                    area.claim(holder.ref(), Role.VALUE);
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The one period that the form's printed labels say, like {@code 1-7月执行数}. */
    private Optional<Stated> headings() {
        List<Stated> found = new ArrayList<>();
        for (int r = area.firstRow(); r <= area.lastRow(); r++) {
            for (LabelCell label : area.labelsIn(r)) {
                if (area.isLabel(label.cell())) {
                    stated(label.cell())
                            .filter(s -> found.stream().noneMatch(f -> f.said().agrees(s.said())))
                            .ifPresent(found::add);
                }
            }
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private void contradiction(Stated first, Stated other) {
        area.finding(
                other.cell(),
                Said.of("period-twice")
                        .with("first", first.text())
                        .with("other", other.text())
                        .stated(other.text())
                        .expected(first.text()));
    }
}
