package huizong.mapping.yaml;

import huizong.catalog.ColumnDefinition;
import huizong.catalog.ColumnType;
import huizong.catalog.TableCatalog;
import huizong.mapping.Anchor;
import huizong.mapping.Direction;
import huizong.mapping.FieldBinding;
import huizong.mapping.FormMapping;
import huizong.mapping.LabelPattern;
import huizong.mapping.MoneyUnit;
import huizong.mapping.PeriodKind;
import huizong.mapping.TableBinding;
import huizong.mapping.Target;
import huizong.mapping.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one form mapping and checks every word of it against the tables it may fill. */
final class FormMappingReader {
    private static final Set<String> FORM_KEYS = Set.of(
            "form",
            "template",
            "version",
            "name",
            "title",
            "period",
            "requires",
            "in-order",
            "money",
            "furniture",
            "constants",
            "fields",
            "tables");
    private static final Set<String> FIELD_KEYS = Set.of("anchor", "value", "type", "optional", "each-row");
    private static final Set<String> SUBMISSION_COLUMNS = Set.of("unit_name", "project_name", "filled_by", "filled_on");

    private final TableCatalog catalog;

    FormMappingReader(TableCatalog catalog) {
        this.catalog = catalog;
    }

    /** The mapping a file holds; what it makes of a file with mistakes must not be used. */
    Optional<FormMapping> read(YamlNode root) {
        Map<String, YamlNode> keys = root.map(FORM_KEYS);
        for (String required : List.of("form", "template", "version", "name", "title", "requires")) {
            if (!keys.containsKey(required)) {
                root.problem("missing key \"" + required + "\"");
            }
        }
        if (!keys.containsKey("form")
                || !keys.containsKey("template")
                || !keys.containsKey("version")
                || !keys.containsKey("name")
                || !keys.containsKey("title")
                || !keys.containsKey("requires")) {
            return Optional.empty();
        }
        List<FieldBinding> fields = new ArrayList<>();
        entries(keys, "fields").forEach((target, node) -> field(target, node).ifPresent(fields::add));
        List<TableBinding> tables = new ArrayList<>();
        TableBindingReader reader = new TableBindingReader(catalog);
        entries(keys, "tables").forEach((name, node) -> reader.read(name, node).ifPresent(tables::add));
        if (tables.size() > 1 && tables.stream().anyMatch(TableBinding::isList)) {
            root.problem("a form with a list has no other table");
        }
        if (fields.isEmpty() && tables.isEmpty()) {
            root.problem("the mapping reads nothing: it has neither fields nor tables");
        }
        Map<Target, String> constants = new LinkedHashMap<>();
        entries(keys, "constants")
                .forEach((target, node) -> target(target, node).ifPresent(t -> constants.put(t, node.text())));
        return Optional.of(new FormMapping(
                keys.get("form").text(),
                keys.get("template").text(),
                keys.get("version").integer(),
                keys.get("name").text(),
                keys.containsKey("period") ? periods(keys.get("period")) : List.of(PeriodKind.YEAR),
                anchor(keys.get("title")),
                keys.get("requires").list().stream()
                        .map(FormMappingReader::anchor)
                        .toList(),
                keys.containsKey("in-order") ? inOrder(keys.get("in-order")) : List.of(),
                Optional.ofNullable(keys.get("money"))
                        .flatMap(FormMappingReader::money)
                        .orElse(MoneyUnit.WAN),
                fields,
                tables,
                keys.containsKey("furniture")
                        ? keys.get("furniture").list().stream()
                                .map(FormMappingReader::anchor)
                                .toList()
                        : List.of(),
                constants,
                root.where()));
    }

    /** What one filing covers: one word, or several where units may choose. */
    private static List<PeriodKind> periods(YamlNode node) {
        List<PeriodKind> kinds = new ArrayList<>();
        for (YamlNode word : node.list()) {
            word.oneOf(PeriodKind.class).ifPresent(kinds::add);
        }
        if (node.list().isEmpty()) {
            node.problem("period is year, half, quarter or month, or a list of these");
        }
        return kinds.isEmpty() ? List.of(PeriodKind.YEAR) : kinds;
    }

