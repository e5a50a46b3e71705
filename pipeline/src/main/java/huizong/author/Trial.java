package huizong.author;

import huizong.extract.Extraction;
import huizong.extract.Extractor;
import huizong.extract.SourceName;
import huizong.grid.Sheet;
import huizong.grid.Workbook;
import huizong.ingest.Workspace;
import huizong.mapping.yaml.Mappings;
import huizong.submission.Finding;
import huizong.submission.Submission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A draft, checked and tried on the sheet it was drafted from.
 *
 * @param problems mistakes the linter finds in it
 * @param values cells that became a value
 * @param unclaimed cells nobody took
 * @param findings what reading found, as cell, rule and message
 */
public record Trial(List<String> problems, int values, List<String> unclaimed, List<String> findings) {
    public static Trial of(Draft draft, Workspace workspace, Sheet sheet, SourceName source) {
        try {
            Path folder = Files.createTempDirectory("huizong-draft");
            try {
                draft.write(folder);
                List<String> problems = new ArrayList<>();
                Mappings mappings = Mappings.read(folder, problems);
                if (!problems.isEmpty()) {
                    return new Trial(problems, 0, List.of(), List.of());
                }
                Extraction extraction = new Extractor(mappings, workspace.registry())
                        .extract(new Workbook(Workbook.Format.XLSX, List.of(sheet)), source);
                return read(extraction);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot try the draft", e);
        }
    }

    private static Trial read(Extraction extraction) {
        int values = 0;
        List<String> unclaimed = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        for (Submission form : extraction.submissions()) {
            values += (int) Stream.concat(Stream.of(form.header()), form.rows().stream())
                    .flatMap(r -> r.facts().values().stream())
                    .filter(f -> !f.isBlank())
                    .flatMap(f -> f.provenance().stream())
                    .map(p -> p.cell())
                    .distinct()
                    .count();
            form.unclaimed().forEach(p -> unclaimed.add(p.cell().toString()));
            form.findings().forEach(f -> findings.add(words(f)));
        }
        extraction.findings().forEach(f -> findings.add(words(f)));
        return new Trial(List.of(), values, unclaimed, findings);
    }

    private static String words(Finding finding) {
        return finding.cellRef() + " " + finding.ruleId() + " " + finding.message();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
