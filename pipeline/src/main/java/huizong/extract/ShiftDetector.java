package huizong.extract;

import huizong.extract.TableArea.Slot;
import huizong.grid.CellRef;
import huizong.mapping.HeadingBinding;
import huizong.mapping.MoneyUnit;
import huizong.mapping.TableBinding;
import huizong.submission.Severity;
import java.util.List;

/**
 * Tells when a header stands one or two columns beside its data, by what the mapping expects under each heading. A
 * shift is taken only where the data contradict the headings as they stand and fit them all when moved.
 */
final class ShiftDetector {
    private static final int LEAST_EVIDENCE = 4;

    private final FormArea area;
    private final TableBinding table;

    ShiftDetector(FormArea area, TableBinding table) {
        this.area = area;
        this.table = table;
    }

    Header settle(Header header, int lastRow) {
        List<HeadingBinding> telling = header.headings().keySet().stream()
                .filter(h -> h.expect().isPresent())
                .toList();
        if (telling.size() < 2) {
            return header;
        }
        int[] asPrinted = fit(header, telling, lastRow);
        if (asPrinted[1] * 3 <= asPrinted[0]) {
            return header;
        }
        Header best = header;
        int most = asPrinted[0] - asPrinted[1];
        for (int by : new int[] {1, -1, 2, -2}) {
            Header moved = header.shifted(by);
            if (moved.leftmost() < 0) {
                continue;
            }
            int[] fit = fit(moved, telling, lastRow);
            if (fit[0] >= LEAST_EVIDENCE && fit[1] * 5 <= fit[0] && fit[0] - fit[1] > most) {
                most = fit[0] - fit[1];
                best = moved;
            }
        }
        if (best.shift() != 0) {
            report(best);
        }
        return best;
    }

    /** How many filled cells look as expected under their headings, and how many do not. */
    private int[] fit(Header header, List<HeadingBinding> telling, int lastRow) {
        TableArea rows = new TableArea(area, table, header, MoneyUnit.WAN, lastRow);
        int[] fit = new int[2];
        for (int r = rows.firstDataRow(); r <= lastRow && !rows.endsAt(r); r++) {
            for (HeadingBinding heading : telling) {
                Slot slot = rows.slot(r, heading);
                if (slot.isFilled() && !Typing.isPlaceholder(slot.value().shown())) {
                    String text = NumberText.compact(slot.value().shown());
                    boolean fits = heading.expect().orElseThrow().matcher(text).matches();
                    fit[fits ? 0 : 1]++;
                }
            }
        }
        return fit;
    }

    private void report(Header header) {
        CellRef first = header.headings().values().iterator().next().topLeft();
        String side = header.shift() > 0 ? "左" : "右";
        int by = Math.abs(header.shift());
        area.finding(
                "read-header-shifted",
                Severity.WARNING,
                first,
                area.sheet().at(first.row(), first.column()).shown(),
                new CellRef(first.row(), first.column() + header.shift()).toString(),
                "第 " + (first.row() + 1) + " 行表头比数据偏" + side + " " + by + " 列，已按数据所在列读取。请将表头移回数据上方。",
                "The headings in row " + (first.row() + 1) + " stand " + by + " column(s) "
                        + (header.shift() > 0 ? "left" : "right")
                        + " of their data; the data were read where they stand. Move the headings back.");
    }
}
