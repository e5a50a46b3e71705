package huizong.extract.table;

import huizong.extract.form.FormArea;
import huizong.extract.form.Role;
import huizong.extract.form.SheetLabels.LabelCell;
import huizong.extract.table.Slots.Slot;
import huizong.extract.value.Typing;
import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.grid.Label;
import huizong.mapping.LineBinding;
import huizong.mapping.TableBinding.Rows;
import huizong.submission.Fact;
import huizong.submission.Provenance;
import huizong.submission.Said;
import huizong.text.Names;
import huizong.text.WhiteSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows with known labels in front of their figures, and between them rows that carry names of their own. */
final class LineRows {
    private final TableArea table;
    private final FormArea area;
    private final Rows.Lines kind;
    private final int leftmost;
    private final Map<String, CellRef> seen = new HashMap<>();
    private Optional<LineBinding> open = Optional.empty();

    LineRows(TableArea table, Rows.Lines kind) {
        this.table = table;
        this.area = table.area();
        this.kind = kind;
        this.leftmost = table.header().leftmost();
    }

    /**
     * A row with a label in front.
     *
     * @param line the number of the line it is named like, or {@link LinePlaces#NONE}
     */
    private record Labelled(int row, Cell label, int line) {}

    /** Reads all rows; returns the row that ended them. */
    int read(RowSink sink) {
        List<Labelled> labelled = labelled();
        LinePlaces places = new LinePlaces(
                kind.lines(), labelled.stream().mapToInt(Labelled::line).toArray());
        int next = 0;
        for (int row = table.firstDataRow(); row < table.end(); row++) {
            if (next < labelled.size() && labelled.get(next).row() == row) {
                read(labelled.get(next), places, next, sink);
                next++;
            } else if (!table.isHeader(row) && labelBefore(row).isEmpty()) {
                RowFacts facts = new RowFacts();
                figures(row, facts);
                if (!facts.isEmpty()) {
                    unknown(new CellRef(row, 0), "", "", sink, facts);
                }
            }
        }
        return table.end();
    }

    /** The rows with a label, dots and repeated headers apart. */
    private List<Labelled> labelled() {
        List<Labelled> labelled = new ArrayList<>();
        for (int row = table.firstDataRow(); row < table.end(); row++) {
            Optional<Cell> label = table.isHeader(row) ? Optional.empty() : labelBefore(row);
            if (label.isEmpty()) {
                continue;
            }
            if (Typing.isPlaceholder(label.get().value().shown())) {
                area.claim(label.get().ref(), Role.PLACEHOLDER);
            } else {
                labelled.add(new Labelled(row, label.get(), named(row, label.get())));
            }
        }
        return labelled;
    }

    private void read(Labelled labelled, LinePlaces places, int position, RowSink sink) {
        Cell label = labelled.label();
        RowFacts facts = new RowFacts();
        if (labelled.line() == LinePlaces.NONE) {
            figures(labelled.row(), facts);
            Optional<LineBinding> near = nearLine(label)
                    .filter(l -> places.mayStand(position, kind.lines().indexOf(l)));
            other(label, near, facts, sink);
            return;
        }
        LineBinding line = kind.lines().get(labelled.line());
        LinePlaces.Place place = places.of(position);
        if (place != LinePlaces.Place.LINE) {
            figures(labelled.row(), facts);
            item(label, facts, sink);
            if (place == LinePlaces.Place.DOUBTFUL_ITEM) {
                placed(label, line);
            }
            return;
        }
        open = Optional.of(line);
        put(facts, line.code(), Names.heading(label.value().shown()), label);
        twice(line, label);
        figures(labelled.row(), facts);
        blanks(labelled.row(), facts);
        sink.add(table.table(), facts);
    }

    /** The text nearest before the figures; one without a letter, as a figure typed as text, only where there is no other. */
    private Optional<Cell> labelBefore(int row) {
        Optional<Cell> nearest = Optional.empty();
        Optional<Cell> worded = Optional.empty();
        for (Cell cell : area.sheet().row(row)) {
            if (cell.ref().column() >= leftmost) {
                break;
            }
            if (cell.value() instanceof CellValue.Text text
                    && !WhiteSpace.trim(text.text()).isEmpty()
                    && !text.text().chars().allMatch(c -> c >= '0' && c <= '9')) { // a row's number is no label
                nearest = Optional.of(cell);
                worded = text.text().codePoints().anyMatch(Character::isLetter) ? nearest : worded;
            }
        }
        return worded.isPresent() ? worded : nearest;
    }

