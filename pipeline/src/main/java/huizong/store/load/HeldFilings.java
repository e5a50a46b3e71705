package huizong.store.load;

import huizong.bureau.Decision;
import huizong.store.Result;
import huizong.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The filings that wait for a bureau's decision, and those that were decided: table {@code meta.held}. */
final class HeldFilings {
    private static final String OPEN = "open";
    private static final String ACCEPTED = "accepted";
    private static final String REJECTED = "rejected";

    private final Store store;

    HeldFilings(Store store) {
        this.store = store;
    }

    /** Where a filing stands, in words that a message can use. */
    record Place(String path, String sheet, String unit, String form, String year, String hash) {
        /** The line of decisions.csv that accepts it. */
        String decision() {
            return String.join(",", unit, form, year, hash.substring(0, Math.min(8, hash.length())), "accept", "<依据>");
        }

        /** What to do about it, in Chinese. */
        String remedy() {
            return "确应计入的，由财政部门在 reference/decisions.csv 写一行：" + decision() + "（不计入的写 reject）。";
        }

        /** The same in English. */
        String remedyEn() {
            return " If it is to count, the bureau adds a line to reference/decisions.csv: " + decision()
                    + " (or reject).";
        }
    }

    /** Where some filings stand. */
    Map<String, Place> places(Set<String> submissionIds) {
        Map<String, Place> places = new HashMap<>();
        for (List<Optional<Object>> row : store.query(
                        "SELECT s.submission_id, coalesce(w.path, ''), s.sheet_name, s.unit_name, s.form_id,"
                                + " coalesce(s.fiscal_year::VARCHAR, ''), s.workbook_id FROM meta.submission s LEFT JOIN"
                                + " (SELECT workbook_id, min_by(relative_path, received_at) AS path FROM meta.workbook"
                                + " WHERE status = 'loaded' GROUP BY ALL) w USING (workbook_id)"
                                + " WHERE s.submission_id IN (SELECT unnest(string_split(?, ',')))",
                        String.join(",", submissionIds))
                .rows()) {
            places.put(
                    Result.text(row.get(0)),
                    new Place(
                            Result.text(row.get(1)),
                            Result.text(row.get(2)),
                            Result.text(row.get(3)),
                            Result.text(row.get(4)),
                            Result.text(row.get(5)),
                            Result.text(row.get(6))));
        }
        return places;
    }

    /** Lets filings wait; one that was decided already is not asked about again. */
    void add(List<Held> held) {
        for (Held each : held) {
            store.update(
                    "INSERT INTO meta.held SELECT ?, ?, ?, 'open', NULL, ?, ?"
                            + " WHERE NOT EXISTS (SELECT 1 FROM meta.held WHERE submission_id = ?)",
                    each.submissionId(),
                    each.kind().code(),
                    each.otherId().orElse(null),
                    each.message(),
                    each.messageEn(),
                    each.submissionId());
        }
    }

    /** Filings that are on the list, decided or not. */
    Set<String> known() {
        Set<String> known = new LinkedHashSet<>();
        store.query("SELECT submission_id FROM meta.held").rows().forEach(r -> known.add(Result.text(r.get(0))));
        return known;
    }

    private record Row(
            String id,
            String kind,
            String state,
            String key,
            String workbook,
            Set<String> names,
            Set<String> units,
            String form,
            String year) {
        boolean isMeantBy(Decision decision) {
            return (decision.namesContent() ? workbook.startsWith(decision.file()) : names.contains(decision.file()))
                    && decision.unit().filter(u -> !units.contains(u)).isEmpty()
                    && decision.formId().filter(f -> !f.equals(form)).isEmpty()
                    && decision.fiscalYear()
                            .filter(y -> !String.valueOf(y).equals(year))
                            .isEmpty();
        }
    }

