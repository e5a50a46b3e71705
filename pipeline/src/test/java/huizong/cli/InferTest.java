package huizong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.author.Draft;
import huizong.author.Inference;
import huizong.extract.Extractor;
import huizong.extract.SourceName;
import huizong.grid.Cell;
import huizong.grid.CellValue;
import huizong.grid.Sheet;
import huizong.grid.Visibility;
import huizong.grid.Workbook;
import huizong.ingest.Workspace;
import huizong.mapping.yaml.Mappings;
import huizong.submission.Fact;
import huizong.submission.Submission;
import huizong.workbook.WorkbookReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Templates whose mapping is taken away, drafted anew: from the filled sheet and from the sheet with its values
 * removed. Every figure that was transcribed from the sheet by hand has to come out in some column.
 */
class InferTest {
    private static final Set<String> PRINTED = Set.of(
            "item_code", "item_name", "source_code", "source_name", "level1", "level1_cap", "level2", "agency_name");

    /** Lists whose lines are printed too. */
    private static final Set<String> PRINTED_LISTS = Set.of("item", "fund");

    private static final Pattern INSIDE = Pattern.compile("(?s)[^:：]{2,20}[:：].*");
    private static final Pattern VALUE = Pattern.compile("（略）|(?<=[:：])\\s*[0-9][0-9.]*(万元)?|(?<=单位：)\\s*\\S+(中心|局)");

    private static final Workspace WORKSPACE = Workspace.open(Samples.MAPPINGS);

    @TempDir
    Path folder;

    private record Truth(String cell, String column, String value) {}

    @ParameterizedTest(name = "{2} {3}")
    @CsvSource({
        "huaihua, 怀化, 基础数据表, filled, base_data, 1",
        "huaihua, 怀化, 整体自评表, filled, overall_self_evaluation, 1",
        "huaihua, 怀化, 项目1, filled, project_self_evaluation, 1",
        "jingzhou, 靖州, 整体支出绩效评价自评报告, filled, county_overall_report, 1",
        "wangcheng, 长沙, 资金使用明细, filled, fund_use_detail, 1",
        "hunan, 湖南, 三公经费, filled, three_public_comparison, 1",
        "hunan, 湖南, 失业保险基金, filled, social_fund_execution, 1",
        "huaihua, 怀化, 基础数据表, blank, base_data, 0.93",
        "huaihua, 怀化, 整体自评表, blank, overall_self_evaluation, 0.93",
        "huaihua, 怀化, 项目1, blank, project_self_evaluation, 0.93",
        "jingzhou, 靖州, 整体支出绩效评价自评报告, blank, county_overall_report, 0.93",
        "wangcheng, 长沙, 资金使用明细, blank, fund_use_detail, 0.93",
        "hunan, 湖南, 三公经费, blank, three_public_comparison, 0.93",
        "hunan, 湖南, 失业保险基金, blank, social_fund_execution, 0.93"
    })
    void everyFigureOfATemplateWithoutAMappingComesOutOfItsDraft(
            String slug, String begin, String sheet, String how, String hidden, double typed) throws Exception {
        Path file = Samples.file(begin, begin.equals("怀化") ? "自评.xlsx" : ".xlsx");
        Workbook workbook = WorkbookReader.withDefaults().read(file);
        Sheet filled = workbook.sheets().stream()
                .filter(s -> s.name().equals(sheet))
                .findFirst()
                .orElseThrow();
        List<Truth> truth = truth(slug, sheet);
        Mappings others = new Mappings(
                WORKSPACE.mappings().tables(),
                WORKSPACE.mappings().forms().stream()
                        .filter(f -> !f.formId().equals(hidden))
                        .toList());
        Draft draft = new Inference(others)
                .draft(
                        how.equals("blank")
                                ? blank(filled, truth, slug.equals("hunan") ? PRINTED_LISTS : PRINTED)
                                : filled,
                        "draft_form",
                        "draft",
                        sheet)
                .orElseThrow();
        draft.write(folder);
        List<String> problems = new ArrayList<>();
        Mappings drafted = Mappings.read(folder, problems);
        assertThat(problems).isEmpty();

        String name = file.getFileName().toString();
        List<Submission> forms = new Extractor(drafted, WORKSPACE.registry())
                .extract(new Workbook(workbook.format(), List.of(filled)), new SourceName(name, name))
                .submissions();
        Map<String, List<Fact>> byCell = new HashMap<>();
        forms.forEach(form -> Stream.concat(Stream.of(form.header()), form.rows().stream())
                .flatMap(row -> row.facts().values().stream())
                .forEach(f -> f.provenance()
                        .ifPresent(p -> byCell.computeIfAbsent(p.cell().toString(), c -> new ArrayList<>())
                                .add(f))));
        assertThat(forms).hasSize(1);
        List<String> lost = new ArrayList<>();
        int figures = 0;
        int asNumbers = 0;
        for (Truth value : truth) {
            List<Fact> facts = byCell.getOrDefault(value.cell(), List.of());
            boolean number = facts.stream().anyMatch(f -> isNumber(f, value.value()));
            boolean kept = facts.stream().anyMatch(f -> isKept(f));
            if (!value.column().equals("level1_cap") && value.value().matches("-?[0-9]+(\\.[0-9]+)?")) {
                figures++;
                asNumbers += number ? 1 : 0;
            }
            if (!number && !kept) {
                lost.add(value.cell() + " " + value.column() + " = " + value.value());
            }
        }
        assertThat(lost).as(draft.files().toString()).isEmpty();
        assertThat((double) asNumbers / Math.max(1, figures))
                .as(asNumbers + " of " + figures + " figures are typed as figures")
                .isGreaterThanOrEqualTo(typed);
    }

