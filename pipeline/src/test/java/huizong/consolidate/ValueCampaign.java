package huizong.consolidate;

import huizong.bureau.ReferenceLists;
import huizong.bureau.Registry;
import huizong.bureau.Waivers;
import huizong.catalog.ColumnDefinition;
import huizong.catalog.ColumnType;
import huizong.catalog.TableDefinition;
import huizong.extract.Extractor;
import huizong.extract.SourceName;
import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.grid.Sheet;
import huizong.grid.Workbook;
import huizong.mapping.FilingPeriod;
import huizong.mapping.yaml.Mappings;
import huizong.rule.RuleBook;
import huizong.store.Store;
import huizong.store.load.Arrival;
import huizong.store.load.Filings;
import huizong.store.load.WorkbookFile;
import huizong.submission.Fact;
import huizong.submission.Provenance;
import huizong.submission.Row;
import huizong.submission.Submission;
import huizong.submission.UnitRef;
import huizong.workbook.WorkbookReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Filings of the samples, as they are read from the workbooks, with one number each made impossible: every numeric column
 * of every table of the catalogue, by a unit of its own in a county of their own, beside units whose filings are sound.
 */
final class ValueCampaign {
    private static final Path MAPPINGS = Path.of("..", "mappings");
    private static final Path SAMPLES = Path.of("..", "input-samples");
    private static final String SOUND_COUNTY = "431229";
    private static final String OTHER_COUNTY = "431230";
    private static final int SOUND_UNITS = 3;

    final Mappings mappings;
    private final RuleBook rules;
    private final Registry registry;
    private final List<Submission> samples = new ArrayList<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private int workbooks;

