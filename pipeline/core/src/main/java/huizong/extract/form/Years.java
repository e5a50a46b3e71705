package huizong.extract.form;

import huizong.extract.form.SheetLabels.LabelCell;
import huizong.extract.value.NumberText;
import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.mapping.Anchor;
import huizong.submission.Said;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the fiscal year a form is for. */
public final class Years {
    private static final Pattern YEAR = Pattern.compile("(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])");

    private static final Pattern ALONE =
            Pattern.compile("^[(\\[]?(?:(?:19|20)[0-9]{2}(?:年度?|度)?|[0-9]{1,4}年度?)[)\\]]?$");
    /** A number that is written as a year, whatever it is. */
    private static final Pattern WRITTEN = Pattern.compile("(?<![0-9])([0-9]{1,4})年");

    /** No form is for a year before or after these. */
    private static final int FIRST = 1990;

    private static final int LAST = 2100;
    private static final int REACH_BELOW_TITLE = 3;

    private Years() {}

    /** The first year written in a text. */
    public static OptionalInt in(String text) {
        Matcher matcher = YEAR.matcher(NumberText.compact(text));
        while (matcher.find()) {
            int year = Integer.parseInt(matcher.group(1));
            if (year >= FIRST && year <= LAST) {
                return OptionalInt.of(year);
            }
        }
        return OptionalInt.empty();
    }

    /** A year that no form can be for is said; it is not taken for the form's. */
    private static void impossible(FormArea area, Cell cell) {
        Matcher matcher = WRITTEN.matcher(NumberText.compact(cell.value().shown()));
        while (matcher.find()) {
            int year = Integer.parseInt(matcher.group(1));
            if (year < FIRST || year > LAST) {
                area.finding(
                        cell.ref(),
                        Said.of("year-impossible")
                                .with("year", matcher.group(1))
                                .stated(matcher.group(1))
                                .expected(FIRST + "—" + LAST));
            }
        }
    }

    /**
     * The year a form's title states, or where it states none, the one printed alone below it: {@code （2022年度）}. A
     * finding where the two differ.
     */
    public static OptionalInt titled(FormArea area, Cell title) {
        OptionalInt own = in(title.value().shown());
        impossible(area, title);
        int last = Math.min(area.lastRow(), title.ref().row() + REACH_BELOW_TITLE);
        for (int r = title.ref().row(); r <= last; r++) {
            List<LabelCell> labels = area.labelsIn(r);
            if (labels.stream().anyMatch(l -> l.cell() != title && area.isLabel(l.cell()))) {
                break;
            }
            for (LabelCell cell : labels) {
                if (ALONE.matcher(NumberText.compact(cell.text())).matches()) {
                    area.claim(cell.cell().ref(), Role.TITLE);
                    OptionalInt below = in(cell.text());
                    impossible(area, cell.cell());
                    if (below.isEmpty()) {
                        return own;
                    }
                    if (own.isPresent() && !own.equals(below)) {
                        contradiction(area, cell.cell().ref(), below.getAsInt(), own.getAsInt());
                    }
                    return own.isPresent() ? own : below;
                }
            }
        }
        return own;
    }

    private static void contradiction(FormArea area, CellRef cell, int below, int own) {
        area.finding(
                cell,
                Said.of("year-below-title")
                        .with("title", own)
                        .with("below", below)
                        .stated(String.valueOf(below))
                        .expected(String.valueOf(own)));
    }

    /** The year of a form: the latest its headings state, else its title's; a finding where the two differ. */
    public static OptionalInt of(FormArea area) {
        OptionalInt titled = area.fiscalYear();
        area.fiscalYear(OptionalInt.empty());
        int latest = 0;
        CellRef where = new CellRef(area.firstRow(), 0);
        for (Anchor anchor : area.vocabulary().dated()) {
            for (LabelCell cell : area.find(anchor)) {
                OptionalInt stated = anchor.statedYear(cell.label());
                if (stated.isPresent() && stated.getAsInt() > latest && stated.getAsInt() >= FIRST) {
                    latest = stated.getAsInt();
                    where = cell.cell().ref();
                }
            }
        }
        if (latest == 0) {
            return titled;
        }
        if (titled.isPresent() && titled.getAsInt() != latest) {
            area.finding(
                    where,
                    Said.of("year-in-headings")
                            .with("title", titled.getAsInt())
                            .with("headings", latest)
                            .stated(String.valueOf(latest))
                            .expected(String.valueOf(titled.getAsInt())));
        }
        return OptionalInt.of(latest);
    }
}