    /**
     * Does what the bureau decided; a decision that was taken back is undone.
     *
     * @param unmatched told of decisions that concern no filing, or of a name that several files have
     * @return the filings whose state changed
     */
    List<String> decide(List<Decision> decisions, List<Decision> unmatched) {
        rejectNamedContents(decisions);
        List<Row> rows = rows();
        Map<String, String> states = new LinkedHashMap<>();
        Map<String, String> keys = new HashMap<>();
        for (Decision decision : decisions) {
            List<Row> meant = rows.stream().filter(r -> r.isMeantBy(decision)).toList();
            boolean several = !decision.namesContent()
                    && meant.stream().map(Row::workbook).distinct().count() > 1;
            List<Row> decided = several
                    ? meant.stream().filter(r -> r.key().equals(decision.key())).toList()
                    : meant;
            if (decided.isEmpty()) {
                unmatched.add(decision);
            }
            for (Row row : decided) {
                states.put(row.id(), decision.accepted() ? ACCEPTED : REJECTED);
                keys.put(row.id(), decision.key());
            }
        }
        List<String> changed = new ArrayList<>();
        for (Row row : rows) {
            String state = states.getOrDefault(row.id(), OPEN);
            if (state.equals(OPEN) && row.kind().equals(Held.Kind.REJECTED.code())) {
                store.update("DELETE FROM meta.held WHERE submission_id = ?", row.id());
                changed.add(row.id());
            } else if (!state.equals(row.state())
                    || !keys.getOrDefault(row.id(), "").equals(row.key())) {
                store.update(
                        "UPDATE meta.held SET state = ?, decision_key = ? WHERE submission_id = ?",
                        state,
                        keys.get(row.id()),
                        row.id());
                changed.add(row.id());
            }
        }
        return changed;
    }

    /** A bureau may also decide against what nobody asked it about, if it says which content it means. */
    private void rejectNamedContents(List<Decision> decisions) {
        for (Decision decision : decisions) {
            if (!decision.accepted() && decision.namesContent()) {
                store.update(
                        "INSERT INTO meta.held SELECT s.submission_id, 'rejected', NULL, 'open', NULL, ?, ?"
                                + " FROM meta.submission s WHERE starts_with(s.workbook_id, ?)"
                                + " AND (? IS NULL OR s.unit_id = ? OR s.unit_name = ?)"
                                + " AND (? IS NULL OR s.form_id = ?) AND (? IS NULL OR s.fiscal_year = ?)"
                                + " AND s.submission_id NOT IN (SELECT submission_id FROM meta.held)",
                        "财政部门决定不计入：" + decision.basis(),
                        "The bureau decided that it does not count: " + decision.basis(),
                        decision.file(),
                        decision.unit().orElse(null),
                        decision.unit().orElse(null),
                        decision.unit().orElse(null),
                        decision.formId().orElse(null),
                        decision.formId().orElse(null),
                        decision.fiscalYear().orElse(null),
                        decision.fiscalYear().orElse(null));
            }
        }
    }

    private List<Row> rows() {
        return store
                .query("SELECT h.submission_id, h.kind, h.state, coalesce(h.decision_key, ''), s.workbook_id,"
                        + " (SELECT string_agg(w.file_name || chr(10) || w.relative_path, chr(10)) FROM meta.workbook w"
                        + " WHERE w.workbook_id = s.workbook_id), s.unit_id || chr(10) || s.unit_name || chr(10)"
                        + " || coalesce(i.stated_name, ''), s.form_id, coalesce(s.fiscal_year::VARCHAR, '')"
                        + " FROM meta.held h JOIN meta.submission s USING (submission_id)"
                        + " LEFT JOIN meta.filing_identity i USING (submission_id) ORDER BY 1")
                .rows()
                .stream()
                .map(r -> new Row(
                        Result.text(r.get(0)),
                        Result.text(r.get(1)),
                        Result.text(r.get(2)),
                        Result.text(r.get(3)),
                        Result.text(r.get(4)),
                        Set.of(Result.text(r.get(5)).lines().distinct().toArray(String[]::new)),
                        Set.of(Result.text(r.get(6)).lines().distinct().toArray(String[]::new)),
                        Result.text(r.get(7)),
                        Result.text(r.get(8))))
                .toList();
    }
}
