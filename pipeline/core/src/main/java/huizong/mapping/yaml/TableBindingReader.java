package huizong.mapping.yaml;

import huizong.catalog.ColumnDefinition;
import huizong.catalog.TableCatalog;
import huizong.catalog.TableDefinition;
import huizong.mapping.Anchor;
import huizong.mapping.HeadingBinding;
import huizong.mapping.LabelPattern;
import huizong.mapping.LineBinding;
import huizong.mapping.TableBinding;
import huizong.mapping.Target;
import huizong.mapping.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the description of one printed table. */
final class TableBindingReader {
    private static final Set<String> KEYS = Set.of(
            "into",
            "section",
            "blocks",
            "heading-rows",
            "headings",
            "rows",
            "until",
            "placeholders",
            "last",
            "totals",
            "constants");
    private static final Set<String> HEADING_KEYS = Set.of(
            "label",
            "under",
            "side",
            "type",
            "optional",
            "fill",
            "group",
            "cap",
            "expect",
            "points",
            "operator",
            "unit");

    private final TableCatalog catalog;

    TableBindingReader(TableCatalog catalog) {
        this.catalog = catalog;
    }

    Optional<TableBinding> read(String name, YamlNode node) {
        Map<String, YamlNode> keys = node.map(KEYS);
        YamlNode target = keys.get("into");
        YamlNode printed = keys.get("headings");
        YamlNode source = keys.get("rows");
        if (target == null || printed == null || source == null) {
            node.problem("table " + name + " needs into, headings and rows");
            return Optional.empty();
        }
        Optional<TableDefinition> into = catalog.table(target.text());
        if (into.isEmpty()) {
            target.problem("there is no table " + target.text() + " in mappings/tables");
            return Optional.empty();
        }
        Optional<TableBinding.Rows> rows = rows(into.get(), source);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        boolean coded = rows.get() instanceof TableBinding.Rows.Pairs;
        List<HeadingBinding> headings = new ArrayList<>();
        List<String> plain = rows.get() instanceof TableBinding.Rows.Unpivot unpivot ? unpivot.keys() : List.of();
        boolean free = rows.get() instanceof TableBinding.Rows.Unpivot;
        printed.map()
                .forEach((column, heading) ->
                        headings.add(heading(into.get(), column, heading, coded || (free && !plain.contains(column)))));
        if (rows.get() instanceof TableBinding.Rows.Each each && each.list()) {
            checkList(keys, headings, node);
        }
        Map<String, Target> totals = new LinkedHashMap<>();
        Optional<Anchor> totalLabels = Optional.empty();
        if (keys.containsKey("totals")) {
            Map<String, YamlNode> total = keys.get("totals").map(Set.of("label", "columns"));
            totalLabels = Optional.ofNullable(total.get("label")).map(FormMappingReader::anchor);
            if (total.containsKey("columns")) {
                total.get("columns").map().forEach((column, to) -> totals.put(column, totalTarget(to)));
            }
        }
        Map<String, String> constants = new LinkedHashMap<>();
        if (keys.containsKey("constants")) {
            keys.get("constants").map().forEach((column, value) -> {
                column(into.get(), column, value);
                constants.put(column, value.text());
            });
        }
        return Optional.of(new TableBinding(
                name,
                into.get().name(),
                anchorAt(keys, "section"),
                blocks(into.get(), keys),
                keys.containsKey("heading-rows") ? keys.get("heading-rows").integer() : 1,
                headings,
                rows.get(),
                anchorAt(keys, "until"),
                anchorAt(keys, "placeholders"),
                anchorAt(keys, "last"),
                totalLabels,
                totals,
                constants,
                node.where()));
    }

    /** A list is read piece by piece: nothing in it may depend on rows far away. */
    private static void checkList(Map<String, YamlNode> keys, List<HeadingBinding> headings, YamlNode node) {
        for (String other : List.of("blocks", "last")) {
            if (keys.containsKey(other)) {
                keys.get(other).problem("a list has no " + other);
            }
        }
        for (HeadingBinding heading : headings) {
            if (heading.group().isPresent() || heading.points().isPresent()) {
                node.problem("a list has no group and no points: heading " + heading.column());
            }
        }
    }

