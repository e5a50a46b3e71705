package huizong.extract.form;

import huizong.extract.form.SheetLabels.LabelCell;
import huizong.extract.value.Reading;
import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.grid.Region;
import huizong.grid.Sheet;
import huizong.mapping.Anchor;
import huizong.mapping.FormMapping;
import huizong.mapping.MoneyUnit;
import huizong.submission.Fact;
import huizong.submission.Finding;
import huizong.submission.Provenance;
import huizong.submission.Said;
import huizong.text.WhiteSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The rows of a sheet one form takes up, the mapping that reads them, and what has been found and claimed so far. */
public final class FormArea {
    private static final boolean[] NONE_SEEN = {};
    private static final byte[] NONE_CLAIMED = {};
    private static final int WIDEST = 128;
    private static final List<Role> ROLES = List.of(Role.values());

    private final SheetLabels labels;
    private final FormMapping mapping;
    private final Vocabulary vocabulary;
    private final int firstRow;
    private final int lastRow;
    private final List<boolean[]> known;
    /** By row and column the number of a role, from 1, where forms stand. */
    private final byte[][] claims;

    /** Further right, and in rows above, where a merged value begins. */
    private final Map<CellRef, Role> claimsElsewhere = new HashMap<>();

    private final List<Finding> findings = new ArrayList<>();
    private OptionalInt fiscalYear = OptionalInt.empty();
    private int rightEdge = -1;

    public FormArea(SheetLabels labels, FormMapping mapping, Vocabulary vocabulary, int firstRow, int lastRow) {
        this.labels = labels;
        this.mapping = mapping;
        this.vocabulary = vocabulary;
        this.firstRow = firstRow;
        this.lastRow = lastRow;
        int rows = Math.max(0, lastRow - firstRow + 1);
        this.known = new ArrayList<>(Collections.nCopies(rows, NONE_SEEN));
        this.claims = new byte[rows][];
        Arrays.fill(claims, NONE_CLAIMED);
    }

    /** Rows of the same form further down, on a sheet of their own, with nothing found or claimed in them yet. */
    public FormArea further(SheetLabels rows, int first, int last) {
        FormArea further = new FormArea(rows, mapping, vocabulary, first, last);
        further.fiscalYear = fiscalYear;
        return further;
    }

    public Sheet sheet() {
        return labels.sheet();
    }

