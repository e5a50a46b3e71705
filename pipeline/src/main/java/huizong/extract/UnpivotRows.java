package huizong.extract;

import huizong.extract.Slots.Slot;
import huizong.mapping.HeadingBinding;
import huizong.mapping.TableBinding.Rows;
import huizong.submission.Fact;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rows of a grid in long form: one for each filled figure, with the heading's code and the texts of its row. */
final class UnpivotRows {
    private final TableArea table;
    private final Rows.Unpivot kind;

    UnpivotRows(TableArea table, Rows.Unpivot kind) {
        this.table = table;
        this.kind = kind;
    }

    /** Reads all rows; returns the row that ended them. */
    int read(RowSink sink) {
        int row = table.firstDataRow();
        for (; row <= table.lastRow() && !table.endsAt(row); row++) {
            Map<String, Fact> keys = new LinkedHashMap<>();
            for (HeadingBinding heading : table.header().headings().keySet()) {
                if (kind.keys().contains(heading.column())) {
                    Slot slot = table.slot(row, heading);
                    table.fact(slot, heading)
                            .map(f -> EachRows.cleaned(f, heading))
                            .ifPresent(f -> keys.put(heading.column(), f));
                }
            }
            for (HeadingBinding heading : table.header().headings().keySet()) {
                if (!kind.keys().contains(heading.column())) {
                    Slot slot = table.slot(row, heading);
                    if (slot.isFilled()) {
                        RowFacts facts = new RowFacts();
                        keys.forEach(facts::put);
                        facts.put(kind.codeColumn(), Fact.computed(heading.column()));
                        facts.put(kind.valueColumn(), table.fact(slot, heading));
                        sink.add(table.table(), facts);
                    }
                }
            }
        }
        return row;
    }
}
