package huizong.store.load;

import huizong.store.Result;
import huizong.store.Store;
import huizong.store.load.HeldFilings.Place;
import huizong.store.load.Settlement.Replacement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells corrections that a filing does not give way to by itself: emptied, changed throughout, or from elsewhere. */
final class SuspectCorrections {
    private final Store store;
    private final HoldTerms terms;

    SuspectCorrections(Store store, HoldTerms terms) {
        this.store = store;
        this.terms = terms;
    }

    /** Where a filing says that it comes from. */
    private record Origin(String department, String place, String division, boolean registered) {}

    /** Those among some replacements that have to wait. */
    List<Held> among(List<Replacement> replacements) {
        if (replacements.isEmpty() || !terms.holdsAnything()) {
            return List.of();
        }
        Set<String> ids = new LinkedHashSet<>();
        replacements.forEach(r -> ids.addAll(List.of(r.earlier(), r.later())));
        Map<String, FiledFigures> figures = FiledFigures.of(store, ids);
        Map<String, Place> places = new HeldFilings(store).places(ids);
        Map<String, Origin> origins = origins(ids);
        List<Held> held = new ArrayList<>();
        for (Replacement each : replacements) {
            Place before = places.get(each.earlier());
            Place after = places.get(each.later());
            if (before == null || after == null) {
                continue;
            }
            judge(each, figures, before, after)
                    .or(() -> elsewhere(each, origins, before, after))
                    .ifPresent(held::add);
        }
        return held;
    }

    private Optional<Held> judge(Replacement each, Map<String, FiledFigures> figures, Place before, Place after) {
        FiledFigures old = figures.getOrDefault(each.earlier(), new FiledFigures(Map.of()));
        FiledFigures now = figures.getOrDefault(each.later(), new FiledFigures(Map.of()));
        long filed = old.count();
        long left = now.count();
        long kept = old.keptIn(now);
        if (filed >= terms.leastFigures() && isAtLeast(filed - left, terms.emptiedShare(), filed)) {
            return Optional.of(held(
                    each,
                    Held.Kind.EMPTIED,
                    before,
                    after,
                    "原有 " + filed + " 个数，更正后只剩 " + left + " 个",
                    "of " + filed + " figures only " + left + " are left"));
        }
        if (filed >= terms.leastFigures() && old.isScaledIn(now, terms.scale())) {
            return Optional.of(held(
                    each,
                    Held.Kind.SCALED,
                    before,
                    after,
                    "有一栏的合计放大了 " + terms.scale().toPlainString() + " 倍以上，多半是把元填成了万元",
                    "a column's sum has grown more than " + terms.scale().toPlainString() + " times: yuan, probably,"
                            + " where 万元 belongs"));
        }
        if (filed >= terms.leastFigures()
                && isAtLeast(filed - kept, terms.changedShare(), filed)
                && isAtLeast(filed - old.fromYuan().keptIn(now) - kept, terms.changedShare(), filed)) {
            return Optional.of(held(
                    each,
                    Held.Kind.CHANGED,
                    before,
                    after,
                    "原有 " + filed + " 个数，只有 " + kept + " 个没有变",
                    "of " + filed + " figures only " + kept + " are the same"));
        }
        return Optional.empty();
    }

    private static boolean isAtLeast(long part, BigDecimal share, long whole) {
        return BigDecimal.valueOf(part).compareTo(share.multiply(BigDecimal.valueOf(whole))) >= 0;
    }

    private static Held held(Replacement each, Held.Kind kind, Place before, Place after, String what, String whatEn) {
        return new Held(
                each.later(),
                kind,
                Optional.of(each.earlier()),
                "“" + after.path() + "”工作表“" + after.sheet() + "”要更正“" + before.path() + "”工作表“" + before.sheet() + "”："
                        + what + "。在确认之前原填报仍为现行。请单位核对后重新报送；" + after.remedy(),
                after.path() + ", sheet " + after.sheet() + ", would replace " + before.path() + ", sheet "
                        + before.sheet() + ": " + whatEn + ". The earlier filing stays current until this is confirmed."
                        + " Check it and file it again." + after.remedyEn());
    }

    private static Optional<Held> elsewhere(Replacement each, Map<String, Origin> origins, Place before, Place after) {
        Origin old = origins.get(each.earlier());
        Origin now = origins.get(each.later());
        if (old == null || now == null) {
            return Optional.empty();
        }
        if (!now.registered() && areDifferent(old.department(), now.department())) {
            return Optional.of(held(
                    each,
                    Held.Kind.ELSEWHERE,
                    before,
                    after,
                    "单位名称相同而主管部门不同（" + old.department() + "、" + now.department() + "），可能是两个单位",
                    "the same unit's name under two departments (" + old.department() + ", " + now.department()
                            + "), perhaps two units"));
        }
        boolean strange = isUnrelated(now.place(), now.division()) && !isUnrelated(old.place(), now.division());
        return strange
                ? Optional.of(held(
                        each,
                        Held.Kind.ELSEWHERE,
                        before,
                        after,
                        "文件名或文件夹所指的区划（" + now.place() + "）不是该单位的区划（" + now.division() + "）",
                        "its file or folder names the division " + now.place() + ", the unit's is " + now.division()))
                : Optional.empty();
    }

    /** 怀化市民政局 and 民政局 are one department, written twice. */
    private static boolean areDifferent(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && !one.endsWith(other) && !other.endsWith(one);
    }

    private static boolean isUnrelated(String place, String division) {
        String one = place.replaceAll("(00)+$", "");
        String other = division.replaceAll("(00)+$", "");
        return !one.isEmpty() && !other.isEmpty() && !one.startsWith(other) && !other.startsWith(one);
    }

    private Map<String, Origin> origins(Set<String> ids) {
        boolean hasDepartment = store.catalog()
                .table("self_evaluation")
                .flatMap(t -> t.column("supervising_department"))
                .isPresent();
        String department = hasDepartment
                ? "(SELECT any_value(supervising_department) FROM filed.self_evaluation e"
                        + " WHERE e.submission_id = s.submission_id)"
                : "NULL";
        Map<String, Origin> origins = new HashMap<>();
        for (List<Optional<Object>> row : store.query(
                        "SELECT s.submission_id, regexp_replace(coalesce(" + department + ", ''), '[\\s　]+', '', 'g'),"
                                + " coalesce(i.place_code, ''), coalesce(s.division_code, ''),"
                                + " NOT starts_with(s.unit_id, 'auto:') FROM meta.submission s"
                                + " LEFT JOIN meta.filing_identity i USING (submission_id)"
                                + " WHERE s.submission_id IN (SELECT unnest(string_split(?, ',')))",
                        String.join(",", ids))
                .rows()) {
            origins.put(
                    Result.text(row.get(0)),
                    new Origin(
                            Result.text(row.get(1)),
                            Result.text(row.get(2)),
                            Result.text(row.get(3)),
                            Result.text(row.get(4)).equals("true")));
        }
        return origins;
    }
}