    private static Optional<Anchor> anchorAt(Map<String, YamlNode> keys, String key) {
        return Optional.ofNullable(keys.get(key)).map(FormMappingReader::anchor);
    }

    private static Optional<TableBinding.Blocks> blocks(TableDefinition into, Map<String, YamlNode> keys) {
        YamlNode node = keys.get("blocks");
        if (node == null) {
            return Optional.empty();
        }
        Map<String, YamlNode> parts = node.map(Set.of("label", "name", "cap"));
        YamlNode label = parts.get("label");
        if (label == null) {
            node.problem("blocks has no label");
            return Optional.empty();
        }
        for (String other : List.of("name", "cap")) {
            if (parts.containsKey(other)) {
                column(into, parts.get(other).text(), parts.get(other));
            }
        }
        return Optional.of(new TableBinding.Blocks(
                FormMappingReader.anchor(label),
                Optional.ofNullable(parts.get("name")).map(YamlNode::text),
                Optional.ofNullable(parts.get("cap")).map(YamlNode::text)));
    }

    private Target totalTarget(YamlNode node) {
        String text = node.text();
        int dot = text.indexOf('.');
        Target target = dot < 0 ? new Target(text, "") : new Target(text.substring(0, dot), text.substring(dot + 1));
        if (catalog.table(target.table())
                .flatMap(t -> t.column(target.column()))
                .isEmpty()) {
            node.problem("there is no column " + text + "; tables are declared in mappings/tables");
        }
        return target;
    }

    private static Optional<ColumnDefinition> column(TableDefinition table, String column, YamlNode node) {
        Optional<ColumnDefinition> found = table.column(column);
        if (found.isEmpty()) {
            node.problem("table " + table.name() + " has no column \"" + column + "\"");
        }
        return found;
    }

    private static HeadingBinding heading(TableDefinition into, String column, YamlNode node, boolean isCode) {
        Map<String, YamlNode> keys = node.map(HEADING_KEYS);
        if (!keys.containsKey("label")) {
            node.problem("heading " + column + " has no label");
        }
        ValueType type = Optional.ofNullable(keys.get("type"))
                .flatMap(n -> n.oneOf(ValueType.class))
                .orElse(ValueType.TEXT);
        if (!isCode) {
            if (type == ValueType.MEASURE) {
                for (String part : MEASURE_PARTS) {
                    column(into, column + part, node);
                }
            } else {
                column(into, column, node).ifPresent(c -> FormMappingReader.checkType(c, type, node));
            }
        }
        for (String other : List.of("group", "cap", "points")) {
            if (keys.containsKey(other)) {
                column(into, keys.get(other).text(), keys.get(other));
            }
        }
        boolean fill = keys.containsKey("fill") && keys.get("fill").text().equals("down");
        if (keys.containsKey("fill") && !fill) {
            keys.get("fill")
                    .problem("expected down, found \"" + keys.get("fill").text() + "\"");
        }
        return new HeadingBinding(
                column,
                keys.containsKey("label")
                        ? FormMappingReader.anchor(keys.get("label"))
                        : new Anchor(List.of(LabelPattern.of("?")), node.where()),
                anchorAt(keys, "under"),
                Optional.ofNullable(keys.get("side")).flatMap(n -> n.oneOf(HeadingBinding.Side.class)),
                type,
                keys.containsKey("optional") && keys.get("optional").bool(),
                fill,
                Optional.ofNullable(keys.get("group")).map(YamlNode::text),
                Optional.ofNullable(keys.get("cap")).map(YamlNode::text),
                Optional.ofNullable(keys.get("expect")).flatMap(TableBindingReader::pattern),
                Optional.ofNullable(keys.get("points")).map(YamlNode::text),
                part(keys, "operator", type),
                part(keys, "unit", type));
    }

