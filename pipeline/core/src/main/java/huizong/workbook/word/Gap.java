package huizong.workbook.word;

import huizong.grid.Label;
import huizong.workbook.word.Block.Line;
import huizong.workbook.word.Block.Look;
import java.util.ArrayList;
import java.util.List;

/** The lines between two tables, and which of them belongs to whose. */
final class Gap {
    private static final int MOST_ABOVE = 8;
    private static final int MOST_BELOW = 10;

    /** Blank lines between a table and what belongs to it. */
    private static final int BLANK = 2;

    /** A longer line below a table is the report going on. */
    private static final int LONGEST_NOTE = 600;

    private final List<Line> lines;
    private final boolean hasBefore;
    private final boolean hasBehind;

    /**
     * @param hasBefore whether a table stands before the lines
     * @param hasBehind whether one stands behind them
     */
    Gap(List<Line> lines, boolean hasBefore, boolean hasBehind) {
        this.lines = List.copyOf(lines);
        this.hasBefore = hasBefore;
        this.hasBehind = hasBehind;
    }

    List<Line> lines() {
        return lines;
    }

    /** Whether nothing in the gap keeps the table behind it from being a part of the one before. */
    boolean mayContinue() {
        return hasBefore
                && hasBehind
                && lines.stream().allMatch(l -> l.isBlank() || Wording.continues(l) || Wording.isMoney(l));
    }

    /** Whether the gap says that the table behind it is a part of the one before. */
    boolean saysContinued() {
        return lines.stream().anyMatch(Wording::continues);
    }

    /** Where what belongs to the table behind begins. */
    private int split() {
        if (!hasBefore || !hasBehind) {
            return hasBefore ? lines.size() : 0;
        }
        for (int i = 0; i < lines.size(); i++) {
            if (Wording.begins(lines.get(i))) {
                return i;
            }
        }
        int first = 0;
        while (first < lines.size() && lines.get(first).isBlank()) {
            first++;
        }
        int at = first;
        while (at < lines.size() && !lines.get(at).isBlank()) {
            at++;
        }
        boolean blankBehind = at < lines.size();
        if (blankBehind && first == 0) {
            return at;
        }
        at = first;
        while (at < lines.size() && (lines.get(at).isBlank() || Wording.isNote(lines.get(at)))) {
            at++;
        }
        return at;
    }

    /** The lines that belong to the table before, without blank ones. */
    List<Line> below() {
        List<Line> below = new ArrayList<>();
        int blank = 0;
        for (Line line : lines.subList(0, split())) {
            if (line.isBlank()) {
                if (++blank > BLANK) {
                    break;
                }
                continue;
            }
            boolean apart = blank > 0 && !below.isEmpty() && !Wording.isNote(line);
            boolean elsewhere = line.is(Look.NEW_PAGE) && !Wording.isNote(line);
            if (apart
                    || elsewhere
                    || Wording.headsSection(line)
                    || line.text().length() > LONGEST_NOTE
                    || below.size() == MOST_BELOW) {
                break;
            }
            below.add(line);
            blank = 0;
        }
        return below;
    }

    /** The lines that belong to the table behind, without blank ones. */
    List<Line> above() {
        List<Line> above = new ArrayList<>();
        boolean begun = false;
        int blank = 0;
        List<Line> mine = lines.subList(split(), lines.size());
        for (int i = mine.size() - 1; i >= 0 && above.size() < MOST_ABOVE; i--) {
            Line line = mine.get(i);
            if (line.isBlank()) {
                if (++blank > BLANK) {
                    break;
                }
                continue;
            }
            boolean begins = Wording.begins(line);
            if (line.text().length() > Label.MAX_LENGTH || begun && !begins) {
                break;
            }
            above.add(0, line);
            begun |= begins;
            blank = 0;
            if (line.is(Look.NEW_PAGE)) {
                break;
            }
        }
        return above;
    }
}
