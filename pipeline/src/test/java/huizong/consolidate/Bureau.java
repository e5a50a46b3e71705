package huizong.consolidate;

import huizong.bureau.Correction;
import huizong.bureau.CorrectionReader;
import huizong.bureau.ReferenceLists;
import huizong.bureau.Registry;
import huizong.bureau.Waivers;
import huizong.grid.Sheet;
import huizong.mapping.yaml.Mappings;
import huizong.rule.RuleBook;
import huizong.store.Store;
import huizong.store.load.Filings;
import huizong.workbook.WorkbookReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A small bureau: a province, a city, two counties; filings are put in by their figures, without workbooks. */
final class Bureau implements AutoCloseable {
    static final String DIVISIONS =
            """
            division_code,name,short_name,level,parent_code
            430000,湖南省,湖南,province,
            430000,湖南省本级,省本级,own,430000
            431200,怀化市,怀化,city,430000
            431200,怀化市本级,市本级,own,431200
            431229,靖州县,靖州,county,431200
            431230,通道县,通道,county,431200
            """;
    static final String UNITS =
            """
            unit_id,name,division_code,parent_unit_id,department,level,valid_from,valid_to
            P,省厅,430000,,省厅,province,,
            C,怀化市局,431200,,怀化市局,city,,
            C2,怀化市中心,431200,C,怀化市局,city,,
            A,靖州县局,431229,,靖州县局,county,,
            B,通道县局,431230,,通道县局,county,,
            """;

    final Store store;
    final Path mappings;
    private final ReferenceLists lists;
    private int filings;

    Bureau(Path folder, String units, String adjustments, String supplements) throws IOException {
        mappings = folder.resolve("mappings");
        Path shipped = Path.of("..", "mappings");
        Files.createDirectories(mappings.resolve("rollups"));
        try (Stream<Path> scripts = Files.list(shipped.resolve("rollups"))) {
            for (Path script : scripts.toList()) {
                Files.copy(script, mappings.resolve("rollups").resolve(script.getFileName()));
            }
        }
        List<String> problems = new ArrayList<>();
        Mappings forms = Mappings.read(shipped, problems);
        Registry registry = Registry.of(
                sheet("divisions.csv", DIVISIONS),
                sheet("units.csv", units),
                sheet("aliases.csv", "kind,alias,name,division_code\n"),
                problems);
        CorrectionReader reader = new CorrectionReader(registry, forms, problems);
        List<Correction> corrections = new ArrayList<>(
                reader.read(Correction.Kind.ADJUSTMENT, "adjustments.csv", sheet("a.csv", adjustments)));
        corrections.addAll(reader.read(Correction.Kind.SUPPLEMENT, "supplements.csv", sheet("s.csv", supplements)));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        store = Store.open(folder.resolve("bureau.duckdb"), forms.tables());
        new Filings(store).replaceReference(registry);
        lists = new ReferenceLists(List.of(), new Waivers(List.of(), List.of()), corrections);
    }

    static Bureau plain(Path folder) throws IOException {
        return new Bureau(folder, UNITS, "fiscal_year\n", "fiscal_year\n");
    }

    private Sheet sheet(String name, String text) throws IOException {
        Files.createDirectories(mappings);
        Path file = mappings.resolve(name);
        Files.writeString(file, text);
        return WorkbookReader.withDefaults().read(file).sheets().get(0);
    }

    /** A new filing; returns its id. */
    String filing(String unit, String division, int year, String form) {
        String id = String.format("f%03d", ++filings);
        store.update(
                "INSERT INTO meta.workbook VALUES (?, ?, ?, 'xlsx', 1, 'loaded', NULL, NULL, TIMESTAMP '2024-01-01')",
                "w" + id,
                id + ".xlsx",
                id + ".xlsx");
        store.update(
                "INSERT INTO meta.submission VALUES (?, ?, '表', ?, 'v1', ?, ?, ?, ?, NULL, 1, true, NULL, NULL, NULL,"
                        + " now()::TIMESTAMP, ?)",
                id,
                "w" + id,
                form,
                unit,
                unit,
                division,
                year,
                String.valueOf(year));
        return id;
    }

    /** A base table with one line for each of some items: {@code code budget final}, {@code -} for blank. */
    String base(String unit, String division, int year, String... items) {
        String id = filing(unit, division, year, "base_data");
        int line = 0;
        for (String item : items) {
            String[] part = item.split(" ");
            line++;
            store.update(
                    "INSERT INTO filed.expenditure_item (submission_id, line_no, item_code, item_name, budget, final)"
                            + " VALUES (?, ?, ?, ?, try_cast(? AS DECIMAL(18,6)), try_cast(? AS DECIMAL(18,6)))",
                    id,
                    line,
                    part[0],
                    part[0],
                    part[1],
                    part[2]);
            store.update(
                    "INSERT INTO meta.lineage VALUES (?, 'expenditure_item', ?, 'final', '表', ?, ?)",
                    id,
                    line,
                    "F" + line,
                    part[2]);
        }
        return id;
    }

    /** A self-evaluation with its total funds ({@code initial annual executed}) and its score. */
    String evaluation(String unit, String division, String form, String funds, String score) {
        String id = filing(unit, division, 2023, form);
        String[] fund = funds.split(" ");
        store.update(
                "INSERT INTO filed.funding (submission_id, line_no, source_code, initial_budget, annual_budget, executed)"
                        + " VALUES (?, 1, 'total', try_cast(? AS DECIMAL(18,6)), try_cast(? AS DECIMAL(18,6)),"
                        + " try_cast(? AS DECIMAL(18,6)))",
                id,
                fund[0],
                fund[1],
                fund[2]);
        store.update(
                "INSERT INTO filed.self_evaluation (submission_id, total_score) VALUES (?, try_cast(? AS DECIMAL(18,6)))",
                id,
                score);
        return id;
    }

    /** A later version takes an earlier one's place. */
    void supersede(String earlier, String later) {
        store.update(
                "UPDATE meta.submission SET is_current = false, superseded_by = ? WHERE submission_id = ?",
                later,
                earlier);
        store.update("UPDATE meta.submission SET revision = 2 WHERE submission_id = ?", later);
    }

    int consolidate(String period) {
        return consolidate(Terms.of(Period.parse(period).orElseThrow()));
    }

    int consolidate(Terms terms) {
        new Filings(store).replaceLists(lists, terms.period().month());
        return new Consolidation(store, RuleBook.read(mappings, new ArrayList<>()), mappings).run(terms);
    }

    /** The columns of a query's rows, joined with blanks; numbers without idle zeros, a dash for NULL. */
    List<String> rows(String sql) {
        return store.query(sql).rows().stream()
                .map(r -> String.join(" ", r.stream().map(Bureau::text).toList()))
                .toList();
    }

    private static String text(Optional<Object> value) {
        return value.map(v -> v instanceof java.math.BigDecimal d
                        ? d.stripTrailingZeros().toPlainString()
                        : v.toString())
                .orElse("-");
    }

    @Override
    public void close() {
        store.close();
    }
}
