package huizong.workbook.word;

import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.grid.Paragraph;
import huizong.grid.Region;
import huizong.grid.Sheet;
import huizong.grid.Visibility;
import huizong.grid.Workbook;
import huizong.workbook.word.Block.Line;
import huizong.workbook.word.Block.Table;
import huizong.workbook.word.Block.TableCell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes sheets of a document's tables. A cell's address is its row and column in its table; the lines that belong to a
 * table stand in column A, those above it counted upward from A0, those below it in the rows that follow.
 */
final class TableSheets {
    /** Twentieths of a point in the width of a standard character. */
    private static final double CHARACTER = 105;

    /** A table with the lines that belong to it. */
    private record Placed(Table table, List<Line> above, List<Line> below) {
        Map<CellRef, Integer> elements() {
            Map<CellRef, Integer> elements = new HashMap<>();
            for (int i = 0; i < above.size(); i++) {
                elements.put(new CellRef(i - above.size(), 0), above.get(i).mark());
            }
            table.cells().forEach(c -> elements.put(new CellRef(c.row(), c.column()), c.mark()));
            for (int i = 0; i < below.size(); i++) {
                elements.put(new CellRef(table.rows() + i, 0), below.get(i).mark());
            }
            return elements;
        }

        Optional<String> caption() {
            Optional<Line> best = Optional.empty();
            for (Line line : above) {
                if (Wording.isName(line)
                        && (Wording.isTitle(line)
                                || best.filter(Wording::isTitle).isEmpty())) {
                    best = Optional.of(line);
                }
            }
            return best.map(l -> l.text().replaceAll("[\\s　]+", " ").strip());
        }
    }

    private final List<Placed> placed = new ArrayList<>();

    private TableSheets() {}

    /** What stands in a document, from top to bottom; tables in cells come behind the table they are in. */
    static Workbook workbook(Workbook.Format format, List<Block> story) {
        TableSheets sheets = new TableSheets();
        sheets.place(story);
        return new Workbook(format, sheets.build(), List.of(), sheets.prose(story));
    }

    /** Where the cells of its sheets stand. */
    static DocumentPlaces places(List<Block> story) {
        TableSheets tables = new TableSheets();
        tables.place(story);
        List<Sheet> built = tables.build();
        Map<String, Sheet> sheets = new HashMap<>();
        Map<String, Map<CellRef, Integer>> elements = new HashMap<>();
        for (int i = 0; i < built.size(); i++) {
            sheets.put(built.get(i).name(), built.get(i));
            elements.put(built.get(i).name(), tables.placed.get(i).elements());
        }
        return new DocumentPlaces(sheets, elements);
    }

    /** The lines that belong to no table. */
    private List<Paragraph> prose(List<Block> story) {
        Set<Line> taken = Collections.newSetFromMap(new IdentityHashMap<>());
        placed.forEach(p -> {
            taken.addAll(p.above());
            taken.addAll(p.below());
        });
        List<Paragraph> prose = new ArrayList<>();
        int number = 0;
        for (Block block : story) {
            if (block instanceof Line line) {
                number++;
                if (!line.isBlank() && !taken.contains(line)) {
                    prose.add(new Paragraph(number, line.text()));
                }
            }
        }
        return prose;
    }

    private void place(List<Block> story) {
        List<Table> tables = new ArrayList<>();
        List<List<Line>> between = new ArrayList<>();
        between.add(new ArrayList<>());
        for (Block block : story) {
            if (block instanceof Table table) {
                tables.add(table);
                between.add(new ArrayList<>());
            } else if (block instanceof Line line) {
                between.get(tables.size()).add(line);
            }
        }
        List<Gap> gaps = new ArrayList<>();
        for (int i = 0; i <= tables.size(); i++) {
            gaps.add(new Gap(between.get(i), i > 0, i < tables.size()));
        }
        for (int i = 0; i < tables.size(); ) {
            Continuation whole = new Continuation(tables.get(i));
            List<Line> above = gaps.get(i).above();
            List<List<Block>> inner = new ArrayList<>(tables.get(i).inner());
            int next = i + 1;
            while (next < tables.size() && whole.takes(gaps.get(next), tables.get(next))) {
                inner.addAll(tables.get(next).inner());
                next++;
            }
            placed.add(new Placed(whole.table(), above, gaps.get(next).below()));
            inner.forEach(this::place);
            i = next;
        }
    }

    private List<Sheet> build() {
        Map<String, Integer> howOften = new HashMap<>();
        placed.forEach(p -> p.caption().ifPresent(c -> howOften.merge(c, 1, Integer::sum)));
        Set<String> taken = new HashSet<>();
        List<Sheet> sheets = new ArrayList<>();
        for (Placed table : placed) {
            String number = Table.name(table.table().number());
            String name = table.caption()
                    .filter(c -> howOften.getOrDefault(c, 0) == 1)
                    .orElse(number);
            while (!taken.add(name)) {
                name = name.equals(number) || taken.contains(number) ? name + "'" : number;
            }
            sheets.add(sheet(name, table));
        }
        return sheets;
    }

    private static Sheet sheet(String name, Placed placed) {
        Table table = placed.table();
        Sheet.Builder sheet = new Sheet.Builder(name, Visibility.VISIBLE);
        int right = Math.max(0, table.columns() - 1);
        lines(sheet, placed.above(), -placed.above().size(), right);
        for (TableCell cell : table.cells()) {
            if (!cell.text().isEmpty()) {
                sheet.add(new Cell(new CellRef(cell.row(), cell.column()), CellValue.Text.of(cell.text()), false));
            }
            sheet.merge(new Region(
                    cell.row(), cell.column(), cell.row() + cell.rows() - 1, cell.column() + cell.columns() - 1));
        }
        lines(sheet, placed.below(), table.rows(), right);
        for (int c = 0; c < table.widths().size(); c++) {
            sheet.columnWidth(c, c, table.widths().get(c) / CHARACTER);
        }
        return sheet.build();
    }

    private static void lines(Sheet.Builder sheet, List<Line> lines, int from, int right) {
        for (int i = 0; i < lines.size(); i++) {
            sheet.add(new Cell(
                    new CellRef(from + i, 0),
                    CellValue.Text.of(lines.get(i).text().strip()),
                    false));
            sheet.merge(new Region(from + i, 0, from + i, right));
        }
    }
}
