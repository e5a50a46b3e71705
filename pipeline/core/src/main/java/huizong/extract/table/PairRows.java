package huizong.extract.table;

import huizong.extract.form.FormArea;
import huizong.extract.form.Role;
import huizong.extract.value.Typing;
import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.grid.Label;
import huizong.mapping.HeadingBinding;
import huizong.mapping.TableBinding.Rows;
import huizong.submission.Fact;
import huizong.submission.Provenance;
import huizong.submission.Said;
import huizong.text.Names;
import huizong.text.WhiteSpace;
import java.util.Optional;

/** Rows from cells that hold name and amount together, {@code 其中：  一般公共预算：897.32}, heading by heading. */
final class PairRows {
    private final TableArea table;
    private final Rows.Pairs kind;

    PairRows(TableArea table, Rows.Pairs kind) {
        this.table = table;
        this.kind = kind;
    }

    /** Reads all rows; returns the row that ended them. */
    int read(RowSink sink) {
        int end = table.end();
        for (HeadingBinding heading : table.header().headings().keySet()) {
            for (int row = table.firstDataRow(); row < end; row++) {
                read(row, heading, sink);
            }
        }
        return end;
    }

    private void read(int row, HeadingBinding heading, RowSink sink) {
        FormArea area = table.area();
        int first = table.header().columns(heading).firstColumn();
        int last = table.header().columns(heading).lastColumn();
        for (Cell cell : area.sheet().row(row)) {
            if (cell.ref().column() < first || cell.ref().column() > last) {
                continue;
            }
            if (!(cell.value() instanceof CellValue.Text text)) {
                continue;
            }
            String raw = text.text();
            if (Typing.isPlaceholder(raw) || WhiteSpace.trim(raw).isEmpty()) {
                area.claim(cell.ref(), Role.PLACEHOLDER);
                continue;
            }
            pair(row, last, cell, raw, heading, sink);
        }
    }

    private void pair(int row, int last, Cell cell, String raw, HeadingBinding heading, RowSink sink) {
        FormArea area = table.area();
        int colon = lastColon(raw);
        if (colon < 0) {
            area.finding(
                    cell.ref(),
                    Said.of("pair-without-colon")
                            .with("value", WhiteSpace.trim(raw))
                            .stated(raw)
                            .expected("名称：金额"));
            return;
        }
        String name = Names.heading(raw.substring(0, colon));
        String amount = WhiteSpace.trim(raw.substring(colon + 1));
        CellRef from = cell.ref();
        CellValue value = amount.isEmpty() ? CellValue.Blank.INSTANCE : new CellValue.Text(amount);
        String filed = raw;
        if (amount.isEmpty()) {
            for (Cell right : area.sheet().row(row)) {
                if (right.ref().column() > cell.ref().column() && right.ref().column() <= last) {
                    from = right.ref();
                    value = right.value();
                    filed = value.shown();
                    break;
                }
            }
        }
        area.claim(cell.ref(), Role.ANCHOR);
        RowFacts facts = new RowFacts();
        facts.put(kind.headingColumn(), Fact.computed(heading.column()));
        facts.put(
                kind.nameColumn(),
                new Fact(
                        Optional.of(name),
                        Optional.of(new Provenance(area.sheet().name(), cell.ref(), raw))));
        Optional<Fact> typed = table.fact(from, value, value.shown(), heading);
        String said = filed;
        CellRef place = from;
        facts.put(
                kind.valueColumn(),
                typed.map(f -> new Fact(
                        f.value(), Optional.of(new Provenance(area.sheet().name(), place, said)))));
        sink.add(table.table(), facts);
    }

    private static int lastColon(String text) {
        for (int i = text.length() - 1; i >= 0; i--) {
            if (Label.normalise("x" + text.charAt(i) + "x").equals("x:x")) {
                return i;
            }
        }
        return -1;
    }
}
