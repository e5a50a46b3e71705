package huizong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.mapping.yaml.Mappings;
import huizong.store.Result;
import huizong.store.Store;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The whole content of every sample, compared with what was transcribed from its sheets by hand into
 * {@code truth/<slug>.csv}: each value with the cell it stands in, and nothing beside.
 */
class SampleContentTest {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource({
        "huaihua, 怀化, 自评.xlsx",
        "huaihua, 怀化, .xls",
        "jingzhou, 靖州, .xlsx",
        "wangcheng, 长沙, .xlsx",
        "hunan, 湖南, .xlsx",
        "sichuan, （四川表样）, .xlsx",
        "hubei, （湖北表样）, .xlsx",
        "anhui, （安徽表样）, .xlsx",
        "tianjin-hebei, （津冀表样）, .xlsx",
        "payments, （清单表样）, .xlsx"
    })
    void everyValueOfTheSheetsIsInTheDatabaseAndLeadsBackToItsCell(String slug, String begin, String end)
            throws Exception {
        Path db = folder.resolve("content.duckdb");
        Samples.Run run = Samples.huizong(
                "ingest",
                "--db",
                db.toString(),
                "--mappings",
                Samples.MAPPINGS.toString(),
                Samples.file(begin, end).toString());
        assertThat(run.status()).as(run.err()).isZero();

        Map<String, String> expected = new TreeMap<>();
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
                expected.put(
                        String.join(
                                "/",
                                row.get("sheet_name"),
                                row.get("table_name"),
                                row.get("line_no"),
                                row.get("column_name")),
                        canonical(row.get("value")) + "@" + row.get("cell_ref"));
            }
        }
        Map<String, String> found = content(db);
        assertThat(expected).hasSizeGreaterThan(40);
        java.util.Set<String> keys = new java.util.TreeSet<>(expected.keySet());
        keys.addAll(found.keySet());
        assertThat(keys.stream()
                        .filter(k -> !Objects.equals(expected.get(k), found.get(k)))
                        .map(k -> k + ": sheet " + expected.get(k) + ", database " + found.get(k)))
                .isEmpty();
    }

    /** Every non-null value, and every marker, with its cell. Columns that come from no cell have none. */
    static Map<String, String> content(Path db) {
        Map<String, String> found = new TreeMap<>();
        try (Store store = Store.open(db, Mappings.read(Samples.MAPPINGS).tables())) {
            Map<String, String> cells = new TreeMap<>();
            for (List<Optional<Object>> row : store.query(
                            "SELECT s.sheet_name, l.table_name, l.line_no, l.column_name, l.cell_ref FROM meta.lineage l"
                                    + " JOIN meta.submission s USING (submission_id)")
                    .rows()) {
                cells.put(key(row), text(row.get(4)));
            }
            cells.forEach((key, cell) -> found.put(key, "@" + cell));
            List<String> tables = new java.util.ArrayList<>(
                    store.query("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'filed'").rows().stream()
                            .map(r -> text(r.get(0)))
                            .toList());
            for (String table : tables) {
                Result rows = store.query("SELECT s.sheet_name, t.* FROM filed." + table
                        + " t JOIN meta.submission s USING (submission_id)");
                int lineAt = rows.columns().indexOf("line_no");
                for (List<Optional<Object>> row : rows.rows()) {
                    for (int c = 2; c < row.size(); c++) {
                        if (c != lineAt && row.get(c).isPresent()) {
                            String line = lineAt < 0 ? "0" : text(row.get(lineAt));
                            String key = String.join(
                                    "/",
                                    text(row.get(0)),
                                    table,
                                    line,
                                    rows.columns().get(c));
                            found.put(key, canonical(text(row.get(c))) + found.getOrDefault(key, "@"));
                        }
                    }
                }
            }
            for (List<Optional<Object>> row : store.query(
                            "SELECT sheet_name, 'submission', 0, unnest(['project_name', 'filled_on',"
                                    + " 'unit_name']), unnest([project_name, filled_on::VARCHAR, unit_name]) FROM meta.submission")
                    .rows()) {
                String place = found.get(key(row));
                if (place != null) {
                    found.put(key(row), text(row.get(4)) + place);
                }
            }
        }
        return found;
    }

    private static String key(List<Optional<Object>> row) {
        return String.join("/", text(row.get(0)), text(row.get(1)), text(row.get(2)), text(row.get(3)));
    }

    private static String text(Optional<Object> value) {
        return value.map(Object::toString).orElse("");
    }

    static String canonical(String value) {
        return NUMBER.matcher(value).matches()
                ? new BigDecimal(value).stripTrailingZeros().toPlainString()
                : value.replace("\r\n", "\n");
    }
}