    private static Map<String, YamlNode> entries(Map<String, YamlNode> keys, String key) {
        YamlNode node = keys.get(key);
        return node == null ? Map.of() : node.map();
    }

    private Optional<FieldBinding> field(String name, YamlNode node) {
        Map<String, YamlNode> keys = node.map(FIELD_KEYS);
        Optional<Target> target = target(name, node);
        if (!keys.containsKey("anchor")) {
            node.problem("field " + name + " has no anchor");
            return Optional.empty();
        }
        Direction direction = Optional.ofNullable(keys.get("value"))
                .flatMap(n -> n.oneOf(Direction.class))
                .orElse(Direction.RIGHT);
        ValueType type = Optional.ofNullable(keys.get("type"))
                .flatMap(n -> n.oneOf(ValueType.class))
                .orElse(ValueType.TEXT);
        target.ifPresent(t -> checkType(t, type, node));
        boolean optional = keys.containsKey("optional") && keys.get("optional").bool();
        boolean eachRow = keys.containsKey("each-row") && keys.get("each-row").bool();
        if (eachRow && target.filter(this::hasManyRows).isEmpty()) {
            node.problem("each-row needs a table with many rows");
        }
        return target.map(t -> new FieldBinding(t, anchor(keys.get("anchor")), direction, type, optional, eachRow));
    }

    private boolean hasManyRows(Target target) {
        return catalog.table(target.table()).filter(t -> !t.onePerSubmission()).isPresent();
    }

    /** A target written {@code table.column}, if there is such a column. */
    private Optional<Target> target(String text, YamlNode node) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            node.problem("expected table.column, found \"" + text + "\"");
            return Optional.empty();
        }
        Target target = new Target(text.substring(0, dot), text.substring(dot + 1));
        boolean known = target.table().equals("submission")
                ? SUBMISSION_COLUMNS.contains(target.column())
                : catalog.table(target.table())
                        .flatMap(t -> t.column(target.column()))
                        .isPresent();
        if (!known) {
            node.problem("there is no column " + target + "; tables are declared in mappings/tables");
            return Optional.empty();
        }
        return Optional.of(target);
    }

    private void checkType(Target target, ValueType type, YamlNode node) {
        catalog.table(target.table())
                .flatMap(t -> t.column(target.column()))
                .ifPresent(column -> checkType(column, type, node));
    }

    /** A problem where a value of a type cannot go into a column. */
    static void checkType(ColumnDefinition column, ValueType type, YamlNode node) {
        ColumnType needed =
                switch (type) {
                    case TEXT, NAME, CODED_NAME, MEASURE -> ColumnType.TEXT;
                    case INTEGER -> ColumnType.INTEGER;
                    case NUMBER, AMOUNT, RATE -> ColumnType.DECIMAL;
                    case DATE -> ColumnType.DATE;
                };
        if (column.type() != needed) {
            node.problem("column " + column.name() + " holds " + column.type() + ", not a value of type " + type);
        }
    }

    private static List<List<Anchor>> inOrder(YamlNode node) {
        List<List<Anchor>> rows = new ArrayList<>();
        for (YamlNode row : node.list()) {
            List<Anchor> labels =
                    row.list().stream().map(FormMappingReader::anchor).toList();
            if (labels.size() < 2) {
                row.problem("an order needs two labels or more");
            }
            rows.add(labels);
        }
        return rows;
    }

    static Anchor anchor(YamlNode node) {
        List<LabelPattern> spellings =
                node.texts().stream().map(LabelPattern::of).toList();
        if (spellings.isEmpty() || spellings.stream().anyMatch(s -> s.toString().isBlank())) {
            node.problem("a label cannot be empty");
        }
        return new Anchor(spellings.isEmpty() ? List.of(LabelPattern.of("?")) : spellings, node.where());
    }

    private static Optional<MoneyUnit> money(YamlNode node) {
        Optional<MoneyUnit> unit = MoneyUnit.parse(node.text());
        if (unit.isEmpty()) {
            node.problem("expected 元, 千元, 万元, 百万元 or 亿元, found \"" + node.text() + "\"");
        }
        return unit;
    }
}
