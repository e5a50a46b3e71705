package huizong.store.load;

import huizong.bureau.Division;
import huizong.bureau.Registry;
import huizong.bureau.UnitNames;
import huizong.bureau.UnitNames.Whose;
import huizong.store.Result;
import huizong.store.RowTable;
import huizong.store.Store;
import huizong.store.load.HeldFilings.Place;
import huizong.store.load.Settlement.Replacement;
import huizong.text.PackagedText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whose the filings are, settled anew whenever the register has changed: a unit that was registered, renamed, merged or
 * moved after it filed has all its filings under one number.
 */
final class Identities {
    /** What identity is settled by; another way to do it settles everything anew. */
    private static final String METHOD = "1";

    private static final RowTable.Type TEXT = RowTable.Type.TEXT;
    private static final String SETTLED = "settled_identity";
    private static final List<RowTable.Column> COLUMNS = List.of(
            new RowTable.Column("submission_id", TEXT),
            new RowTable.Column("unit_id", TEXT),
            new RowTable.Column("unit_name", TEXT),
            new RowTable.Column("division_code", TEXT),
            new RowTable.Column("level", TEXT));

    private final Store store;
    private final Registry registry;

    Identities(Store store, Registry registry) {
        this.store = store;
        this.registry = registry;
    }

    /** Does so where the register is another than the one they were settled by. */
    void settle() {
        adopt();
        String fingerprint = fingerprint();
        if (store.single("SELECT max(fingerprint) FROM meta.register")
                .filter(fingerprint::equals)
                .isPresent()) {
            return;
        }
        again();
        store.update("DELETE FROM meta.register");
        store.update("INSERT INTO meta.register VALUES (?)", fingerprint);
    }

    private String fingerprint() {
        try {
            String all = METHOD + registry.divisions() + registry.unitHistory() + registry.aliases();
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Filings of a database that an earlier version made get their turns as they stood, and the names they gave. */
    private void adopt() {
        List<List<Optional<Object>>> rows = store.query(PackagedText.read(Identities.class, "unidentified.sql"))
                .rows();
        if (rows.isEmpty()) {
            return;
        }
        Inserts inserts = new Inserts(store);
        for (List<Optional<Object>> row : rows) {
            inserts.add(
                    "meta.filing_identity",
                    Result.text(row.get(0)),
                    Result.text(row.get(1)),
                    registry.divisionIn(Result.text(row.get(5)))
                            .map(Division::code)
                            .orElse(null),
                    FilingKey.project(
                            Result.text(row.get(2)), row.get(3).map(Object::toString), Result.text(row.get(4))));
        }
        inserts.flush();
        store.update(PackagedText.read(Identities.class, "adopt-events.sql"));
    }

    private record Filed(String id, String unit, String name, String division, Whose now) {
        boolean isChanged() {
            return !unit.equals(now.unitId())
                    || !name.equals(now.name())
                    || !division.equals(now.divisionCode().orElse(""));
        }

        /** Whether it was another registered unit's under another name: two units have become one. */
        boolean isMerged() {
            return !unit.startsWith(UnitNames.UNREGISTERED) && !unit.equals(now.unitId()) && !name.equals(now.name());
        }
    }

    private void again() {
        UnitNames names = new UnitNames(registry);
        Map<List<String>, Whose> known = new HashMap<>();
        List<Filed> changed = new ArrayList<>();
        for (List<Optional<Object>> row : store.query("SELECT s.submission_id, s.unit_id, s.unit_name, s.division_code,"
                        + " i.stated_name, i.place_code FROM meta.submission s"
                        + " JOIN meta.filing_identity i USING (submission_id) ORDER BY 1")
                .rows()) {
            String stated = Result.text(row.get(4));
            String place = Result.text(row.get(5));
            Whose whose = known.computeIfAbsent(
                    List.of(stated, place),
                    k -> names.of(stated, Optional.of(place).filter(p -> !p.isEmpty())));
            Filed filed = new Filed(
                    Result.text(row.get(0)),
                    Result.text(row.get(1)),
                    Result.text(row.get(2)),
                    Result.text(row.get(3)),
                    whose);
            if (filed.isChanged()) {
                changed.add(filed);
            }
        }
        if (changed.isEmpty()) {
            return;
        }
        write(changed);
        keepMergedApart(changed);
        Settlement.ofAll(store).apply();
    }

    private void write(List<Filed> changed) {
        RowTable rows = store.rowsFor(SETTLED, COLUMNS);
        for (Filed each : changed) {
            rows.add(
                    each.id(),
                    each.now().unitId(),
                    each.now().name(),
                    each.now().divisionCode().orElse(null),
                    each.now().level().orElse(null));
        }
        store.execute("CREATE OR REPLACE TEMP TABLE settled_identity AS FROM " + store.from(SETTLED));
        store.execute(PackagedText.read(Identities.class, "settle-identity.sql"));
    }

    /** Of two units that became one, both may have filed the same form: no figures go by themselves. */
    private void keepMergedApart(List<Filed> changed) {
        Set<String> merged = new HashSet<>();
        changed.stream().filter(Filed::isMerged).forEach(f -> merged.add(f.id()));
        if (merged.isEmpty()) {
            return;
        }
        HeldFilings held = new HeldFilings(store);
        for (List<Optional<Object>> row : store.query(
                        PackagedText.read(Identities.class, "merged.sql"), String.join(",", merged))
                .rows()) {
            Replacement pair = new Replacement(Result.text(row.get(0)), Result.text(row.get(1)));
            Map<String, Place> places = held.places(Set.of(pair.earlier(), pair.later()));
            Place kept = places.get(pair.earlier());
            Place moved = places.get(pair.later());
            if (kept != null && moved != null) {
                held.add(List.of(new Held(
                        pair.later(),
                        Held.Kind.MOVED,
                        Optional.of(pair.earlier()),
                        "名录变动后，“" + moved.path() + "”与“" + kept.path() + "”归入同一单位“" + kept.unit()
                                + "”，是同一种表。只计入后者，前者待确认，两份不会自行替代或相加。" + moved.remedy(),
                        "Since the register changed " + moved.path() + " and " + kept.path()
                                + " are one form of one unit, "
                                + kept.unit() + ". The latter counts; neither replaces the other by itself."
                                + moved.remedyEn())));
            }
        }
    }
}
