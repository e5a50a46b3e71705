package huizong.author;

import huizong.extract.Extraction;
import huizong.extract.Extractor;
import huizong.extract.Outcome;
import huizong.extract.SourceName;
import huizong.grid.Sheet;
import huizong.grid.Workbook;
import huizong.ingest.Workspace;
import huizong.mapping.yaml.Mappings;
import huizong.submission.Submission;
import huizong.workbook.WorkbookReader;
import huizong.workbook.guard.UnreadableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A patched mapping, tried on the template it is for and on everything filed before.
 *
 * @param problems mistakes the linter finds
 * @param replayed how many archived workbooks and examples were read both ways
 * @param changed what differs in them, as lines of {@code -} before and {@code +} after, by file
 */
public record PatchTrial(
        List<String> problems,
        int valuesBefore,
        int valuesAfter,
        int findingsBefore,
        int findingsAfter,
        int replayed,
        Map<String, List<String>> changed) {
    public static PatchTrial of(
            MappingPatch patch, Workspace workspace, Sheet sheet, String name, List<Path> originals) {
        List<String> problems = new ArrayList<>();
        Mappings patched = patched(patch, workspace.folder(), problems);
        if (!problems.isEmpty()) {
            return new PatchTrial(problems, 0, 0, 0, 0, 0, Map.of());
        }
        Extractor before = new Extractor(workspace.mappings(), workspace.registry());
        Extractor after = new Extractor(patched, workspace.registry());
        Workbook alone = new Workbook(Workbook.Format.XLSX, List.of(sheet));
        Extraction was = before.extract(alone, new SourceName(name, name));
        Extraction is = after.extract(alone, new SourceName(name, name));
        Map<String, List<String>> changed = new LinkedHashMap<>();
        int replayed = 0;
        for (Path original : originals) {
            try {
                Workbook workbook = WorkbookReader.withDefaults().read(original);
                String file = String.valueOf(original.getFileName());
                replayed++;
                note(changed, file, workbook, new SourceName(file, file), before, after);
            } catch (UnreadableException e) {
                continue; // what cannot be read now was not filed either
            }
        }
        for (Example example : Example.in(workspace.folder())) {
            replayed++;
            note(changed, example.name(), example.workbook(), example.source(), before, after);
        }
        return new PatchTrial(problems, values(was), values(is), findings(was), findings(is), replayed, changed);
    }

    private static void note(
            Map<String, List<String>> changed,
            String name,
            Workbook workbook,
            SourceName source,
            Extractor before,
            Extractor after) {
        List<String> differences =
                Outcome.of(before.extract(workbook, source)).differences(Outcome.of(after.extract(workbook, source)));
        if (!differences.isEmpty()) {
            changed.put(name, differences);
        }
    }

    private static int values(Extraction extraction) {
        return (int) extraction.submissions().stream()
                .flatMap(s -> Stream.concat(Stream.of(s.header()), s.rows().stream()))
                .flatMap(r -> r.facts().values().stream())
                .filter(f -> f.value().isPresent() && f.provenance().isPresent())
                .count();
    }

    private static int findings(Extraction extraction) {
        return extraction.findings().size()
                + extraction.submissions().stream()
                        .map(Submission::findings)
                        .mapToInt(List::size)
                        .sum();
    }

    private static Mappings patched(MappingPatch patch, Path mappings, List<String> problems) {
        try {
            Path folder = Files.createTempDirectory("huizong-patch");
            try {
                for (String part : List.of("forms", "tables")) {
                    copy(mappings.resolve(part), folder.resolve(part));
                }
                Files.write(folder.resolve(patch.file()), patch.text().getBytes(StandardCharsets.UTF_8));
                return Mappings.read(folder, problems);
            } finally {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot try the patch", e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
