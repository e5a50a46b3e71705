package huizong.rule;

import huizong.rule.Identity.Place;
import huizong.rule.Identity.Term;
import huizong.store.Result;
import huizong.store.Store;
import huizong.text.PackagedText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Seeks the slip behind each form that does not add up and leaves it in the table {@code slip}. No figure is changed. */
final class Repair {
    private final Store store;

    Repair(Store store) {
        this.store = store;
    }

    void run() {
        Map<String, Map<String, List<List<Optional<Object>>>>> forms = new LinkedHashMap<>();
        for (List<Optional<Object>> row : store.query(PackagedText.read(RuleRun.class, "repair-figures.sql"))
                .rows()) {
            forms.computeIfAbsent(Result.text(row.get(0)), f -> new LinkedHashMap<>())
                    .computeIfAbsent(Result.text(row.get(1)) + Result.text(row.get(2)), i -> new ArrayList<>())
                    .add(row);
        }
        forms.forEach((submission, rows) -> {
            try {
                seek(submission, rows);
            } catch (ArithmeticException | IllegalArgumentException e) { // figures nobody foresaw: a hint less
                store.update(
                        "INSERT INTO qa.not_evaluated VALUES ('repair-hint', ?, ?)", submission, Unjudged.FAILED + e);
            }
        });
    }

    private void seek(String submission, Map<String, List<List<Optional<Object>>>> rows) {
        List<Identity> identities = rows.values().stream().map(Repair::identity).toList();
        Map<Place, String> cells = new HashMap<>();
        rows.values().forEach(i -> i.forEach(row -> place(row).ifPresent(p -> cells.put(p, Result.text(row.get(9))))));
        Slips.explaining(identities).ifPresent(slip -> record(submission, slip, identities, cells));
    }

    private void record(String submission, Slip slip, List<Identity> identities, Map<Place, String> cells) {
        Map<Place, BigDecimal> filed = new HashMap<>();
        identities.forEach(i -> i.terms().forEach(t -> t.place().ifPresent(p -> filed.put(p, t.value()))));
        String changes = slip.meant().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(
                        java.util.Comparator.comparingInt(Place::line).thenComparing(Place::column)))
                .map(c -> cells.getOrDefault(c.getKey(), "") + " " + shown(filed.get(c.getKey())) + "→"
                        + shown(c.getValue()))
                .collect(Collectors.joining("，"));
        String chinese = "提示：" + cells.getOrDefault(slip.place(), "") + " " + slip.kind().chinese + "（" + changes
                + "），这样改后本表各项勾稽关系都成立。请核实，程序不改动任何数。";
        String english = "Hint: " + cells.getOrDefault(slip.place(), "") + " " + slip.kind().english + " (" + changes
                + "); with that the whole form agrees. Verify; no figure was changed.";
        store.update(
                "INSERT INTO slip VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                submission,
                slip.kind().name().toLowerCase(Locale.ROOT),
                slip.place().table(),
                slip.place().line(),
                slip.place().column(),
                filed.get(slip.place()),
                slip.meant().get(slip.place()),
                chinese,
                english);
    }

    private static String shown(@org.jspecify.annotations.Nullable BigDecimal value) {
        return value == null ? "" : value.stripTrailingZeros().toPlainString();
    }

    private static Identity identity(List<List<Optional<Object>>> rows) {
        List<Term> terms = rows.stream()
                .map(row -> new Term(
                        Result.text(row.get(3)),
                        place(row),
                        row.get(8).map(v -> new BigDecimal(v.toString())).orElse(BigDecimal.ZERO)))
                .toList();
        List<Optional<Object>> first = rows.get(0);
        return new Identity(
                Identity.Kind.valueOf(
                        Result.text(first.get(2)).toUpperCase(Locale.ROOT).replace('-', '_')),
                new BigDecimal(first.get(4).orElse(0).toString()),
                terms);
    }

    private static Optional<Place> place(List<Optional<Object>> row) {
        return row.get(5)
                .map(table -> new Place(
                        table.toString(), Integer.parseInt(Result.text(row.get(6))), Result.text(row.get(7))));
    }
}