    private int named(int row, Cell label) {
        for (LabelCell cell : area.labelsIn(row)) {
            if (cell.cell() == label) {
                return kind.byLabel()
                        .first(cell.label(), area.fiscalYear())
                        .map(kind.lines()::indexOf)
                        .orElse(LinePlaces.NONE);
            }
        }
        return LinePlaces.NONE;
    }

    private void put(RowFacts facts, String code, String name, Cell label) {
        area.claim(label.ref(), Role.ANCHOR);
        Provenance from =
                new Provenance(area.sheet().name(), label.ref(), label.value().shown());
        facts.put(kind.codeColumn(), new Fact(Optional.of(code), Optional.of(from)));
        facts.put(kind.nameColumn(), new Fact(Optional.of(name), Optional.of(from)));
    }

    private void figures(int row, RowFacts facts) {
        for (Slot slot : table.row(row)) {
            if (slot.isFilled()) {
                facts.put(slot.heading().column(), table.fact(slot));
            }
        }
    }

    private void blanks(int row, RowFacts facts) {
        for (Slot slot : table.row(row)) {
            if (!facts.has(slot.heading().column())) {
                facts.put(slot.heading().column(), area.blank(slot.ref()));
            }
        }
    }

    /** A row whose label is not one of the form's lines: a named item, or something to ask about. */
    private void other(Cell label, Optional<LineBinding> near, RowFacts figures, RowSink sink) {
        String text = label.value().shown();
        if (open.flatMap(LineBinding::items).isPresent() && near.isEmpty()) {
            item(label, figures, sink);
            return;
        }
        if (figures.isEmpty()) {
            near.ifPresent(line -> misspelt(label, line));
            return;
        }
        area.claim(label.ref(), Role.ANCHOR);
        figures.put(
                kind.nameColumn(),
                new Fact(
                        Optional.of(Names.given(text)),
                        Optional.of(new Provenance(area.sheet().name(), label.ref(), text))));
        unknown(
                label.ref(),
                WhiteSpace.trim(text),
                near.map(l -> area.shown(l.anchor())).orElse(""),
                sink,
                figures);
    }

    private void item(Cell label, RowFacts figures, RowSink sink) {
        put(
                figures,
                open.flatMap(LineBinding::items).orElseThrow(),
                Names.given(label.value().shown()),
                label);
        sink.add(table.table(), figures);
    }

    private void placed(Cell label, LineBinding line) {
        area.finding(
                label.ref(),
                Said.of("line-placed")
                        .with("line", area.shown(line.anchor()))
                        .with("head", area.shown(open.orElseThrow().anchor()))
                        .stated(WhiteSpace.trim(label.value().shown())));
    }

    private void misspelt(Cell label, LineBinding line) {
        String text = WhiteSpace.trim(label.value().shown());
        String near = area.shown(line.anchor());
        area.claim(label.ref(), Role.ANCHOR);
        area.finding(
                label.ref(),
                Said.of("line-misspelt")
                        .with("line", text)
                        .with("near", near)
                        .stated(text)
                        .expected(near));
    }

    private Optional<LineBinding> nearLine(Cell cell) {
        Label label = cell.value().label();
        int most = label.core().length() / 4;
        LineBinding nearest = null;
        int least = most + 1;
        for (LineBinding line : kind.lines()) {
            int distance = line.anchor().distance(label, most);
            if (distance < least) {
                least = distance;
                nearest = line;
            }
        }
        return Optional.ofNullable(nearest);
    }

    private void unknown(CellRef at, String stated, String near, RowSink sink, RowFacts facts) {
        area.finding(
                at,
                Said.of("line-unknown")
                        .with("row", at.row() + 1)
                        .with("near", near)
                        .stated(stated)
                        .expected(near));
        sink.add(table.table(), facts);
    }

    private void twice(LineBinding line, Cell label) {
        CellRef before = seen.putIfAbsent(line.code(), label.ref());
        if (before != null) {
            area.finding(
                    label.ref(),
                    Said.of("line-twice")
                            .with("line", area.shown(line.anchor()))
                            .with("before", before)
                            .with("cell", label.ref())
                            .stated(WhiteSpace.trim(label.value().shown())));
        }
    }
}