    private static boolean isNumber(Fact fact, String wanted) {
        return fact.value()
                .filter(v -> v instanceof Number && wanted.matches("-?[0-9]+(\\.[0-9]+)?"))
                .filter(v -> new BigDecimal(v.toString()).compareTo(new BigDecimal(wanted)) == 0)
                .isPresent();
    }

    /** A text keeps what its cell says, word for word or as the cell's part behind a label. */
    private static boolean isKept(Fact fact) {
        return fact.value().filter(v -> !(v instanceof Number)).isPresent();
    }

    private List<Truth> truth(String slug, String sheet) throws IOException {
        List<Truth> rows = new ArrayList<>();
        try (Reader in = new InputStreamReader(
                        Objects.requireNonNull(getClass().getResourceAsStream("/truth/" + slug + ".csv")),
                        StandardCharsets.UTF_8);
                var parser = CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(in)) {
            for (CSVRecord row : parser) {
                if (row.get("sheet_name").equals(sheet)
                        && !row.get("cell_ref").isEmpty()
                        && !row.get("value").isEmpty()) {
                    rows.add(new Truth(row.get("cell_ref"), row.get("column_name"), row.get("value")));
                }
            }
        }
        assertThat(rows).hasSizeGreaterThan(20);
        return rows;
    }

    /** The sheet as it is handed out: labels, lines and level headings stay, what a unit fills in is gone. */
    private static Sheet blank(Sheet filled, List<Truth> truth, Set<String> printedColumns) {
        Set<String> items = truth.stream()
                .filter(t -> t.value().endsWith(".item"))
                .map(Truth::cell)
                .collect(Collectors.toSet());
        Set<String> printed = truth.stream()
                .filter(t -> printedColumns.contains(t.column()) && !items.contains(t.cell()))
                .map(Truth::cell)
                .collect(Collectors.toSet());
        Set<String> values = truth.stream()
                .map(Truth::cell)
                .filter(c -> !printed.contains(c))
                .collect(Collectors.toSet());
        Sheet.Builder builder = new Sheet.Builder(filled.name(), Visibility.VISIBLE);
        for (int r = 0; r < filled.height(); r++) {
            for (Cell cell : filled.row(r)) {
                String text = cell.value().shown();
                boolean said = cell.value() instanceof CellValue.Text;
                if (said && INSIDE.matcher(text).matches()) {
                    String emptied = printed.contains(cell.ref().toString())
                            ? text
                            : VALUE.matcher(text).replaceAll("");
                    builder.add(new Cell(cell.ref(), new CellValue.Text(emptied), false));
                } else if (said && !values.contains(cell.ref().toString()) && !text.matches("[0-9.]+%?|[—-]+|（略）")) {
                    builder.add(cell);
                }
            }
        }
        filled.merges().forEach(builder::merge);
        return builder.build();
    }

    @Test
    void theCommandWritesADraftThatLintsAndRuns() throws Exception {
        Path mappings = folder.resolve("mappings");
        ReplayTest.copy(Samples.MAPPINGS, mappings);
        try (Stream<Path> files = Files.walk(mappings.resolve("forms/three_public_comparison"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        Path sample = Samples.file("湖南", ".xlsx");
        String[] infer = {
            "mappings",
            "infer",
            sample.toString(),
            "--sheet",
            "三公经费",
            "--form",
            "three_public",
            "--template",
            "hunan",
            "--write",
            "--mappings",
            mappings.toString(),
            "--lang=en"
        };
        Samples.Run run = Samples.huizong(infer);
        assertThat(run.status()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("written: forms/three_public/hunan.yaml").contains("cells unclaimed 0");
        assertThat(Samples.huizong("mappings", "lint", "--mappings", mappings.toString())
                        .status())
                .isZero();
        Path db = folder.resolve("x.duckdb");
        Samples.Run loaded = Samples.huizong(
                "ingest", sample.toString(), "--db", db.toString(), "--mappings", mappings.toString(), "--lang=en");
        assertThat(loaded.out()).contains("forms 2");
        Samples.Run again = Samples.huizong(infer);
        assertThat(again.status()).isEqualTo(2);
        assertThat(again.err()).contains("there is already forms/three_public/hunan.yaml");
    }
}
