package huizong.author;

import huizong.author.Block.Grid;
import huizong.author.Block.Leaf;
import huizong.catalog.ColumnType;
import huizong.grid.Label;
import huizong.mapping.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of a mapping for one table of a template, and the columns of the table it fills. */
final class GridText {
    private static final Pattern ENUMERATED =
            Pattern.compile("^\\s*(?:[(（]?[0-9０-９一二三四五六七八九十]{1,3}[)）、.．]|其中[:：]).*", Pattern.DOTALL);
    private static final Pattern NAMES = Pattern.compile("名称|单位|机构|收款|部门|指标|姓名|内容");
    private static final Pattern ITEMS = Pattern.compile(".*(?:一个|一项|每项|逐项|可加行|可增行).*", Pattern.DOTALL);
    private static final Pattern TOTAL = Pattern.compile("^(?:自评)?(?:总分|合计|总计|共计)$");
    private static final int LEAST_LINES = 3;
    private static final int LONGEST_FRONT = 12;

    private final Grid grid;
    private final AnchorWording wording;
    private final TypeInference guess;
    private final PrintedSheet sheet;
    private final DraftTable head;
    private final DraftTable table;
    private final String form;
    private final Set<String> furniture = new LinkedHashSet<>();
    private final Map<Leaf, String> columns = new LinkedHashMap<>();

    GridText(
            Grid grid,
            AnchorWording wording,
            TypeInference guess,
            PrintedSheet sheet,
            DraftTable head,
            DraftTable table,
            String form) {
        this.grid = grid;
        this.wording = wording;
        this.guess = guess;
        this.sheet = sheet;
        this.head = head;
        this.table = table;
        this.form = form;
    }

    /** Labels of the table that hold no data. */
    Set<String> furniture() {
        return furniture;
    }

    /** @param above the label alone in its row above the table, if any */
    String yaml(Optional<PrintedCell> above) {
        grid.side().ifPresent(s -> furniture.add(wording.label(s.text())));
        grid.parents().forEach(p -> furniture.add(wording.label(p.text())));
        StringBuilder text = new StringBuilder();
        text.append("  ")
                .append(table.name())
                .append(": # ")
                .append(grid.leaves().get(0).cell().cell().ref())
                .append('\n');
        text.append("    into: ").append(table.name()).append('\n');
        if (isPairs()) {
            return text.append(pairs()).append(ending()).toString();
        }
        section(above).ifPresent(s -> text.append("    section: ")
                .append(Yaml.list(List.of(s)))
                .append('\n'));
        if (grid.headingRows() > 1) {
            text.append("    heading-rows: ").append(grid.headingRows()).append('\n');
        }
        return text.append(isLines() ? lines() : each()).append(ending()).toString();
    }

    private boolean isPairs() {
        List<PrintedCell> data =
                grid.leaves().stream().flatMap(l -> l.samples().stream()).toList();
        return data.size() > 1
                && grid.labels().isEmpty()
                && data.stream().noneMatch(c -> TOTAL.matcher(c.label().core()).matches())
                && data.stream().allMatch(c -> c.isLabelAndValue() || c.endsWithColon());
    }

    private String pairs() {
        table.add("basis", ColumnType.TEXT, "栏目", "栏目");
        table.add("name", ColumnType.TEXT, "名称", "名称");
        table.add("amount", ColumnType.DECIMAL, "金额", "金额，万元");
        StringBuilder text = new StringBuilder("    headings:\n");
        int n = 0;
        for (Leaf leaf : grid.leaves()) {
            text.append("      part_")
                    .append(++n)
                    .append(": {label: ")
                    .append(Yaml.list(List.of(wording.label(leaf.cell().text()))))
                    .append(", type: amount}\n");
        }
        return text.append("    rows: {pairs: {name: name, value: amount, heading: basis}}\n")
                .toString();
    }

    /** What the table stands below, where another has the same headings. */
    private Optional<String> section(Optional<PrintedCell> above) {
        long elsewhere =
                grid.leaves().stream().filter(l -> !sheet.isUnique(l.cell())).count();
        if (elsewhere * 2 < grid.leaves().size()) {
            return Optional.empty();
        }
        List<PrintedCell> candidates = new ArrayList<>();
        above.ifPresent(candidates::add);
        grid.side().ifPresent(candidates::add);
        grid.leaves().forEach(l -> candidates.add(l.cell()));
        candidates.addAll(grid.parents());
        return candidates.stream()
                .filter(sheet::isUnique)
                .map(c -> wording.label(c.text()))
                .findFirst();
    }

