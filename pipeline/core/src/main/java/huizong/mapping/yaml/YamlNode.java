package huizong.mapping.yaml;

import huizong.mapping.EditDistance;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.NodeType;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * A piece of a YAML file that knows its file and line. Mistakes are collected in the {@code problems} it was read with,
 * so that an author sees all of them at once; a mistaken value reads as absent. Tags, anchors and nesting deeper than
 * {@value #MAX_DEPTH} are mistakes.
 */
public final class YamlNode {
    private static final int MAX_DEPTH = 20;
    private static final int MAX_CHARACTERS = 1 << 20;
    private static final Set<Tag> PLAIN_TAGS =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.MAP, Tag.SEQ);

    private final String file;
    private final Node node;
    private final List<String> problems;

    private YamlNode(String file, Node node, List<String> problems) {
        this.file = file;
        this.node = node;
        this.problems = problems;
    }

    /**
     * Reads the one document of a file.
     *
     * @param file the name to report problems under
     * @param problems where mistakes are added
     */
    public static Optional<YamlNode> parse(String file, byte[] bytes, List<String> problems) {
        if (bytes.length > MAX_CHARACTERS) {
            problems.add(file + ":1: larger than 1 MiB");
            return Optional.empty();
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setMaxAliasesForCollections(0)
                .setAllowDuplicateKeys(false)
                .build();
        try {
            StreamReader reader = new StreamReader(settings, new String(bytes, StandardCharsets.UTF_8));
            Optional<Node> root = new Composer(settings, new ParserImpl(settings, reader)).getSingleNode();
            if (root.isEmpty()) {
                problems.add(file + ":1: the file is empty");
                return Optional.empty();
            }
            int before = problems.size();
            checkPlain(file, root.get(), 0, problems);
            return problems.size() > before ? Optional.empty() : Optional.of(new YamlNode(file, root.get(), problems));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            problems.add(file + ":" + line + ": not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            problems.add(file + ":1: not YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    private static void checkPlain(String file, Node node, int depth, List<String> problems) {
        String at = file + ":" + line(node) + ": ";
        if (depth > MAX_DEPTH) {
            problems.add(at + "nested deeper than " + MAX_DEPTH);
            return;
        }
        if (!PLAIN_TAGS.contains(node.getTag())) {
            problems.add(at + "tags are not allowed: " + node.getTag());
        }
        if (node.getAnchor().isPresent()) {
            problems.add(at + "YAML anchors and aliases are not allowed");
            return;
        }
        if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                checkPlain(file, tuple.getKeyNode(), depth + 1, problems);
                checkPlain(file, tuple.getValueNode(), depth + 1, problems);
            }
        } else if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                checkPlain(file, item, depth + 1, problems);
            }
        }
    }

    private static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    /** Where this stands: {@code forms/x.yaml:12}. */
    String where() {
        return file + ":" + line(node);
    }

    int line() {
        return line(node);
    }

    public void problem(String text) {
        problems.add(where() + ": " + text);
    }

    boolean isMap() {
        return node.getNodeType() == NodeType.MAPPING;
    }

    boolean isList() {
        return node.getNodeType() == NodeType.SEQUENCE;
    }

    /** The entries of a map, in file order; a problem where this is no map, or a key is not in {@code known}. */
    public Map<String, YamlNode> map(Set<String> known) {
        Map<String, YamlNode> entries = map();
        entries.forEach((key, value) -> {
            if (!known.contains(key)) {
                value.problem("unknown key \"" + key + "\"" + nearest(key, known));
            }
        });
        return entries;
    }

    /** The entries of a map with any keys, in file order; a problem where this is no map. */
    public Map<String, YamlNode> map() {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                entries.put(
                        new YamlNode(file, tuple.getKeyNode(), problems).text(),
                        new YamlNode(file, tuple.getValueNode(), problems));
            }
        } else {
            problem("expected keys and values here");
        }
        return entries;
    }

    /** The items of a list; a single value reads as a list of one. */
    List<YamlNode> list() {
        List<YamlNode> items = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                items.add(new YamlNode(file, item, problems));
            }
        } else {
            items.add(this);
        }
        return items;
    }

    List<String> texts() {
        return list().stream().map(YamlNode::text).toList();
    }

    /** The text of a plain value; a problem and empty text where this is none. */
    public String text() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        problem("expected a single value here");
        return "";
    }

    /** A whole number; a problem and 0 where this is none. */
    int integer() {
        try {
            return Integer.parseInt(text());
        } catch (NumberFormatException e) {
            problem("expected a whole number, found \"" + text() + "\"");
            return 0;
        }
    }

    boolean bool() {
        String text = text();
        if (!text.equals("true") && !text.equals("false")) {
            problem("expected true or false, found \"" + text + "\"");
        }
        return text.equals("true");
    }

    /** One of an enum's constants, written in lower case with hyphens. */
    public <E extends Enum<E>> Optional<E> oneOf(Class<E> type) {
        Set<String> words = new TreeSet<>();
        for (E constant : type.getEnumConstants()) {
            String word = constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            words.add(word);
            if (word.equals(text())) {
                return Optional.of(constant);
            }
        }
        problem("expected one of " + String.join(", ", words) + ", found \"" + text() + "\"");
        return Optional.empty();
    }

    private static String nearest(String key, Set<String> known) {
        String best = "";
        int least = 4;
        for (String candidate : known) {
            int distance = EditDistance.between(key, candidate);
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best.isEmpty()
                ? "; known here: " + String.join(", ", new TreeSet<>(known))
                : "; did you mean \"" + best + "\"?";
    }
}
