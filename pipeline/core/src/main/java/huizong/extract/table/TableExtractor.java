package huizong.extract.table;

import huizong.extract.form.FormArea;
import huizong.extract.form.Points;
import huizong.extract.form.Role;
import huizong.extract.form.SheetLabels.LabelCell;
import huizong.grid.CellRef;
import huizong.grid.Label;
import huizong.mapping.FormMapping;
import huizong.mapping.MoneyUnit;
import huizong.mapping.TableBinding;
import huizong.mapping.TableBinding.Rows;
import huizong.mapping.Target;
import huizong.submission.Fact;
import huizong.submission.Provenance;
import huizong.submission.Row;
import huizong.submission.Said;
import huizong.text.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads the printed tables of a form, each by the kind of rows it has. */
public final class TableExtractor {
    private final FormArea area;
    private final MoneyUnit money;
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Map<String, Fact>> totals = new LinkedHashMap<>();
    private final Map<String, Map<String, Fact>> eachRow;
    private final Predicate<Label> isTitle;
    private Optional<LongTable> list = Optional.empty();

    /**
     * @param eachRow facts that speak for every row, by table and column
     * @param isTitle whether a label is the title of a form
     */
    public TableExtractor(
            FormArea area, MoneyUnit money, Map<String, Map<String, Fact>> eachRow, Predicate<Label> isTitle) {
        this.area = area;
        this.money = money;
        this.eachRow = eachRow;
        this.isTitle = isTitle;
    }

    /** The table whose rows are yet to be read, on the outline of a long sheet. */
    public Optional<LongTable> list() {
        return list;
    }

    public List<Row> rows() {
        return rows;
    }

    /** Figures of total rows, by table and column. */
    public Map<String, Map<String, Fact>> totals() {
        return totals;
    }

    public void extract() {
        FormMapping mapping = area.mapping();
        for (TableBinding table : mapping.tables()) {
            int from = area.firstRow();
            if (table.section().isPresent()) {
                List<LabelCell> found = area.find(table.section().get());
                if (found.size() != 1) {
                    section(table, found);
                    continue;
                }
                area.claim(found.get(0).cell().ref(), Role.ANCHOR);
                from = found.get(0).row();
            }
            for (Block block : blocks(table, from)) {
                new HeaderFinder(area, table, block.firstRow(), block.lastRow())
                        .find()
                        .ifPresent(header -> read(table, header, block));
            }
        }
    }

    /**
     * Rows that hold a table once.
     *
     * @param facts what every row of it gets: the block's name and points
     */
    private record Block(int firstRow, int lastRow, Map<String, Fact> facts) {}