    private boolean isLines() {
        if (!grid.labels().isEmpty()) {
            return true;
        }
        Leaf first = grid.leaves().get(0);
        List<PrintedCell> printed = first.samples();
        boolean merged =
                printed.stream().anyMatch(c -> c.region().lastRow() > c.region().firstRow());
        boolean unique = printed.stream().map(c -> c.label().core()).distinct().count() == printed.size();
        return printed.size() >= LEAST_LINES
                && grid.leaves().size() > 1
                && !merged
                && unique
                && !NAMES.matcher(first.cell().label().core()).find()
                && printed.stream().noneMatch(PrintedCell::isFigure)
                && (sheet.isBlank()
                        || printed.stream()
                                .anyMatch(c -> ENUMERATED.matcher(c.text()).matches()));
    }

    private String lines() {
        boolean apart = !grid.labels().isEmpty();
        List<PrintedCell> labels = apart ? grid.labels() : grid.leaves().get(0).samples();
        List<Leaf> columns =
                apart ? grid.leaves() : grid.leaves().subList(1, grid.leaves().size());
        if (!apart) {
            furniture.add(wording.label(grid.leaves().get(0).cell().text()));
        }
        table.add("item_code", ColumnType.TEXT, "项目代码", "项目代码");
        table.add("item_name", ColumnType.TEXT, "项目名称", "项目名称");
        StringBuilder text = new StringBuilder("    headings:\n");
        columns.forEach(c -> text.append(heading(c, false)));
        text.append("    rows:\n      lines:\n        code: item_code\n        name: item_name\n        known:\n");
        Set<String> seen = new LinkedHashSet<>();
        int n = 0;
        boolean items = false;
        for (PrintedCell cell : labels) {
            String label = wording.label(cell.text());
            if (cell.isMarker() || label.isBlank()) {
                continue;
            }
            if (items && !ENUMERATED.matcher(cell.text()).matches() && !isBoundary(cell, labels)) {
                continue;
            }
            if (!seen.add(label)) {
                continue;
            }
            items = ITEMS.matcher(cell.text()).matches();
            text.append("          line_").append(++n).append(": ");
            if (items) {
                text.append("{label: ")
                        .append(Yaml.list(List.of(label)))
                        .append(", items: line_")
                        .append(n)
                        .append(".item}");
            } else {
                text.append(Yaml.list(List.of(label)));
            }
            text.append(' ').append(Yaml.comment(cell.cell().ref().toString())).append('\n');
        }
        return text.toString();
    }

    /** Free rows end where dots say that they do. */
    private boolean isBoundary(PrintedCell cell, List<PrintedCell> labels) {
        int at = labels.indexOf(cell);
        return at > 0 && labels.get(at - 1).isMarker();
    }

    private String each() {
        StringBuilder text = new StringBuilder("    headings:\n");
        List<String> when = new ArrayList<>();
        for (Leaf leaf : grid.leaves()) {
            boolean filled = leaf.samples().stream()
                    .anyMatch(c -> c.region().lastRow() > c.region().firstRow() && !c.isFigure());
            String line = heading(leaf, filled);
            text.append(line);
            if (!filled) {
                when.add(line.strip().substring(0, line.strip().indexOf(':')));
            }
        }
        if (when.isEmpty()) {
            text.setLength(0);
            text.append("    headings:\n");
            grid.leaves().forEach(l -> {
                String line = heading(l, false);
                text.append(line);
                when.add(line.strip().substring(0, line.strip().indexOf(':')));
            });
        }
        return text.append("    rows: {each: [")
                .append(String.join(", ", when))
                .append("]}\n")
                .toString();
    }