    /** A column that completes a measure: its label alone, or {@code {label: …, optional: true}}. */
    private static Optional<HeadingBinding.Part> part(Map<String, YamlNode> keys, String key, ValueType type) {
        YamlNode node = keys.get(key);
        if (node == null) {
            return Optional.empty();
        }
        if (type != ValueType.MEASURE) {
            node.problem(key + " completes a value of type measure only");
            return Optional.empty();
        }
        if (!node.isMap()) {
            return Optional.of(new HeadingBinding.Part(FormMappingReader.anchor(node), false));
        }
        Map<String, YamlNode> parts = node.map(Set.of("label", "optional"));
        YamlNode label = parts.get("label");
        if (label == null) {
            node.problem(key + " has no label");
            return Optional.empty();
        }
        YamlNode optional = parts.get("optional");
        return Optional.of(
                new HeadingBinding.Part(FormMappingReader.anchor(label), optional != null && optional.bool()));
    }

    /** The endings of the four columns a {@link ValueType#MEASURE} fills. */
    static final List<String> MEASURE_PARTS = List.of("_text", "_operator", "_value", "_unit");

    private static Optional<Pattern> pattern(YamlNode node) {
        try {
            return Optional.of(Pattern.compile(node.text()));
        } catch (PatternSyntaxException e) {
            node.problem("not a regular expression: " + e.getDescription());
            return Optional.empty();
        }
    }

    private Optional<TableBinding.Rows> rows(TableDefinition into, YamlNode node) {
        Map<String, YamlNode> keys = new LinkedHashMap<>(node.map(Set.of("each", "lines", "unpivot", "pairs", "list")));
        Optional<YamlNode> list = Optional.ofNullable(keys.remove("list"));
        if (keys.size() != 1) {
            node.problem("rows takes exactly one of each, lines, unpivot, pairs");
            return Optional.empty();
        }
        String kind = keys.keySet().iterator().next();
        YamlNode value = keys.values().iterator().next();
        if (list.isPresent() && !kind.equals("each")) {
            list.get().problem("list goes with each only");
        }
        switch (kind) {
            case "each":
                return Optional.of(new TableBinding.Rows.Each(
                        value.texts(), list.map(YamlNode::bool).orElse(false)));
            case "lines":
                return lines(into, value);
            case "unpivot":
                Map<String, YamlNode> unpivot = value.map(Set.of("code", "value", "keys"));
                return three(unpivot, value, into, "code", "value", "keys")
                        .map(n -> new TableBinding.Rows.Unpivot(
                                n.get(0).text(), n.get(1).text(), n.get(2).texts()));
            case "pairs":
                Map<String, YamlNode> pairs = value.map(Set.of("name", "value", "heading"));
                return three(pairs, value, into, "name", "value", "heading")
                        .map(n -> new TableBinding.Rows.Pairs(
                                n.get(0).text(), n.get(1).text(), n.get(2).text()));
            default:
                return Optional.empty();
        }
    }

    private static Optional<List<YamlNode>> three(
            Map<String, YamlNode> keys, YamlNode node, TableDefinition into, String... names) {
        List<YamlNode> found = new ArrayList<>();
        for (String name : names) {
            YamlNode value = keys.get(name);
            if (value == null) {
                node.problem("missing key \"" + name + "\"");
                return Optional.empty();
            }
            value.texts().forEach(column -> column(into, column, value));
            found.add(value);
        }
        return Optional.of(found);
    }

    private static Optional<TableBinding.Rows> lines(TableDefinition into, YamlNode node) {
        Map<String, YamlNode> keys = node.map(Set.of("code", "name", "known"));
        if (!keys.containsKey("code") || !keys.containsKey("name") || !keys.containsKey("known")) {
            node.problem("lines takes code, name and known");
            return Optional.empty();
        }
        List<LineBinding> lines = new ArrayList<>();
        column(into, keys.get("code").text(), keys.get("code"));
        column(into, keys.get("name").text(), keys.get("name"));
        keys.get("known").map().forEach((code, line) -> {
            if (line.isMap()) {
                Map<String, YamlNode> parts = line.map(Set.of("label", "items"));
                if (parts.containsKey("label")) {
                    lines.add(new LineBinding(
                            code,
                            FormMappingReader.anchor(parts.get("label")),
                            Optional.ofNullable(parts.get("items")).map(YamlNode::text)));
                } else {
                    line.problem("line " + code + " has no label");
                }
            } else {
                lines.add(new LineBinding(code, FormMappingReader.anchor(line), Optional.empty()));
            }
        });
        return Optional.of(new TableBinding.Rows.Lines(
                keys.get("code").text(), keys.get("name").text(), lines));
    }
}
