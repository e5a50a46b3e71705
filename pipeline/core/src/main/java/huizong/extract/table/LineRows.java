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
import huizong.submission.Severity;
import huizong.text.Names;
import huizong.text.WhiteSpace;
import java.util.HashMap;
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

    /** Reads all rows; returns the row that ended them. */
    int read(RowSink sink) {
        for (int row = table.firstDataRow(); row < table.end(); row++) {
            if (table.isHeader(row)) {
                continue;
            }
            Optional<Cell> label = labelBefore(row);
            RowFacts facts = new RowFacts();
            if (label.isEmpty()) {
                figures(row, facts);
                if (!facts.isEmpty()) {
                    unknown(new CellRef(row, 0), "", "", sink, facts);
                }
                continue;
            }
            String text = label.get().value().shown();
            if (Typing.isPlaceholder(text)) {
                area.claim(label.get().ref(), Role.PLACEHOLDER);
                continue;
            }
            Optional<LineBinding> line = known(row, label.get());
            if (line.isPresent()) {
                open = line;
                put(facts, line.get().code(), Names.heading(text), label.get());
                twice(line.get(), label.get());
                figures(row, facts);
                blanks(row, facts);
                sink.add(table.table(), facts);
            } else {
                figures(row, facts);
                other(label.get(), facts, sink);
            }
        }
        return table.end();
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

    private Optional<LineBinding> known(int row, Cell label) {
        for (LabelCell cell : area.labelsIn(row)) {
            if (cell.cell() == label) {
                return kind.byLabel().first(cell.label(), area.fiscalYear());
            }
        }
        return Optional.empty();
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
    private void other(Cell label, RowFacts figures, RowSink sink) {
        String text = label.value().shown();
        Optional<LineBinding> near = nearLine(label);
        if (open.flatMap(LineBinding::items).isPresent() && near.isEmpty()) {
            put(figures, open.get().items().get(), Names.given(text), label);
            sink.add(table.table(), figures);
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
                near.map(l -> l.anchor().toString()).orElse(""),
                sink,
                figures);
    }

    private void misspelt(Cell label, LineBinding line) {
        area.claim(label.ref(), Role.ANCHOR);
        area.finding(
                "read-line-unknown",
                Severity.WARNING,
                label.ref(),
                WhiteSpace.trim(label.value().shown()),
                line.anchor().toString(),
                "“" + WhiteSpace.trim(label.value().shown()) + "”不是标准表样中的项目（最接近“" + line.anchor()
                        + "”），该行未读入。请按标准表样改正项目名称。",
                "This is no line of the standard form (nearest: " + line.anchor()
                        + "); the row was not read. Correct its name.");
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
        int row = at.row();
        area.finding(
                "read-line-unknown",
                Severity.WARNING,
                at,
                stated,
                near,
                "第 " + (row + 1) + " 行不是标准表样中的项目" + (near.isEmpty() ? "" : "（最接近“" + near + "”）")
                        + "，金额已读入但未归入任何项目。请按标准表样改正项目名称。",
                "Row " + (row + 1) + " is no line of the standard form"
                        + (near.isEmpty() ? "" : " (nearest: " + near + ")")
                        + "; its figures were loaded under no code. Correct its name.");
        sink.add(table.table(), facts);
    }

    private void twice(LineBinding line, Cell label) {
        CellRef before = seen.putIfAbsent(line.code(), label.ref());
        if (before != null) {
            area.finding(
                    "read-anchor-ambiguous",
                    Severity.ERROR,
                    label.ref(),
                    WhiteSpace.trim(label.value().shown()),
                    "",
                    "“" + line.anchor() + "”一行重复出现（" + before + " 和 " + label.ref() + "），请只保留一行。",
                    "The line " + line.anchor() + " stands twice (" + before + " and " + label.ref() + "); keep one.");
        }
    }
}