    /** The times a table is printed; once from some row to the form's end where it has no blocks, or none was found. */
    private List<Block> blocks(TableBinding table, int from) {
        List<LabelCell> heads = table.blocks()
                .map(b -> area.find(b.label(), from, area.lastRow()))
                .orElse(List.of());
        if (heads.isEmpty()) {
            table.blocks().ifPresent(b -> noBlock(b, from));
            return List.of(new Block(from, area.lastRow(), Map.of()));
        }
        TableBinding.Blocks kind = table.blocks().orElseThrow();
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            LabelCell head = heads.get(i);
            area.claim(head.cell().ref(), Role.ANCHOR);
            Provenance printed = area.provenance(head.cell().ref());
            Map<String, Fact> facts = new LinkedHashMap<>();
            kind.name()
                    .ifPresent(column -> facts.put(
                            column, new Fact(Optional.of(Names.heading(printed.rawText())), Optional.of(printed))));
            kind.cap().ifPresent(column -> Points.of(printed).ifPresent(fact -> facts.put(column, fact)));
            int last = i + 1 < heads.size() ? heads.get(i + 1).row() - 1 : area.lastRow();
            blocks.add(new Block(head.row(), last, facts));
        }
        return blocks;
    }

    private void read(TableBinding table, Header found, Block block) {
        int section = block.firstRow();
        Slots slots = new ShiftDetector(area, table)
                .settle(new Slots(area, table, found, found.lastRow() + 1, lastRow(table, found, block)));
        Header header = slots.header();
        MoneyUnit unit = area.moneyStated(Math.max(section, header.firstRow() - 1), header.lastRow())
                .or(() -> table.section().isPresent() ? area.moneyStated(section, header.lastRow()) : Optional.empty())
                .orElse(money);
        TableArea tableArea = new TableArea(area, table, slots, unit);
        Map<String, Fact> once = points(header);
        RowSink sink = (into, facts) -> {
            once.forEach(facts::put);
            once.clear();
            block.facts().forEach(facts::put);
            add(into, facts);
        };
        int next;
        if (table.rows() instanceof Rows.Lines kind) {
            next = new LineRows(tableArea, kind).read(sink);
        } else if (table.rows() instanceof Rows.Each kind
                && kind.list()
                && area.sheet().longRows().isPresent()) {
            next = tableArea.end();
            list = Optional.of(
                    new LongTable(tableArea, kind, next, eachRow.getOrDefault(table.into(), Map.of()), isTitle));
        } else if (table.rows() instanceof Rows.Each kind) {
            next = new EachRows(tableArea, kind, lines.getOrDefault(table.into(), 0)).read(sink);
        } else if (table.rows() instanceof Rows.Unpivot kind) {
            next = new UnpivotRows(tableArea, kind).read(sink);
        } else if (table.rows() instanceof Rows.Pairs kind) {
            next = new PairRows(tableArea, kind).read(sink);
        } else {
            throw new IllegalStateException("unknown kind of rows: " + table.rows());
        }
        if (next <= area.lastRow()) {
            totals(tableArea, next);
        }
    }

    /** The points that headings print for the whole table, by column. */
    private Map<String, Fact> points(Header header) {
        Map<String, Fact> points = new LinkedHashMap<>();
        header.headings().forEach((heading, region) -> heading.points()
                .flatMap(column -> Points.of(area.provenance(region.topLeft())))
                .ifPresent(fact -> points.put(heading.points().orElseThrow(), fact)));
        return points;
    }

    private int lastRow(TableBinding table, Header header, Block block) {
        if (table.last().isPresent()) {
            List<LabelCell> last = area.find(table.last().get(), header.lastRow() + 1, block.lastRow());
            if (!last.isEmpty()) {
                return last.get(0).row();
            }
        }
        return block.lastRow();
    }

    private void add(TableBinding table, RowFacts facts) {
        table.constants().forEach((column, text) -> facts.put(column, Fact.computed(text)));
        facts.putShared(eachRow.getOrDefault(table.into(), Map.of()));
        rows.add(facts.row(table.into(), lines.merge(table.into(), 1, Integer::sum)));
    }

    private void totals(TableArea tableArea, int row) {
        TableBinding table = tableArea.table();
        if (table.totalLabels().isEmpty()
                || !area.rowHas(row, table.totalLabels().get())) {
            return;
        }
        area.find(table.totalLabels().get(), row, row)
                .forEach(c -> area.claim(c.cell().ref(), Role.ANCHOR));
        tableArea.row(row).forEach(slot -> {
            Target target = table.totals().get(slot.heading().column());
            if (target != null) {
                totals.computeIfAbsent(target.table(), t -> new LinkedHashMap<>())
                        .put(target.column(), tableArea.fact(slot).orElseGet(() -> area.blank(slot.ref())));
            }
        });
    }

    private void noBlock(TableBinding.Blocks blocks, int from) {
        String label = area.shown(blocks.label());
        area.finding(
                new CellRef(from, 0),
                Said.of("block-missing").with("label", label).expected(label));
    }

    private void section(TableBinding table, List<LabelCell> found) {
        String label = area.shown(table.section().orElseThrow());
        if (found.isEmpty()) {
            area.finding(
                    new CellRef(area.firstRow(), 0),
                    Said.of("section-missing").with("label", label).expected(label));
        } else {
            area.finding(
                    found.get(0).cell().ref(),
                    Said.of("section-ambiguous").with("label", label).expected(label));
        }
    }
}
