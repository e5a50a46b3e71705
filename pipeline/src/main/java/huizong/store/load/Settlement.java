package huizong.store.load;

import huizong.store.Result;
import huizong.store.Store;
import huizong.text.PackagedText;
import java.util.List;

/** Settles which filing is current, and which took the place of which, from the order in which they came. */
final class Settlement {
    /** A filing and the one that takes its place. */
    record Replacement(String earlier, String later) {}

    private final Store store;

    private Settlement(Store store) {
        this.store = store;
    }

    /** Of every unit. */
    static Settlement ofAll(Store store) {
        store.execute("CREATE OR REPLACE TEMP TABLE settling_unit AS SELECT DISTINCT unit_id FROM meta.submission");
        return new Settlement(store);
    }

    /** Of the units that {@link Register#stage} made known. */
    static Settlement ofStaged(Store store) {
        store.execute("CREATE OR REPLACE TEMP TABLE settling_unit AS SELECT unit_id FROM "
                + store.from(Register.ARRIVING_UNITS));
        return new Settlement(store);
    }

    /** Of the units of some filings. */
    static Settlement ofFilings(Store store, List<String> submissionIds) {
        store.execute("CREATE OR REPLACE TEMP TABLE settling_unit (unit_id VARCHAR)");
        store.update(
                "INSERT INTO settling_unit SELECT DISTINCT unit_id FROM meta.submission"
                        + " WHERE submission_id IN (SELECT unnest(string_split(?, ',')))",
                String.join(",", submissionIds));
        return new Settlement(store);
    }

    /** What would take the place of what and does not yet. */
    List<Replacement> pending() {
        store.execute(PackagedText.read(Settlement.class, "settle.sql"));
        return store
                .query("SELECT t.submission_id, t.next_id FROM settled t JOIN meta.submission s USING (submission_id)"
                        + " WHERE t.next_id IS NOT NULL AND s.superseded_by IS DISTINCT FROM t.next_id ORDER BY ALL")
                .rows()
                .stream()
                .map(r -> new Replacement(Result.text(r.get(0)), Result.text(r.get(1))))
                .toList();
    }

    /** Makes it so; returns what took the place of what. */
    List<Replacement> apply() {
        List<Replacement> replaced = pending();
        store.execute(PackagedText.read(Settlement.class, "settle-apply.sql"));
        return replaced;
    }
}