    private String heading(Leaf leaf, boolean fillDown) {
        String label = wording.label(leaf.cell().text());
        ValueType type = fillDown ? ValueType.TEXT : type(leaf);
        String column = columns.computeIfAbsent(leaf, l -> table.add(AnchorWording.chinese(label), type));
        StringBuilder text =
                new StringBuilder("      ").append(column).append(": {label: ").append(Yaml.list(List.of(label)));
        if (grid.leaves().stream()
                        .filter(l -> l.cell()
                                        .label()
                                        .core()
                                        .equals(leaf.cell().label().core())
                                && l.cell() != leaf.cell())
                        .count()
                > 0) {
            leaf.parent().ifPresent(p -> text.append(", under: ").append(Yaml.list(List.of(wording.label(p.text())))));
        }
        if (!leaf.side().isEmpty()) {
            text.append(", side: ").append(leaf.side());
        }
        if (type != ValueType.TEXT) {
            text.append(", type: ").append(Yaml.word(type));
        }
        if (fillDown) {
            text.append(", fill: down");
        } else if (leaf.samples().stream()
                        .anyMatch(c -> c.region().lastRow() > c.region().firstRow())
                && type != ValueType.TEXT
                && type != ValueType.MEASURE) {
            String group = column + "_group";
            table.add(group, ColumnType.INTEGER, AnchorWording.chinese(label) + "组号", "合并的值所在组的首行行号");
            text.append(", group: ").append(group);
        }
        String sample =
                leaf.samples().isEmpty() ? "" : " " + leaf.samples().get(0).text();
        return text.append("} ")
                .append(Yaml.comment(leaf.cell().cell().ref() + sample))
                .append('\n')
                .toString();
    }

    /** A column nothing is known of holds money where most of its neighbours do. */
    private ValueType type(Leaf leaf) {
        ValueType own = guess.of(headingText(leaf), leaf.samples());
        long amounts = grid.leaves().stream()
                .filter(l -> guess.of(headingText(l), l.samples()) == ValueType.AMOUNT)
                .count();
        boolean unknown = own == ValueType.TEXT && leaf.samples().isEmpty() && !TypeInference.isWords(headingText(leaf));
        return unknown && amounts * 2 > grid.leaves().size() ? ValueType.AMOUNT : own;
    }

    private static String headingText(Leaf leaf) {
        return leaf.parent().map(PrintedCell::text).orElse("") + leaf.cell().text();
    }

    private String ending() {
        StringBuilder text = new StringBuilder();
        if (grid.total().isPresent()) {
            String label = wording.label(grid.total().get().text());
            Map<String, String> targets = new LinkedHashMap<>();
            columns.forEach((leaf, column) -> {
                boolean has = grid.totals().isEmpty()
                        ? leaf.firstColumn() > grid.total().get().lastColumn()
                        : grid.totals().stream().anyMatch(c -> c.isWithin(leaf.firstColumn(), leaf.lastColumn()));
                ValueType type = type(leaf);
                if (has && DraftTable.columnType(type) == ColumnType.DECIMAL) {
                    String target = "total_" + column;
                    head.add(
                            target,
                            ColumnType.DECIMAL,
                            AnchorWording.chinese(wording.label(leaf.cell().text())) + "合计",
                            "合计行");
                    targets.put(column, form + "." + target);
                }
            });
            text.append("    until: ").append(Yaml.list(List.of(label))).append('\n');
            text.append("    totals:\n      label: ")
                    .append(Yaml.list(List.of(label)))
                    .append('\n');
            text.append("      columns: {")
                    .append(String.join(
                            ", ",
                            targets.entrySet().stream()
                                    .map(e -> e.getKey() + ": " + e.getValue())
                                    .toList()))
                    .append("}\n");
            return text.toString();
        }
        Optional<String> last = lastLabel();
        if (last.isPresent()) {
            return text.append("    last: ")
                    .append(Yaml.list(List.of(last.get())))
                    .append('\n')
                    .toString();
        }
        grid.end().flatMap(this::until).ifPresent(u -> text.append("    until: ")
                .append(Yaml.list(List.of(u)))
                .append('\n'));
        return text.toString();
    }

    /** The label of a last row that sums the table up. */
    private Optional<String> lastLabel() {
        if (grid.dataRows().isEmpty()) {
            return Optional.empty();
        }
        int row = grid.dataRows().get(grid.dataRows().size() - 1);
        return sheet.row(row).stream()
                .filter(c -> TOTAL.matcher(c.label().core()).matches() && sheet.isUnique(c))
                .map(c -> wording.label(c.text()))
                .findFirst();
    }

    /** A label of the first row behind the table that stands nowhere else. */
    private Optional<String> until(PrintedCell end) {
        Optional<String> label = sheet.row(end.row()).stream()
                .filter(c -> c.isLabelLike() && sheet.isUnique(c))
                .map(c -> wording.label(c.text()))
                .findFirst();
        String front = Label.normalise(end.text());
        int colon = front.indexOf(':');
        return label.isEmpty() && colon > 1 && colon <= LONGEST_FRONT
                ? Optional.of(front.substring(0, colon) + "*")
                : label;
    }
}
