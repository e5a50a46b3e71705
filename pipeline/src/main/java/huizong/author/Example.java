package huizong.author;

import huizong.extract.Extractor;
import huizong.extract.Outcome;
import huizong.extract.SourceName;
import huizong.files.AtomicFile;
import huizong.grid.Drawing;
import huizong.grid.Sheet;
import huizong.grid.Visibility;
import huizong.grid.Workbook;
import huizong.text.UsageException;
import huizong.workbook.WorkbookReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An example kept beside a mapping, in {@code forms/<form_id>/examples/<template>/<slug>/}: sheets drawn as
 * {@code <sheet name>.csv} ({@code <sheet name>.hidden.csv} for a hidden one), {@code facts.csv} and
 * {@code findings.csv}.
 *
 * @param name form, template and slug, for messages
 * @param folder where it is
 */
public record Example(String name, Path folder) {
    private static final String FACTS = "facts.csv";
    private static final String FINDINGS = "findings.csv";
    private static final String HIDDEN = ".hidden.csv";

    /** All examples below a mappings folder, by name. */
    public static List<Example> in(Path mappings) {
        Path forms = mappings.resolve("forms");
        try (Stream<Path> files = Files.walk(forms, 5)) {
            return files.filter(Files::isDirectory)
                    .filter(f -> forms.relativize(f).getNameCount() == 4)
                    .filter(f -> forms.relativize(f).getName(1).toString().equals("examples"))
                    .sorted()
                    .map(f -> new Example(name(forms.relativize(f)), f))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + forms, e);
        }
    }

    private static String name(Path path) {
        return path.getName(0) + "/" + path.getName(2) + "/" + path.getName(3);
    }

    /** What a file of this example would be called. */
    public SourceName source() {
        String file = folder.getFileName() + ".xlsx";
        return new SourceName(file, file);
    }

    /** @throws UsageException where a drawing cannot be understood */
    public Workbook workbook() {
        List<Sheet> sheets = new ArrayList<>();
        for (Path file : drawings()) {
            String fileName = file.getFileName().toString();
            boolean hidden = fileName.endsWith(HIDDEN);
            String sheet = fileName.substring(0, fileName.length() - (hidden ? HIDDEN : ".csv").length());
            try {
                sheets.add(Drawing.sheet(sheet, hidden ? Visibility.HIDDEN : Visibility.VISIBLE, text(file)));
            } catch (IllegalArgumentException e) {
                throw new UsageException(file + "：合并的画法有误：" + e.getMessage(), file + ": " + e.getMessage());
            }
        }
        return new Workbook(Workbook.Format.CSV, sheets);
    }

    private List<Path> drawings() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".csv"))
                    .filter(f -> !f.endsWith(FACTS) && !f.endsWith(FINDINGS))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static Sheet text(Path file) {
        return WorkbookReader.withDefaults().read(file).sheets().get(0);
    }

    /** What is expected; nothing at all where it was not written down yet. */
    public Outcome expected() {
        return new Outcome(rows(FACTS, Outcome.FACT_COLUMNS), rows(FINDINGS, Outcome.FINDING_COLUMNS));
    }

    private List<List<String>> rows(String file, String header) {
        Path path = folder.resolve(file);
        if (!Files.isRegularFile(path)) {
            return List.of();
        }
        int columns = header.split(",").length;
        Sheet sheet = text(path);
        List<List<String>> rows = new ArrayList<>();
        for (int r = 1; r < sheet.height(); r++) {
            List<String> row = new ArrayList<>();
            for (int c = 0; c < columns; c++) {
                row.add(sheet.at(r, c).shown());
            }
            if (row.stream().anyMatch(v -> !v.isEmpty())) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** What the drawn workbook is read as. */
    public Outcome outcome(Extractor extractor) {
        return Outcome.of(extractor.extract(workbook(), source()));
    }

    /** Writes an outcome down as what is expected from now on. */
    public void accept(Outcome outcome) {
        write(FACTS, Outcome.FACT_COLUMNS, outcome.facts());
        write(FINDINGS, Outcome.FINDING_COLUMNS, outcome.findings());
    }

    private void write(String file, String header, List<List<String>> rows) {
        StringBuilder text = new StringBuilder(header).append('\n');
        for (List<String> row : rows) {
            text.append(String.join(",", row.stream().map(Example::quoted).toList()))
                    .append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(folder.resolve(file), out -> out.write(bytes), written -> {});
    }

    private static String quoted(String field) {
        return field.matches("(?s).*[,\"\\n\\r].*") ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }
}
