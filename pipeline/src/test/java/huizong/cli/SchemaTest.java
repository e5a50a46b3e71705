package huizong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import huizong.json.Json;
import huizong.mapping.yaml.Mappings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The schemas that editors complete from, held against the linter: word for word the same keys and choices, every
 * mapping valid, and mistakes the linter names by their form refused by both.
 */
class SchemaTest {
    private static final String UNKNOWN = "zzzzzzzzzzzzzzzz";
    private static final Pattern KNOWN_KEYS = Pattern.compile("unknown key \"" + UNKNOWN + "\"; known here: (.*)");
    private static final Pattern CHOICES = Pattern.compile("expected (?:one of )?(.*), found \"" + UNKNOWN + "\"");
    private static final Pattern OF_FORM = Pattern.compile(
            ".*(unknown key|missing key|expected one of|expected true or false|expected a whole number|has no anchor"
                    + "|has no label|needs into, headings and rows|expected down|expected 元).*");

    /** Values that make a minimal example one the linter can follow, by key. */
    private static final Map<String, Object> SAMPLES = Map.of(
            "into", "fund_use",
            "code", "item",
            "name", "payee",
            "value", "amount",
            "heading", "item",
            "keys", List.of("payee"),
            "version", 1,
            "each", List.of("item"),
            "requires", List.of("甲"));

    /** Keys for maps whose keys are free, by the map's own. */
    private static final Map<String, String> FREE_KEYS =
            Map.of("fields", "submission.unit_name", "headings", "item", "constants", "payee", "columns", "amount");

    /** What has to stand beside a key for the linter to look at it. */
    private static final Map<String, Map<String, Object>> GOES_WITH =
            Map.of("operator", Map.of("type", "measure"), "unit", Map.of("type", "measure"));

    @TempDir
    Path folder;

    private final Map<String, Object> forms = load(Samples.MAPPINGS.resolve("forms.schema.json"));

    @BeforeEach
    void copyTables() throws IOException {
        ReplayTest.copy(Samples.MAPPINGS.resolve("tables"), folder.resolve("tables"));
    }

    static Stream<Path> mappings() throws IOException {
        return yaml("forms");
    }

    static Stream<Path> tables() throws IOException {
        return yaml("tables");
    }