    ValueCampaign() throws IOException {
        List<String> problems = new ArrayList<>();
        mappings = Mappings.read(MAPPINGS, problems);
        rules = RuleBook.read(MAPPINGS, problems);
        registry = Registry.of(sheet("divisions.csv"), sheet("units.csv"), sheet("aliases.csv"), problems);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(String.join("\n", problems));
        }
        Extractor extractor = new Extractor(mappings, registry);
        try (Stream<Path> files = Files.list(SAMPLES)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".xlsx")).sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                samples.addAll(extractor
                        .extract(WorkbookReader.withDefaults().read(file), new SourceName(name, name))
                        .submissions());
            }
        }
    }

    /** What is read of a sample whose every number is another, as in a workbook so filled in. */
    List<Submission> readWith(String beginning, BigDecimal value) throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            Path file = files.filter(f -> String.valueOf(f.getFileName()).startsWith(beginning)
                            && f.toString().endsWith(".xlsx"))
                    .findFirst()
                    .orElseThrow();
            Workbook workbook = WorkbookReader.withDefaults().read(file);
            List<Sheet> sheets = workbook.sheets().stream()
                    .map(sheet -> {
                        Sheet.Builder changed = new Sheet.Builder(sheet.name(), sheet.visibility());
                        sheet.merges().forEach(changed::merge);
                        for (int row = 0; row < sheet.height(); row++) {
                            for (Cell cell : sheet.row(row)) {
                                changed.add(
                                        cell.value() instanceof CellValue.Number
                                                ? new Cell(cell.ref(), new CellValue.Number(value, false), false)
                                                : cell);
                            }
                        }
                        return changed.build();
                    })
                    .toList();
            return new Extractor(mappings, registry)
                    .extract(new Workbook(workbook.format(), sheets), new SourceName("2023.xlsx", "2023.xlsx"))
                    .submissions();
        }
    }

    private static Sheet sheet(String name) {
        return WorkbookReader.withDefaults()
                .read(MAPPINGS.resolve("reference").resolve(name))
                .sheets()
                .get(0);
    }

    /** A number somewhere in a table. */
    record Place(String table, String column, boolean isWhole) {}

    /** Every numeric column of every table there is. */
    List<Place> places() {
        List<Place> places = new ArrayList<>();
        for (TableDefinition table : mappings.tables().tables()) {
            for (ColumnDefinition column : table.columns()) {
                if (column.type() == ColumnType.DECIMAL || column.type() == ColumnType.INTEGER) {
                    places.add(new Place(table.name(), column.name(), column.type() == ColumnType.INTEGER));
                }
            }
        }
        return places;
    }

    /** A database with the sound units' filings only. */
    Store sound(Path file) {
        Store store = Store.open(file, mappings.tables());
        new Filings(store).replaceReference(registry);
        for (int unit = 1; unit <= SOUND_UNITS; unit++) {
            for (Submission sample : samples) {
                file(as(sample, "好" + unit, SOUND_COUNTY));
            }
        }
        return store;
    }

    /** Files, for a unit named after the column, every form that has it with a value in its place. */
    void fileWith(Place place, BigDecimal value) {
        changed(
                place.table() + "." + place.column(),
                row -> row.table().equals(place.table())
                        ? with(row, place.column(), place.isWhole() ? (Object) value.intValue() : value)
                        : row);
    }

    /** Files every form with every number drawn from a list. */
    void fileMixed(String unit, List<BigDecimal> values, long seed) {
        Random random = new Random(seed);
        changed(unit, row -> {
            Map<String, Fact> facts = new LinkedHashMap<>();
            row.facts()
                    .forEach((column, fact) -> facts.put(
                            column,
                            fact.value().filter(BigDecimal.class::isInstance).isPresent()
                                    ? fact(values.get(random.nextInt(values.size())), fact)
                                    : fact));
            return new Row(row.table(), row.lineNo(), facts);
        });
    }

    private void changed(String unit, UnaryOperator<Row> change) {
        for (Submission sample : samples) {
            List<Row> rows = sample.rows().stream().map(change).toList();
            if (!rows.equals(sample.rows())) {
                Submission own = as(sample, unit, OTHER_COUNTY);
                file(new Submission(
                        own.sheetName(),
                        own.formId(),
                        own.mappingVersion(),
                        own.unit(),
                        own.fiscalYear(),
                        own.period(),
                        own.projectName(),
                        own.filledBy(),
                        own.filledOn(),
                        own.header(),
                        rows,
                        Optional.empty(),
                        own.findings(),
                        own.unclaimed()));
            }
        }
    }

    private static Row with(Row row, String column, Object value) {
        Map<String, Fact> facts = new LinkedHashMap<>(row.facts());
        facts.put(column, fact(value, facts.get(column)));
        return new Row(row.table(), row.lineNo(), facts);
    }

    private static Fact fact(Object value, @org.jspecify.annotations.Nullable Fact before) {
        Provenance from = before == null || before.provenance().isEmpty()
                ? new Provenance("表", new CellRef(0, 0), value.toString())
                : new Provenance(
                        before.provenance().get().sheetName(),
                        before.provenance().get().cell(),
                        value.toString());
        return new Fact(Optional.of(value), Optional.of(from));
    }

    private static Submission as(Submission sample, String unit, String division) {
        return new Submission(
                sample.sheetName(),
                sample.formId(),
                sample.mappingVersion(),
                new UnitRef("auto:" + unit, unit, Optional.of(division), Optional.of("county")),
                sample.fiscalYear().isPresent() ? sample.fiscalYear() : OptionalInt.of(2023),
                sample.period().isPresent() ? sample.period() : Optional.of(FilingPeriod.of(2023)),
                sample.projectName(),
                sample.filledBy(),
                sample.filledOn(),
                sample.header(),
                sample.rows(),
                Optional.empty(),
                sample.findings(),
                sample.unclaimed());
    }

    private void file(Submission submission) {
        String id = String.format("%012d%052d", ++workbooks, 0);
        String name = submission.unit().name() + "-" + workbooks + ".xlsx";
        arrivals.add(new Arrival(
                new WorkbookFile(id, name, name, "xlsx", 1, Instant.parse("2024-01-05T00:00:00Z")),
                List.of(submission),
                List.of()));
    }

    int consolidate(Store store) {
        new Filings(store).load(arrivals);
        arrivals.clear();
        new Filings(store)
                .replaceLists(
                        new ReferenceLists(List.of(), new Waivers(List.of(), List.of()), List.of()),
                        java.time.YearMonth.of(2024, 1));
        return new Consolidation(store, rules, MAPPINGS)
                .run(Terms.of(Period.parse("2024-01").orElseThrow()));
    }

    /** All that a consolidation says of the sound units and of their county: figures and findings, a line each. */
    static List<String> ofTheSound(Store store, int id) {
        List<String> lines = new ArrayList<>();
        for (String table : List.of(
                "rollup_expenditure",
                "rollup_staffing",
                "rollup_building",
                "rollup_funding",
                "rollup_evaluation",
                "rollup_department_expenditure",
                "rollup_department_staffing",
                "rollup_department_building",
                "rollup_department_funding",
                "rollup_department_evaluation")) {
            store.query(
                            "SELECT '" + table + "' AS mart, * EXCLUDE (consolidation_id) FROM mart." + table
                                    + " WHERE consolidation_id = ? AND division_code = ?",
                            id,
                            SOUND_COUNTY)
                    .rows()
                    .forEach(row -> lines.add(row.toString()));
        }
        store.query(
                        "SELECT rule_id, severity, unit_name, form_id, project_name, sheet_name, cell_ref, stated, expected,"
                                + " difference, message FROM qa.finding WHERE consolidation_id = ? AND division_code = ?",
                        id,
                        SOUND_COUNTY)
                .rows()
                .forEach(row -> lines.add(row.toString().replaceAll("《[^》]*》", "")));
        return lines.stream().sorted().toList();
    }
}
