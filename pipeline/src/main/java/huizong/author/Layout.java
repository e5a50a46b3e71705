package huizong.author;

import huizong.author.Block.Field;
import huizong.author.Block.Grid;
import huizong.author.Block.Section;
import huizong.author.Block.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a template apart: its title, the labels with their values, its tables, and what is merely printed. */
final class Layout {
    private static final Pattern INSIDE = Pattern.compile("(?:^|(?<=\\s)|(?<=其中[:：]))([^\\s:：]{2,20})\\s{0,3}[:：]");
    private static final int LONGEST = 90;

    private final PrintedSheet sheet;
    private final GridFinder grids;
    private final Optional<PrintedCell> title;

    Layout(PrintedSheet sheet) {
        this.sheet = sheet;
        this.grids = new GridFinder(sheet);
        this.title = sheet.title();
    }

    Optional<PrintedCell> title() {
        return title;
    }

    /** The parts from top to bottom, without the title. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        int titleRow = title.map(PrintedCell::row).orElse(sheet.firstRow() - 1);
        for (int r = sheet.firstRow(); r < sheet.height(); ) {
            List<PrintedCell> cells = sheet.row(r);
            if (r <= titleRow) {
                cells.stream().filter(c -> c != title.orElse(null)).forEach(c -> blocks.add(new Text(c)));
                r++;
                continue;
            }
            Optional<Grid> grid = cells.size() < 2 ? Optional.empty() : grids.at(r);
            if (grid.isPresent()) {
                add(grid.get(), blocks);
                r = grid.get().next();
            } else {
                row(cells, blocks);
                r++;
            }
        }
        return blocks;
    }

    /** A table of one row beside a label is a few single values with their labels above. */
    private void add(Grid grid, List<Block> blocks) {
        boolean single = grid.side()
                        .filter(s -> s.region().lastRow() == grid.firstRow() + grid.headingRows())
                        .isPresent()
                && grid.headingRows() == 1
                && grid.dataRows().size() <= 1
                && grid.labels().isEmpty()
                && grid.total().isEmpty();
        if (!single) {
            blocks.add(grid);
            return;
        }
        grid.side().ifPresent(s -> blocks.add(new Text(s)));
        grid.leaves().forEach(l -> blocks.add(new Field(l.cell(), l.cell().text(), "below", l.samples(), "")));
    }

    private void row(List<PrintedCell> cells, List<Block> blocks) {
        for (int i = 0; i < cells.size(); i++) {
            PrintedCell cell = cells.get(i);
            Optional<PrintedCell> next =
                    i + 1 < cells.size() ? Optional.of(cells.get(i + 1)) : Optional.<PrintedCell>empty();
            boolean beside = next.filter(
                            n -> n.firstColumn() == cell.lastColumn() + 1 && !n.isLabelAndValue() && !n.endsWithColon())
                    .isPresent();
            if (!(beside && cell.isLabelLike()) && inside(cell, blocks)) {
                continue;
            }
            if (!cell.isLabelLike()) {
                blocks.add(new Text(cell));
            } else if (beside && !(sheet.isBlank() && next.get().isLabelLike())) {
                blocks.add(new Field(cell, cell.text(), "right", List.of(next.get()), ""));
                i++;
            } else if (cells.size() == 1 && cell.firstColumn() == 0 && cell.lastColumn() >= sheet.lastColumn()) {
                blocks.add(new Section(cell));
            } else if (cell.lastColumn() < sheet.lastColumn() && !beside) {
                blocks.add(new Field(cell, cell.text(), "right", List.of(), ""));
            } else {
                blocks.add(new Text(cell));
            }
        }
    }

    /** Labels with their values in one cell, {@code 填表人：×× 填报日期：2024.6.16}. */
    private static boolean inside(PrintedCell cell, List<Block> blocks) {
        String text = cell.text().strip();
        if (cell.isFigure() || text.length() > LONGEST || text.startsWith("说明")) {
            return false;
        }
        List<Block> found = new ArrayList<>();
        Matcher labels = INSIDE.matcher(text);
        boolean more = labels.find();
        while (more) {
            String name = labels.group(1);
            int from = labels.end();
            more = labels.find();
            String value = text.substring(from, more ? Math.max(from, labels.start()) : text.length())
                    .strip();
            if (!name.equals("其中")) {
                found.add(new Field(cell, name, "inside", List.of(), value));
            }
        }
        blocks.addAll(found);
        return !found.isEmpty();
    }
}
