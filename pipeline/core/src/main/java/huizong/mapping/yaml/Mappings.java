package huizong.mapping.yaml;

import huizong.catalog.TableCatalog;
import huizong.mapping.FormMapping;
import huizong.mapping.MappingException;
import huizong.mapping.TableBinding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything under {@code mappings/tables} and {@code mappings/forms}, read and checked. */
public record Mappings(TableCatalog tables, List<FormMapping> forms) {
    public Mappings {
        forms = List.copyOf(forms);
    }

    /** Reads a mappings folder; mistakes are added to {@code problems} with file and line. */
    public static Mappings read(Path folder, List<String> problems) {
        TableCatalog catalog = TableCatalogReader.read(folder, problems);
        List<FormMapping> forms = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        FormMappingReader reader = new FormMappingReader(catalog);
        for (Path file : yamlFiles(folder.resolve("forms"))) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            YamlNode.parse(name, bytes(file), problems).flatMap(reader::read).ifPresent(form -> {
                String before = seen.put(form.formId() + "/" + form.template(), form.where());
                if (before != null) {
                    problems.add(form.where() + ": template " + form.template() + " of " + form.formId()
                            + " is already in " + before);
                }
                forms.add(form);
            });
        }
        if (forms.isEmpty() && problems.isEmpty()) {
            problems.add(folder + ": no form mappings under forms/");
        }
        return new Mappings(catalog, forms);
    }

    /** Like {@link #read}, but throws {@link MappingException} where there is any mistake. */
    public static Mappings read(Path folder) {
        List<String> problems = new ArrayList<>();
        Mappings mappings = read(folder, problems);
        if (!problems.isEmpty()) {
            throw new MappingException(problems);
        }
        return mappings;
    }

    /** The codes of the items that forms of expenditure have lines for. */
    public Set<String> itemCodes() {
        return forms.stream()
                .flatMap(f -> f.tables().stream())
                .filter(t -> t.into().equals("expenditure_item"))
                .flatMap(Mappings::codes)
                .collect(Collectors.toSet());
    }

    private static Stream<String> codes(TableBinding table) {
        return table.rows() instanceof TableBinding.Rows.Lines lines
                ? lines.lines().stream().flatMap(l -> Stream.concat(Stream.of(l.code()), l.items().stream()))
                : Stream.of();
    }

    public static List<Path> yamlFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".yaml") && Files.isRegularFile(f))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
