package huizong.store.load;

import huizong.catalog.ColumnDefinition;
import huizong.catalog.TableCatalog;
import huizong.catalog.TableDefinition;
import huizong.store.Result;
import huizong.store.Store;
import huizong.submission.Content;
import huizong.submission.Content.Item;
import huizong.submission.Content.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads back what the database holds of one workbook's filings. */
public final class FiledContent {
    /** Readings that a later reading of the same workbook replaced are left out. */
    private static final String FILINGS = "SELECT s.submission_id, s.sheet_name, s.form_id, s.mapping_version,"
            + " s.unit_name, s.unit_id, s.division_code, s.fiscal_year, s.project_name, s.filled_by, s.filled_on,"
            + " s.is_current, s.period FROM meta.submission s"
            + " LEFT JOIN meta.submission later ON later.submission_id = s.superseded_by"
            + " WHERE s.workbook_id = ?"
            + " AND NOT coalesce(later.workbook_id = s.workbook_id AND later.loaded_at > s.loaded_at, false)"
            + " ORDER BY length(s.submission_id), s.submission_id";

    private static final String CELLS = "SELECT l.submission_id, table_name, line_no, column_name, cell_ref, raw_text"
            + " FROM meta.lineage l JOIN meta.submission s USING (submission_id) WHERE s.workbook_id = ?"
            + " UNION ALL SELECT b.submission_id, table_name, line_no, column_name, cell_ref, ''"
            + " FROM meta.blank b JOIN meta.submission s USING (submission_id) WHERE s.workbook_id = ?";

    private static final String FINDINGS = "SELECT submission_id, rule_id, sheet_name, cell_ref, message"
            + " FROM meta.reading_finding WHERE workbook_id = ? AND submission_id IS NOT NULL";

    private static final String UNCLAIMED = "SELECT u.submission_id, u.sheet_name, cell_ref, raw_text"
            + " FROM meta.unclaimed u JOIN meta.submission s USING (submission_id) WHERE s.workbook_id = ?";

    private final Store store;
    private final TableCatalog catalog;
    private final Map<String, Map<Place, Item>> items = new LinkedHashMap<>();
    private final Map<String, List<String>> notes = new LinkedHashMap<>();

    public FiledContent(Store store, TableCatalog catalog) {
        this.store = store;
        this.catalog = catalog;
    }

    /** The filings of a workbook in the order they were numbered, each in its latest reading. */
    public List<Filing> of(String workbookId) {
        for (List<Optional<Object>> row :
                store.query(CELLS, workbookId, workbookId).rows()) {
            items(Result.text(row.get(0)))
                    .put(
                            new Place(Result.text(row.get(1)), number(row.get(2)), Result.text(row.get(3))),
                            new Item("", Result.text(row.get(4)), Result.text(row.get(5))));
        }
        catalog.tables().forEach(table -> values(table, workbookId));
        for (List<Optional<Object>> row : store.query(FINDINGS, workbookId).rows()) {
            notes(Result.text(row.get(0)))
                    .add(Content.finding(
                            Result.text(row.get(1)),
                            Result.text(row.get(2)) + "!" + Result.text(row.get(3)),
                            Result.text(row.get(4))));
        }
        for (List<Optional<Object>> row : store.query(UNCLAIMED, workbookId).rows()) {
            notes(Result.text(row.get(0)))
                    .add(Content.unclaimed(
                            Result.text(row.get(1)) + "!" + Result.text(row.get(2)), Result.text(row.get(3))));
        }
        return store.query(FILINGS, workbookId).rows().stream()
                .map(this::filing)
                .toList();
    }

    /** Names of tables and columns come from the catalogue, which admits identifiers only. */
    private void values(TableDefinition table, String workbookId) {
        List<String> columns =
                table.columns().stream().map(ColumnDefinition::name).toList();
        Result rows = store.query(
                "SELECT t.* FROM filed.\"" + table.name()
                        + "\" t JOIN meta.submission s USING (submission_id) WHERE s.workbook_id = ?",
                workbookId);
        int idAt = rows.columns().indexOf("submission_id");
        int lineAt = rows.columns().indexOf("line_no");
        for (List<Optional<Object>> row : rows.rows()) {
            Map<Place, Item> into = items(Result.text(row.get(idAt)));
            int line = lineAt < 0 ? 0 : number(row.get(lineAt));
            for (int c = 0; c < row.size(); c++) {
                String column = rows.columns().get(c);
                if (columns.contains(column) && row.get(c).isPresent()) {
                    Place place = new Place(table.name(), line, column);
                    Item from = into.getOrDefault(place, Item.NONE);
                    into.put(place, new Item(Content.text(row.get(c).get()), from.cell(), from.raw()));
                }
            }
        }
    }

    private Filing filing(List<Optional<Object>> row) {
        String id = Result.text(row.get(0));
        Map<Place, Item> own = items(id);
        Content.header(own, "form_id", row.get(2));
        Content.header(own, "unit_name", row.get(4));
        Content.header(own, "unit_id", row.get(5));
        Content.header(own, "division_code", row.get(6));
        Content.header(own, "fiscal_year", row.get(7));
        Content.header(own, "period", row.get(12));
        Content.header(own, "project_name", row.get(8));
        Content.header(own, "filled_by", row.get(9));
        Content.header(own, "filled_on", row.get(10));
        return new Filing(
                id,
                Result.text(row.get(1)),
                Result.text(row.get(2)),
                Result.text(row.get(3)),
                Result.text(row.get(5)),
                Result.text(row.get(7)),
                Result.text(row.get(8)),
                Result.text(row.get(11)).equals("true"),
                new Content(own, notes(id)));
    }

    private Map<Place, Item> items(String id) {
        return items.computeIfAbsent(id, i -> new TreeMap<>());
    }

    private List<String> notes(String id) {
        return notes.computeIfAbsent(id, i -> new ArrayList<>());
    }

    private static int number(Optional<Object> value) {
        return value.map(v -> ((Number) v).intValue()).orElse(0);
    }
}
