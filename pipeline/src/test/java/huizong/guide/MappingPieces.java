package huizong.guide;

import huizong.mapping.yaml.Mappings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The YAML of a document, put into a mappings folder. A block whose first line is a comment that names a file is a piece
 * of that file and stays there; any other is an aside, which is tried as a part of the file before it and taken out again.
 */
final class MappingPieces {
    private static final Pattern FILE = Pattern.compile("# ([a-z_]+/[\\w/-]+\\.yaml)\\b.*");
    private static final Set<String> WHOLE = Set.of("form", "table", "mart");

    private final Path folder;
    private final Set<String> wordsOfForms;
    private Path form;

    /** @param form the file that asides belong to until the document writes one of its own */
    MappingPieces(Path folder, String form) throws IOException {
        this.folder = folder;
        this.form = folder.resolve(form);
        Map<String, Object> schema = map(load(Files.readString(folder.resolve("forms.schema.json"))));
        this.wordsOfForms = map(schema.getOrDefault("properties", Map.of())).keySet();
    }

    /** Puts a block where it belongs; returns the mistakes that are then in the folder. */
    List<String> add(String text) throws IOException {
        Matcher named = FILE.matcher(text.lines().findFirst().orElse(""));
        if (named.matches()) {
            Path file = folder.resolve(named.group(1));
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    text,
                    isBegun(file, text) ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.CREATE);
            if (named.group(1).startsWith("forms/")) {
                form = file;
            }
            return problems();
        }
        return aside(map(load(text.stripIndent())));
    }

    /** A block that says what form or table it is begins its file; another goes on with it. */
    private static boolean isBegun(Path file, String text) {
        return Files.exists(file) && text.lines().noneMatch(l -> l.matches("(form|table|mart): .*"));
    }

    private List<String> aside(Map<String, Object> block) throws IOException {
        Path file = form;
        Map<String, Object> whole = map(load(Files.readString(form)));
        if (WHOLE.stream().anyMatch(block::containsKey)) {
            String kind = WHOLE.stream().filter(block::containsKey).findFirst().orElseThrow();
            String id = String.valueOf(block.get(kind));
            String name = String.valueOf(block.getOrDefault("template", id));
            file = folder.resolve(kind + "s").resolve(kind.equals("form") ? id + "/" + name : name);
            file = file.resolveSibling(file.getFileName() + ".yaml");
            if (!kind.equals("form")) {
                whole.clear();
            }
            whole.putAll(block); // a form's head may be shown without its fields, which are then the form's before
        } else {
            merge(whole, block);
        }
        Files.createDirectories(file.getParent());
        boolean isNew = Files.notExists(file);
        byte[] before = isNew ? new byte[0] : Files.readAllBytes(file);
        Files.writeString(file, new Dump(DumpSettings.builder().build()).dumpToString(whole));
        List<String> problems = problems();
        if (isNew) {
            Files.delete(file);
        } else {
            Files.write(file, before);
        }
        return problems;
    }

    /** Words of a form go to the form, names of columns to its fields, anything else to its last table. */
    private void merge(Map<String, Object> whole, Map<String, Object> block) {
        Map<String, Object> tables = map(whole.computeIfAbsent("tables", k -> new LinkedHashMap<>()));
        block.forEach((word, value) -> {
            if (word.equals("fields") || word.equals("tables")) {
                map(whole.computeIfAbsent(word, k -> new LinkedHashMap<>())).putAll(map(value));
            } else if (wordsOfForms.contains(word)) {
                whole.put(word, value);
            } else if (word.contains(".")) {
                map(whole.computeIfAbsent("fields", k -> new LinkedHashMap<>())).put(word, value);
            } else {
                tables.values().stream().reduce((a, b) -> b).ifPresent(last -> {
                    map(last).put(word, value);
                    if (word.equals("last")) {
                        map(last).remove("until");
                    }
                });
            }
        });
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        Mappings.read(folder, problems);
        return problems;
    }

    private static Object load(String yaml) {
        return new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
