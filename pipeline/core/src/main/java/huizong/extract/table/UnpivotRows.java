package huizong.extract.table;

import huizong.extract.table.Slots.Slot;
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
        for (int row = table.firstDataRow(); row < table.end(); row++) {
            Map<String, Fact> keys = new LinkedHashMap<>();
            for (Slot slot : table.row(row)) {
                HeadingBinding heading = slot.heading();
                if (kind.keys().contains(heading.column())) {
                    table.fact(slot)
                            .map(f -> EachRows.cleaned(f, heading))
                            .ifPresent(f -> keys.put(heading.column(), f));
                }
            }
            for (Slot slot : table.row(row)) {
                if (!kind.keys().contains(slot.heading().column()) && slot.isFilled()) {
                    RowFacts facts = new RowFacts();
                    keys.forEach(facts::put);
                    facts.put(kind.codeColumn(), Fact.computed(slot.heading().column()));
                    facts.put(kind.valueColumn(), table.fact(slot));
                    sink.add(table.table(), facts);
                }
            }
        }
        return table.end();
    }
}
