package huizong.irregular;

import huizong.extract.Extractor;
import huizong.extract.SourceName;
import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.grid.Sheet;
import huizong.grid.Workbook;
import huizong.mapping.FormMapping;
import huizong.mapping.yaml.Mappings;
import huizong.submission.Submission;
import huizong.workbook.WorkbookReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The forms of the sample workbooks with their transcribed content: what the irregular ones are made from. */
final class SampleForms {
    private final Mappings mappings;
    private final Extractor extractor;
    private final Path samples;

    /** @param extractor tells by which template each sample is read; its values come from the transcription */
    SampleForms(Mappings mappings, Extractor extractor, Path samples) {
        this.mappings = mappings;
        this.extractor = extractor;
        this.samples = samples;
    }

    /** The forms of one sample. */
    List<FormPaper> read(String begin, String end, String slug) throws IOException {
        Path file;
        try (Stream<Path> files = Files.list(samples)) {
            file = files.filter(f -> f.getFileName().toString().startsWith(begin)
                            && f.getFileName().toString().endsWith(end))
                    .findFirst()
                    .orElseThrow();
        }
        Map<String, List<CSVRecord>> truth = truth(slug);
        List<FormPaper> forms = new ArrayList<>();
        String name = file.getFileName().toString();
        Workbook workbook = WorkbookReader.withDefaults().read(file);
        List<Submission> submissions =
                extractor.extract(workbook, new SourceName(name, name)).submissions();
        for (Sheet sheet : workbook.sheets()) {
            List<CSVRecord> records = truth.get(sheet.name());
            if (records != null) {
                FormMapping mapping = submissions.stream()
                        .filter(s -> s.sheetName().equals(sheet.name()))
                        .map(this::mapping)
                        .findFirst()
                        .orElseThrow();
                forms.add(form(sheet, mapping, records));
            }
        }
        return forms;
    }

    private static Map<String, List<CSVRecord>> truth(String slug) throws IOException {
        Map<String, List<CSVRecord>> truth = new LinkedHashMap<>();
        try (Reader in = new InputStreamReader(
                        Objects.requireNonNull(SampleForms.class.getResourceAsStream("/truth/" + slug + ".csv")),
                        StandardCharsets.UTF_8);
                var parser = CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(in)) {
            for (CSVRecord row : parser) {
                truth.computeIfAbsent(row.get("sheet_name"), s -> new ArrayList<>())
                        .add(row);
            }
        }
        return truth;
    }

    private FormPaper form(Sheet sheet, FormMapping mapping, List<CSVRecord> records) {
        Paper paper = new Paper(sheet.name());
        for (int r = 0; r < sheet.height(); r++) {
            for (Cell cell : sheet.row(r)) {
                Ink ink = paper.write(r, cell.ref().column(), content(cell.value()));
                if (cell.value() instanceof CellValue.Number n && n.percent()) {
                    ink.style = Ink.Style.PERCENT;
                }
            }
        }
        sheet.merges()
                .forEach(m ->
                        paper.merges.add(new Paper.Merge(m.firstRow(), m.firstColumn(), m.lastRow(), m.lastColumn())));
        FormPaper form = new FormPaper(mapping, paper);
        Map<String, TruthRow> rows = new LinkedHashMap<>();
        for (CSVRecord record : records) {
            TruthRow row = rows.computeIfAbsent(
                    record.get("table_name") + "/" + record.get("line_no"),
                    k -> new TruthRow(record.get("table_name")));
            if (record.get("cell_ref").isEmpty()) {
                row.computed.put(record.get("column_name"), record.get("value"));
            } else {
                CellRef ref = CellRef.parse(record.get("cell_ref"));
                Ink ink = paper.at(ref.row(), ref.column()).orElseThrow();
                row.values.put(
                        record.get("column_name"), new TruthRow.Expected(Scorer.canonical(record.get("value")), ink));
            }
        }
        for (Map.Entry<String, TruthRow> row : rows.entrySet()) {
            for (String group : List.of("weight_group", "score_group")) {
                String leader = row.getValue().computed.remove(group);
                if (leader != null) {
                    row.getValue()
                            .leaders
                            .put(group, Objects.requireNonNull(rows.get(row.getValue().table + "/" + leader)));
                }
            }
        }
        form.rows.addAll(rows.values());
        return form;
    }

    private static Object content(CellValue value) {
        return value instanceof CellValue.Number n ? n.number() : value.shown();
    }

    private FormMapping mapping(Submission submission) {
        return mappings.forms().stream()
                .filter(m -> m.formId().equals(submission.formId())
                        && m.versionName().equals(submission.mappingVersion()))
                .findFirst()
                .orElseThrow();
    }
}
