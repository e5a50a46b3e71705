package huizong.extract.table;

import huizong.extract.form.FormArea;
import huizong.extract.form.SheetLabels;
import huizong.extract.form.SheetLabels.LabelCell;
import huizong.extract.form.Unclaimed;
import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.Label;
import huizong.grid.LongRows;
import huizong.grid.LongRows.Piece;
import huizong.mapping.TableBinding.Rows;
import huizong.submission.Fact;
import huizong.submission.Row;
import huizong.submission.RowStream;
import huizong.submission.Said;
import huizong.text.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A list whose header, end and totals were found on the outline of its sheet, and whose rows are read piece by piece,
 * the same way as those of any table.
 */
public final class LongTable implements RowStream {
    /** A row with more cells filled is one of the list, and holds no title. */
    private static final int TITLE_CELLS = 2;

    private final TableArea outline;
    private final Rows.Each kind;
    private final int end;
    private final LongRows all;
    private final Map<String, Fact> eachRow;
    private final Predicate<Label> isTitle;

    /**
     * @param outline the table on the outline
     * @param end the row that ends it there
     * @param eachRow facts that speak for every row
     * @param isTitle whether a label is the title of a form, which must not stand among the rows
     */
    LongTable(TableArea outline, Rows.Each kind, int end, Map<String, Fact> eachRow, Predicate<Label> isTitle) {
        this.outline = outline;
        this.kind = kind;
        this.end = end;
        this.all = outline.area().sheet().longRows().orElseThrow();
        this.eachRow = eachRow;
        this.isTitle = isTitle;
    }

    /** Whether the pieces bring a row, so that the outline does not. */
    public boolean brings(int row) {
        return row >= outline.firstDataRow() && row < end;
    }

    @Override
    public void each(Consumer<Batch> batch) {
        Pass pass = new Pass(batch);
        all.each(pass::read);
        pass.finish();
    }

    /** One reading of all rows. */
    private final class Pass {
        private final Consumer<Batch> batch;
        private final Remainder remainder = new Remainder(outline.area().sheet().name());
        private Optional<EachRows> rows = Optional.empty();
        private Optional<CellRef> endedAt = Optional.empty();
        private int line;

        Pass(Consumer<Batch> batch) {
            this.batch = batch;
        }

        void read(Piece piece) {
            int first = Math.max(piece.firstRow(), outline.firstDataRow());
            if (first > piece.lastRow()) {
                return;
            }
            FormArea area =
                    outline.area().further(SheetLabels.worded(piece.sheet()), piece.firstRow(), piece.lastRow());
            List<Row> read = new ArrayList<>();
            int last = Math.min(piece.lastRow(), end - 1);
            if (endedAt.isEmpty() && first <= last) {
                int title = firstTitle(area, first, last);
                EachRows here = goOn(outline.further(area, first, title - 1));
                int stopped = here.read((table, facts) -> {
                    table.constants().forEach((column, text) -> facts.put(column, Fact.computed(text)));
                    facts.putShared(eachRow);
                    read.add(facts.row(table.into(), ++line));
                });
                rows = Optional.of(here);
                if (stopped <= last) {
                    endedAt = Optional.of(new CellRef(stopped, 0));
                    endsEarly(area, stopped);
                }
            }
            Unclaimed unclaimed = new Unclaimed(area, row -> false);
            for (int row = first; row <= piece.lastRow(); row++) {
                if (row < end || outline.area().sheet().row(row).isEmpty()) {
                    for (Cell cell : piece.sheet().row(row)) {
                        if (unclaimed.isLeft(cell)) {
                            remainder.unclaimed(cell);
                        }
                    }
                }
            }
            batch.accept(new Batch(read, remainder.listed(area.findings()), remainder.takeUnclaimed()));
        }

        private EachRows goOn(TableArea table) {
            return rows.map(before -> before.goOn(table)).orElseGet(() -> new EachRows(table, kind, 0));
        }

        void finish() {
            batch.accept(new Batch(List.of(), remainder.summary(), List.of()));
        }
    }

    /** The first row with the title of a form in it, else the row behind the last. */
    private int firstTitle(FormArea area, int first, int last) {
        for (int row = first; row <= last; row++) {
            if (area.sheet().row(row).size() <= TITLE_CELLS) {
                for (LabelCell label : area.labelsIn(row)) {
                    if (isTitle.test(label.label())) {
                        return row;
                    }
                }
            }
        }
        return last + 1;
    }

    private void endsEarly(FormArea area, int row) {
        String said = area.sheet().row(row).stream()
                .map(c -> WhiteSpace.trim(c.value().shown()))
                .findFirst()
                .orElse("");
        area.finding(
                area.sheet().row(row).stream().map(Cell::ref).findFirst().orElse(new CellRef(row, 0)),
                Said.of("list-ends").with("row", row + 1).with("said", said).stated(said));
    }
}