    private static Stream<Path> yaml(String part) throws IOException {
        try (Stream<Path> files = Files.walk(Samples.MAPPINGS.resolve(part))) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void everyMappingIsValid(Path mapping) throws IOException {
        assertThat(schema("forms").validate(Files.readString(mapping), InputFormat.YAML))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyTableIsValid(Path table) throws IOException {
        assertThat(schema("tables").validate(Files.readString(table), InputFormat.YAML))
                .isEmpty();
    }

    @Test
    void theSchemaHasTheKeysAndChoicesTheLinterKnowsAndNoOthers() {
        List<String> differences = new ArrayList<>();
        int[] levels = {0, 0};
        walk(forms, "", "", UnaryOperator.identity(), (level) -> {
            Pattern said = level.choices().isEmpty() ? KNOWN_KEYS : CHOICES;
            levels[level.choices().isEmpty() ? 0 : 1]++;
            Set<String> linter = words(lint(level.document()), said);
            Set<String> schema = level.choices().isEmpty() ? level.keys() : level.choices();
            if (!linter.equals(schema)) {
                differences.add(level.path() + ": linter " + linter + ", schema " + schema);
            }
        });
        assertThat(differences).isEmpty();
        assertThat(levels[0]).as("levels with keys").isGreaterThanOrEqualTo(10);
        assertThat(levels[1]).as("words with choices").isGreaterThanOrEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"forms/fund_use_detail/wangcheng-2020.yaml", "forms/overall_self_evaluation/hunan-2023.yaml"})
    void whatTheLinterRefusesForItsFormTheSchemaRefusesAndNoMore(String file) {
        Map<String, Object> mapping = load(Samples.MAPPINGS.resolve(file));
        Schema schema = schema("forms");
        List<String> disagreements = new ArrayList<>();
        int[] refused = {0, 0};
        mutants(mapping, mutant -> {
            String text = text(mutant.document());
            List<String> problems = lint(mutant.document());
            boolean valid = schema.validate(text, InputFormat.YAML).isEmpty();
            boolean ofForm = problems.stream().anyMatch(p -> OF_FORM.matcher(p).matches());
            refused[0]++;
            refused[1] += valid ? 0 : 1;
            if (valid ? ofForm : problems.isEmpty()) {
                disagreements.add(
                        mutant.what() + ": schema " + (valid ? "accepts" : "refuses") + ", linter " + problems);
            }
        });
        assertThat(disagreements).isEmpty();
        assertThat(refused[0]).as("mutants").isGreaterThan(60);
        assertThat(refused[1]).as("mutants the schema refuses").isGreaterThan(20);
    }

    /** A place in the schema with a document that is wrong only there. */
    private record Level(String path, Object document, Set<String> keys, Set<String> choices) {}

    private record Mutant(String what, Object document) {}

    @SuppressWarnings("unchecked")
    private void walk(
            Map<String, Object> schema, String path, String key, UnaryOperator<Object> wrap, Consumer<Level> each) {
        for (Object variant : (List<Object>) schema.getOrDefault("oneOf", List.of())) {
            walk((Map<String, Object>) variant, path, key, wrap, each);
        }
        if (schema.get("enum") instanceof List<?> choices) {
            each.accept(new Level(
                    path,
                    wrap.apply(UNKNOWN),
                    Set.of(),
                    choices.stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new))));
        }
        if (schema.get("items") instanceof Map<?, ?> items) {
            walk((Map<String, Object>) items, path + "[]", key, v -> wrap.apply(List.of(v)), each);
        }
        if (schema.get("additionalProperties") instanceof Map<?, ?> free) {
            String sample = FREE_KEYS.getOrDefault(key, "sample");
            walk((Map<String, Object>) free, path + "/*", sample, v -> wrap.apply(Map.of(sample, v)), each);
        }
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            Map<String, Object> least = least(schema);
            each.accept(new Level(
                    path,
                    wrap.apply(with(least, UNKNOWN, "x")),
                    properties.keySet().stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new)),
                    Set.of()));
            List<Object> variants = (List<Object>) schema.getOrDefault("oneOf", List.of());
            properties.forEach((name, below) -> walk(
                    (Map<String, Object>) below,
                    path + "/" + name,
                    String.valueOf(name),
                    v -> wrap.apply(
                            variants.contains(Map.of("required", List.of(name)))
                                    ? Map.of(String.valueOf(name), v)
                                    : with(beside(least, String.valueOf(name)), String.valueOf(name), v)),
                    each));
        }
    }

    /** The least that a schema's object has to hold. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> least(Map<String, Object> schema) {
        Map<String, Object> least = new LinkedHashMap<>();
        Map<String, Object> properties = (Map<String, Object>) schema.getOrDefault("properties", Map.of());
        List<Object> required = new ArrayList<>((List<Object>) schema.getOrDefault("required", List.of()));
        if (required.isEmpty() && schema.containsKey("minProperties")) {
            required.add(properties.keySet().iterator().next());
        }
        for (Object name : required) {
            Map<String, Object> below = (Map<String, Object>) properties.getOrDefault(String.valueOf(name), Map.of());
            Object sample = SAMPLES.get(String.valueOf(name));
            if (sample == null && below.containsKey("properties")) {
                sample = least(below);
            } else if (sample == null && "object".equals(below.get("type"))) {
                sample = name.equals("headings") ? Map.of("item", Map.of("label", "甲")) : Map.of();
            }
            least.put(String.valueOf(name), sample == null ? "x" : sample);
        }
        return least;
    }

    private static Map<String, Object> beside(Map<String, Object> map, String key) {
        Map<String, Object> copy = new LinkedHashMap<>(map);
        copy.putAll(GOES_WITH.getOrDefault(key, Map.of()));
        return copy;
    }

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return copy;
    }

    private static Set<String> words(List<String> problems, Pattern said) {
        for (String problem : problems) {
            Matcher matcher = said.matcher(problem);
            if (matcher.find()) {
                return new TreeSet<>(List.of(matcher.group(1).split(", | or ")));
            }
        }
        return Set.of();
    }

    /** Everything one slip away: a key too many, a key too few, another word. */
    private static void mutants(Map<String, Object> document, Consumer<Mutant> each) {
        slips(document, "", v -> v, each);
    }

    @SuppressWarnings("unchecked")
    private static void slips(Object node, String path, UnaryOperator<Object> wrap, Consumer<Mutant> each) {
        if (node instanceof Map<?, ?> map) {
            Map<String, Object> fields = (Map<String, Object>) map;
            each.accept(new Mutant(path + " with a key too many", wrap.apply(with(fields, UNKNOWN, "x"))));
            fields.forEach((key, value) -> {
                Map<String, Object> less = new LinkedHashMap<>(fields);
                less.remove(key);
                each.accept(new Mutant(path + " without " + key, wrap.apply(less)));
                slips(value, path + "/" + key, v -> wrap.apply(with(fields, key, v)), each);
            });
        } else if (!(node instanceof List<?>)) {
            each.accept(new Mutant(path + " = " + UNKNOWN, wrap.apply(UNKNOWN)));
        }
    }

    private List<String> lint(Object document) {
        try {
            Path file = folder.resolve("forms/x/x.yaml");
            Files.createDirectories(file.getParent());
            Files.writeString(file, text(document));
            List<String> problems = new ArrayList<>();
            Mappings.read(folder, problems);
            return problems;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String text(Object document) {
        StringWriter text = new StringWriter();
        Json.write(new PrintWriter(text), document);
        return text.toString();
    }

    private static Schema schema(String name) {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(Samples.MAPPINGS.resolve(name + ".schema.json")), InputFormat.JSON);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> load(Path file) {
        try {
            return (Map<String, Object>)
                    new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
