package huizong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.grid.CellRef;
import huizong.grid.Sheet;
import huizong.workbook.WorkbookReader;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report whose tables are the forms of a sample workbook says the same as the workbook, value by value. */
class DocumentContentTest {
    private static final String REPORT = "报告.docx";

    @TempDir
    Path folder;

    @Test
    void theFormsOfAReportHaveTheValuesOfTheWorkbookAndTheAddressesOfTheirTables() throws Exception {
        Path db = folder.resolve("document.duckdb");
        Path file = Samples.file("怀化", REPORT);
        Samples.Run run = Samples.huizong(
                "ingest", "--db", db.toString(), "--mappings", Samples.MAPPINGS.toString(), file.toString());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("forms 13");

        List<Sheet> sheets = WorkbookReader.withDefaults().read(file).sheets();
        assertThat(sheets).hasSize(13);
        assertThat(sheets.get(0).name()).isEqualTo("部门整体支出绩效评价基础数据表");
        assertThat(sheets.get(2).name()).isEqualTo("表3");
        List<CSVRecord> truth = truth();
        List<String> workbookSheets =
                truth.stream().map(r -> r.get("sheet_name")).distinct().toList();
        Map<String, String> expected = new TreeMap<>();
        for (CSVRecord row : truth) {
            int number = workbookSheets.indexOf(row.get("sheet_name"));
            Sheet sheet = sheets.get(number);
            expected.put(
                    String.join("/", sheet.name(), row.get("table_name"), row.get("line_no"), row.get("column_name")),
                    SampleContentTest.canonical(row.get("value")) + "@" + address(row.get("cell_ref"), number));
        }
        Map<String, String> found = SampleContentTest.content(db);
        List<String> different = new ArrayList<>();
        TreeSet<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(found.keySet());
        for (String key : keys) {
            if (!Objects.equals(expected.get(key), found.get(key))) {
                different.add(key + ": workbook " + expected.get(key) + ", document " + found.get(key));
            }
        }
        assertThat(different).isEmpty();
    }

    /** The workbook's forms have so many rows above what is the table in the document. */
    private static String address(String cell, int sheet) {
        if (cell.isEmpty()) {
            return "";
        }
        CellRef ref = CellRef.parse(cell);
        return new CellRef(ref.row() - (sheet == 0 ? 3 : sheet == 1 ? 2 : 1), ref.column()).toString();
    }

    private static List<CSVRecord> truth() throws Exception {
        try (Reader in = new InputStreamReader(
                        Objects.requireNonNull(DocumentContentTest.class.getResourceAsStream("/truth/huaihua.csv")),
                        StandardCharsets.UTF_8);
                var parser = CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(in)) {
            return parser.getRecords();
        }
    }
}