    public FormMapping mapping() {
        return mapping;
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    public int firstRow() {
        return firstRow;
    }

    public int lastRow() {
        return lastRow;
    }

    public OptionalInt fiscalYear() {
        return fiscalYear;
    }

    public void fiscalYear(OptionalInt year) {
        fiscalYear = year;
    }

    /** The parts of a text that holds labels of the form and values together; none where it does not. */
    public List<InsideLabels.Part> parts(String text) {
        return InsideLabels.split(text, vocabulary);
    }

    public List<LabelCell> labelsIn(int row) {
        return labels.row(row);
    }

    /** The label cells from one row to another, both included, that an anchor matches. */
    public List<LabelCell> find(Anchor anchor, int from, int to) {
        return labels.find(anchor, fiscalYear, Math.max(from, firstRow), Math.min(to, lastRow));
    }

    public List<LabelCell> find(Anchor anchor) {
        return find(anchor, firstRow, lastRow);
    }

    public boolean rowHas(int row, Anchor anchor) {
        for (LabelCell cell : labels.row(row)) {
            if (anchor.matches(cell.label(), fiscalYear)) {
                return true;
            }
        }
        return false;
    }

    /** The first row from one to another, both included, with a label an anchor matches; else the row behind them. */
    public int firstRowWith(Anchor anchor, int from, int to) {
        return labels.firstRowWith(anchor, fiscalYear, from, to);
    }

    /** How many labels in a row the form prints. */
    public int labelsKnown(int row) {
        int count = 0;
        for (boolean is : known(row)) {
            count += is ? 1 : 0;
        }
        return count;
    }

    /** Which labels of a row the form prints. */
    private boolean[] known(int row) {
        boolean[] is = known.get(row - firstRow);
        if (is.length == 0 && !labels.row(row).isEmpty()) {
            List<LabelCell> cells = labels.row(row);
            is = new boolean[cells.size()];
            for (int i = 0; i < is.length; i++) {
                is[i] = vocabulary.contains(cells.get(i).label());
            }
            known.set(row - firstRow, is);
        }
        return is;
    }

    /** The last column any of the form's labels reaches: what stands further right is beside the form. */
    public int rightEdge() {
        if (rightEdge < 0) {
            int edge = 0;
            for (int r = firstRow; r <= lastRow; r++) {
                boolean[] is = known(r);
                for (int i = 0; i < is.length; i++) {
                    if (is[i]) {
                        edge = Math.max(
                                edge, regionOf(labels.row(r).get(i).cell()).lastColumn());
                    }
                }
            }
            rightEdge = edge;
        }
        return rightEdge;
    }

    /** Whether a cell is one of the form's labels. */
    public boolean isLabel(Cell cell) {
        if (!(cell.value() instanceof CellValue.Text)) {
            return false;
        }
        int at = labels.indexOf(cell);
        return at >= 0 && known(cell.ref().row())[at];
    }

    /** The label that stands nearest in front of a cell in its row. */
    public Optional<LabelCell> labelBefore(Cell cell) {
        return labels.before(cell);
    }

    /** Notes that so many cells were looked at, see {@link Work}. */
    public void look(int cells) {
        labels.look(cells);
    }

    public Region regionOf(Cell cell) {
        return sheet().regionAt(cell.ref().row(), cell.ref().column());
    }

    /** The unit of money stated by one of the labels in some rows, nearest the end first. */
    public Optional<MoneyUnit> moneyStated(int from, int to) {
        for (int r = Math.min(to, lastRow); r >= Math.max(from, firstRow); r--) {
            for (LabelCell cell : labels.row(r)) {
                Optional<MoneyUnit> unit = MoneyUnit.statedIn(cell.label().full());
                if (unit.isPresent()) {
                    return unit;
                }
            }
        }
        return Optional.empty();
    }

    /** Notes what a cell is; what was said first stands. */
    public void claim(CellRef cell, Role role) {
        int at = cell.row() - firstRow;
        if (at < 0 || at >= claims.length || cell.column() >= WIDEST) {
            claimsElsewhere.putIfAbsent(cell, role);
            return;
        }
        if (cell.column() >= claims[at].length) {
            int width = Math.max(cell.column() + 1, Math.min(sheet().width(), WIDEST));
            claims[at] = Arrays.copyOf(claims[at], width);
        }
        if (claims[at][cell.column()] == 0) {
            claims[at][cell.column()] = (byte) (role.ordinal() + 1);
        }
    }

    /** What a cell was said to be. */
    public Optional<Role> claimed(CellRef cell) {
        int at = cell.row() - firstRow;
        if (at < 0 || at >= claims.length || cell.column() >= WIDEST) {
            return Optional.ofNullable(claimsElsewhere.get(cell));
        }
        int role = cell.column() < claims[at].length ? claims[at][cell.column()] : 0;
        return role == 0 ? Optional.empty() : Optional.of(ROLES.get(role - 1));
    }

    /** All that was said, from top to bottom. */
    public Map<CellRef, Role> claims() {
        Map<CellRef, Role> all = new TreeMap<>(claimsElsewhere);
        for (int r = 0; r < claims.length; r++) {
            for (int c = 0; c < claims[r].length; c++) {
                CellRef cell = new CellRef(firstRow + r, c);
                claimed(cell).ifPresent(role -> all.put(cell, role));
            }
        }
        return all;
    }

    public List<Finding> findings() {
        return findings;
    }

    /** Says something of a cell. */
    public void finding(CellRef cell, Said said) {
        findings.add(said.at(sheet().name(), cell.toString()));
    }

    /** A label as this form would print it. */
    public String shown(Anchor anchor) {
        return anchor.shown(fiscalYear);
    }

    /** A cell and what it says. */
    public Provenance provenance(CellRef cell) {
        return new Provenance(
                sheet().name(), cell, sheet().at(cell.row(), cell.column()).shown());
    }

    /** The fact that nothing was filed in a place made for it. */
    public Fact blank(CellRef cell) {
        return Fact.blank(sheet().name(), cell);
    }

    /** The fact a reading makes of a cell; a finding where the reading was rejected. Empty where nothing was filed. */
    public Optional<Fact> fact(Reading reading, CellRef cell, String raw, String what) {
        if (reading instanceof Reading.Missing) {
            return Optional.empty();
        }
        claim(cell, Role.VALUE);
        Provenance provenance = new Provenance(sheet().name(), cell, raw);
        if (reading instanceof Reading.Known known) {
            return Optional.of(new Fact(Optional.of(known.value()), Optional.of(provenance)));
        }
        if (reading instanceof Reading.Rejected rejected) {
            finding(
                    cell,
                    Said.of("value-rejected")
                            .with("label", what)
                            .with("value", WhiteSpace.trim(raw))
                            .with("why", rejected.chinese())
                            .with("whyEn", rejected.english())
                            .stated(raw));
        }
        return Optional.of(new Fact(Optional.empty(), Optional.of(provenance)));
    }
}
