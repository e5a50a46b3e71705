package huizong.mapping.yaml;

import huizong.catalog.ColumnDefinition;
import huizong.catalog.ColumnType;
import huizong.catalog.Covers;
import huizong.catalog.TableCatalog;
import huizong.catalog.TableDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the tables that mappings may fill from {@code mappings/tables/*.yaml}. */
public final class TableCatalogReader {
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]{0,40}");

    private TableCatalogReader() {}

    /** Reads the declarations of a mappings folder; mistakes are added to {@code problems} with file and line. */
    public static TableCatalog read(Path folder, List<String> problems) {
        Map<String, TableDefinition> tables = new LinkedHashMap<>();
        for (Path file : Mappings.yamlFiles(folder.resolve("tables"))) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            try {
                YamlNode.parse(name, Files.readAllBytes(file), problems)
                        .flatMap(TableCatalogReader::table)
                        .ifPresent(t -> tables.put(t.name(), t));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
        return new TableCatalog(tables);
    }

    private static Optional<TableDefinition> table(YamlNode node) {
        Map<String, YamlNode> keys = node.map(Set.of("table", "chinese", "comment", "rows", "columns"));
        for (String required : List.of("table", "chinese", "comment", "rows", "columns")) {
            if (!keys.containsKey(required)) {
                node.problem("missing key \"" + required + "\"");
                return Optional.empty();
            }
        }
        String rows = text(keys, "rows");
        if (!rows.equals("one") && !rows.equals("many")) {
            node.problem("rows is one or many");
        }
        List<ColumnDefinition> columns = new ArrayList<>();
        YamlNode declared = keys.get("columns");
        if (declared != null) {
            declared.map().forEach((name, column) -> column(name, column).ifPresent(columns::add));
        }
        identifier(text(keys, "table"), node);
        return Optional.of(new TableDefinition(
                text(keys, "table"), text(keys, "chinese"), text(keys, "comment"), rows.equals("one"), columns));
    }

    private static String text(Map<String, YamlNode> keys, String key) {
        YamlNode node = keys.get(key);
        return node == null ? "" : node.text();
    }

    private static Optional<ColumnDefinition> column(String name, YamlNode node) {
        Map<String, YamlNode> keys = node.map(Set.of("type", "chinese", "comment", "printed", "covers", "names-line"));
        identifier(name, node);
        YamlNode type = keys.get("type");
        if (type == null || !keys.containsKey("chinese")) {
            node.problem("column " + name + " needs type and chinese");
            return Optional.empty();
        }
        String chinese = text(keys, "chinese");
        String comment = keys.containsKey("comment") ? text(keys, "comment") : chinese;
        String printed = keys.containsKey("printed") ? text(keys, "printed") : "no";
        if (!printed.equals("yes") && !printed.equals("no")) {
            node.problem("printed is yes or no");
        }
        Optional<Covers> covers = Optional.ofNullable(keys.get("covers")).flatMap(n -> n.oneOf(Covers.class));
        boolean namesLine = Optional.ofNullable(keys.get("names-line"))
                .filter(YamlNode::bool)
                .isPresent();
        Optional<ColumnType> holds = type.oneOf(ColumnType.class);
        if (covers.isPresent() && holds.filter(ColumnType.DECIMAL::equals).isEmpty()) {
            node.problem("covers goes with a decimal column");
        }
        return holds.map(
                t -> new ColumnDefinition(name, t, chinese, comment, printed.equals("yes"), covers, namesLine));
    }

    private static void identifier(String name, YamlNode node) {
        if (!IDENTIFIER.matcher(name).matches()) {
            node.problem("\"" + name + "\" is no name for a table or column: lower-case letters, digits and _");
        }
    }
}
