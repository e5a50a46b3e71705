package huizong.mapping.yaml;

import huizong.mapping.yaml.PrintLayout.Cell;
import huizong.mapping.yaml.PrintLayout.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code mappings/layouts/base_data.yaml}; every mistake is reported with its line. */
public final class PrintLayoutReader {
    private static final String FILE = "layouts/base_data.yaml";
    private static final Set<Integer> WIDTHS = Set.of(1, 2, 3, 6);
    private static final List<String> AMOUNTS = List.of("prior_final", "budget", "final");
    private static final Set<String> FIGURES = Set.of(
            "staff_quota",
            "staff_actual",
            "staff_control_rate",
            "building_approved_area",
            "building_actual_area",
            "building_area_control_rate",
            "building_budget",
            "building_actual",
            "building_cost_control_rate");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)\\}");
    private static final Set<String> PLACEHOLDERS = Set.of("year", "year-1", "unit", "division");

    private final Set<String> items;
    private final Set<String> printed = new HashSet<>();
    private final List<Cell> cells = new ArrayList<>();

    private PrintLayoutReader(Set<String> items) {
        this.items = items;
    }

    /** The layout of a mappings folder; mistakes are added to {@code problems} with file and line. */
    public static PrintLayout read(Path folder, Mappings mappings, List<String> problems) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            problems.add(FILE + ":1: the file is missing");
            return PrintLayout.none();
        }
        try {
            PrintLayoutReader reader = new PrintLayoutReader(mappings.itemCodes());
            YamlNode.parse(FILE, Files.readAllBytes(file), problems).ifPresent(reader::layout);
            return new PrintLayout(reader.cells);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private void layout(YamlNode node) {
        Map<String, YamlNode> keys = node.map(Set.of("number", "title", "place", "lines", "notes"));
        for (String needed : List.of("title", "place", "lines")) {
            if (!keys.containsKey(needed)) {
                node.problem("a layout needs " + needed);
            }
        }
        int line = 1;
        for (Kind kind : List.of(Kind.NUMBER, Kind.TITLE, Kind.PLACE)) {
            YamlNode text = keys.get(kind.name().toLowerCase(java.util.Locale.ROOT));
            if (text != null) {
                add(line++, 0, kind, text, text.text(), "");
            }
        }
        for (YamlNode each : of(keys, "lines")) {
            line(line++, each);
        }
        for (YamlNode note : of(keys, "notes")) {
            add(line++, 0, Kind.NOTE, note, note.text(), "");
        }
    }

    private static List<YamlNode> of(Map<String, YamlNode> keys, String key) {
        return Optional.ofNullable(keys.get(key)).map(YamlNode::list).orElse(List.of());
    }

    private void line(int line, YamlNode node) {
        Map<String, YamlNode> keys = node.map(Set.of("headings", "label", "item", "figures", "text", "blank"));
        YamlNode headings = keys.get("headings");
        if (headings != null) {
            width(headings, headings.list().size() - 1);
            int place = 0;
            for (YamlNode heading : headings.list()) {
                add(line, place++, Kind.HEADING, heading, heading.text(), "");
            }
            return;
        }
        YamlNode label = keys.get("label");
        if (label == null) {
            node.problem("a line has headings or a label");
            return;
        }
        add(line, 0, Kind.LABEL, label, label.text(), "");
        YamlNode text = keys.get("text");
        if (text != null) {
            add(line, 1, Kind.TEXT, text, text.text(), "");
        } else {
            figures(line, node, keys);
        }
    }

    private void figures(int line, YamlNode node, Map<String, YamlNode> keys) {
        Map<String, YamlNode> blank =
                keys.containsKey("blank") ? keys.get("blank").map() : Map.of();
        YamlNode item = keys.get("item");
        YamlNode listed = keys.get("figures");
        List<String> columns = listed == null ? AMOUNTS : listed.texts();
        if (item == null && listed == null) {
            node.problem("a line with a label has an item, figures or text");
            return;
        }
        if (item != null && !items.contains(item.text())) {
            item.problem("no form has the item \"" + item.text() + "\"");
        }
        width(listed == null ? node : listed, columns.size());
        blank.forEach((column, text) -> {
            if (!columns.contains(column)) {
                text.problem("the line has no figure \"" + column + "\"");
            }
        });
        int place = 1;
        for (String column : columns) {
            if (!(item == null ? FIGURES : Set.copyOf(AMOUNTS)).contains(column)) {
                (listed == null ? node : listed).problem("no roll-up has the figure \"" + column + "\"");
            }
            String content = item == null ? "base_data." + column : "expenditure_item." + column + " " + item.text();
            if (!printed.add(content)) {
                node.problem("\"" + content + "\" is printed twice");
            }
            String nothing = blank.containsKey(column) ? blank.get(column).text() : "";
            add(line, place++, Kind.FIGURE, node, content, nothing);
        }
    }

    private static void width(YamlNode node, int cells) {
        if (!WIDTHS.contains(cells)) {
            node.problem("a line has a label and 1, 2, 3 or 6 cells, not " + cells);
        }
    }

    private void add(int line, int place, Kind kind, YamlNode node, String content, String blank) {
        Matcher names = PLACEHOLDER.matcher(content);
        while (names.find()) {
            if (!PLACEHOLDERS.contains(names.group(1))) {
                node.problem("unknown {" + names.group(1) + "}; there are {year}, {year-1}, {unit} and {division}");
            }
        }
        cells.add(new Cell(line, place, kind, content, blank));
    }
}
