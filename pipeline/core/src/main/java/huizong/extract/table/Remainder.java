package huizong.extract.table;

import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.submission.Finding;
import huizong.submission.Provenance;
import huizong.submission.Said;
import huizong.submission.Severity;
import huizong.text.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was wrong with a list or not read in it, within bounds: the first findings each with its cell, the first
 * unclaimed cells of each column, and how many more of each there are.
 */
final class Remainder {
    /** Findings listed one by one. */
    static final int LISTED = 1_000;

    /** Unclaimed cells listed of a column. */
    static final int UNCLAIMED = 1_000;

    private static final int NAMED = 8;

    private record Kind(String ruleId, int column) implements Comparable<Kind> {
        @Override
        public int compareTo(Kind other) {
            return column != other.column ? Integer.compare(column, other.column) : ruleId.compareTo(other.ruleId);
        }
    }

    private static final class More {
        private final Finding first;
        private long count;
        private Severity severity;

        More(Finding first) {
            this.first = first;
            this.severity = first.severity();
        }

        void add(Finding finding) {
            count++;
            severity = severity.compareTo(finding.severity()) > 0 ? severity : finding.severity();
        }
    }

    private static final class Column {
        private final Cell first;
        private final List<CellRef> named = new ArrayList<>();
        private long count;
        private boolean figures;

        Column(Cell first) {
            this.first = first;
        }

        void add(Cell cell) {
            count++;
            figures |= cell.value() instanceof CellValue.Number;
            if (named.size() < NAMED) {
                named.add(cell.ref());
            }
        }
    }

    private final String sheet;
    private final Map<Kind, More> more = new TreeMap<>();
    private final Map<Integer, Column> columns = new TreeMap<>();
    private final List<Provenance> unclaimed = new ArrayList<>();
    private int listed;

    Remainder(String sheet) {
        this.sheet = sheet;
    }

    /** Of some findings those that are listed one by one; the others are counted. */
    List<Finding> listed(List<Finding> findings) {
        List<Finding> list = new ArrayList<>();
        for (Finding finding : findings) {
            if (listed < LISTED) {
                listed++;
                list.add(finding);
            } else {
                int column = CellRef.of(finding.cellRef()).column();
                more.computeIfAbsent(new Kind(finding.ruleId(), column), k -> new More(finding))
                        .add(finding);
            }
        }
        return list;
    }

    void unclaimed(Cell cell) {
        Column column = columns.computeIfAbsent(cell.ref().column(), c -> new Column(cell));
        if (column.count < UNCLAIMED) {
            unclaimed.add(new Provenance(sheet, cell.ref(), cell.value().shown()));
        }
        column.add(cell);
    }

    /** The unclaimed cells to be listed since this was last asked. */
    List<Provenance> takeUnclaimed() {
        List<Provenance> taken = List.copyOf(unclaimed);
        unclaimed.clear();
        return taken;
    }

    /** One finding for each column with more than was listed, and one for each with cells nobody read. */
    List<Finding> summary() {
        List<Finding> summary = new ArrayList<>();
        more.forEach((kind, rest) -> summary.add(rest(CellRef.columnName(kind.column()), rest)));
        columns.forEach((column, cells) -> summary.add(unread(CellRef.columnName(column), cells)));
        return summary;
    }

    private static Finding rest(String column, More rest) {
        return Said.of("list-more")
                .with("column", column)
                .with("cell", rest.first.cellRef())
                .with("count", rest.count)
                .insteadOf(rest.first, rest.severity);
    }

    private Finding unread(String column, Column cells) {
        String named = cells.named.stream().map(CellRef::toString).collect(Collectors.joining("、"))
                + (cells.count > NAMED ? "…" : "");
        Said said = Said.of("unclaimed-column")
                .with("column", column)
                .with("count", cells.count)
                .with("cells", named)
                .stated(WhiteSpace.trim(cells.first.value().shown()));
        return (cells.figures ? said.graver() : said)
                .at(sheet, cells.first.ref().toString());
    }
}
