package huizong.store.load;

import huizong.store.RowTable;
import huizong.store.Store;
import huizong.submission.Submission;
import huizong.submission.UnitRef;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Updates the tables that have a key for a group of workbooks: one statement a table, where one a row would cost as much
 * as everything else together.
 */
public final class Register {
    private static final RowTable.Type TEXT = RowTable.Type.TEXT;
    /** The units of the group, for {@link Revisions} too. */
    static final String ARRIVING_UNITS = "arriving_unit";

    private static final List<RowTable.Column> UNIT = List.of(
            new RowTable.Column("unit_id", TEXT),
            new RowTable.Column("name", TEXT),
            new RowTable.Column("division_code", TEXT),
            new RowTable.Column("level", TEXT));
    private static final String REPLACED = "replaced_submission";
    private static final List<RowTable.Column> REPLACEMENT =
            List.of(new RowTable.Column("submission_id", TEXT), new RowTable.Column("superseded_by", TEXT));

    private final Store store;

    public Register(Store store) {
        this.store = store;
    }

    /** Enters workbooks in the ledger as loaded, and registers units that were not known. */
    void enter(List<Arrival> arrivals) {
        RowTable rows = store.rowsFor("meta.workbook");
        for (Arrival arrival : arrivals) {
            WorkbookFile file = arrival.file();
            rows.add(
                    file.workbookId(),
                    file.fileName(),
                    file.relativePath(),
                    file.format().isEmpty() ? null : file.format(),
                    file.sizeBytes(),
                    "loaded",
                    null,
                    null,
                    LocalDateTime.ofInstant(file.receivedAt(), ZoneId.systemDefault()));
        }
        store.update("INSERT OR REPLACE INTO meta.workbook FROM " + store.from("meta.workbook"));
        meet(arrivals.stream().flatMap(a -> a.submissions().stream()).toList());
    }

    /** Makes the units of some filings known to {@link Revisions}. */
    public void stage(List<Submission> filings) {
        Map<String, UnitRef> units = new LinkedHashMap<>();
        filings.stream().map(Submission::unit).forEach(u -> units.putIfAbsent(u.unitId(), u));
        RowTable rows = store.rowsFor(ARRIVING_UNITS, UNIT);
        for (UnitRef unit : units.values()) {
            rows.add(
                    unit.unitId(),
                    unit.name(),
                    unit.divisionCode().orElse(null),
                    unit.level().orElse(null));
        }
    }

    /** Makes the units of some filings known, and registers those that were not. */
    void meet(List<Submission> filings) {
        stage(filings);
        store.update("INSERT OR IGNORE INTO main.unit (unit_id, name, division_code, level) FROM "
                + store.from(ARRIVING_UNITS));
    }

    /** Marks filings that are current no longer, by the filing that replaces each. */
    void retire(Map<String, String> replaced) {
        if (!replaced.isEmpty()) {
            RowTable rows = store.rowsFor(REPLACED, REPLACEMENT);
            replaced.forEach(rows::add);
            store.update("UPDATE meta.submission s SET is_current = false, superseded_by = r.superseded_by FROM "
                    + store.from(REPLACED) + " r WHERE s.submission_id = r.submission_id");
        }
    }
}
