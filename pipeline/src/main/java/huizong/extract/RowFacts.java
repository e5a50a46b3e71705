package huizong.extract;

import huizong.submission.Fact;
import huizong.submission.Provenance;
import huizong.submission.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Collects the facts of one row, until it is made. */
final class RowFacts {
    /** Room for an ordinary row. */
    private static final int ROOM = 24;

    private final Map<String, Fact> facts = new LinkedHashMap<>(ROOM);

    RowFacts put(String column, Fact fact) {
        facts.put(column, fact);
        return this;
    }

    RowFacts put(String column, Optional<Fact> fact) {
        fact.ifPresent(f -> facts.put(column, f));
        return this;
    }

    /** Puts facts that speak for every row; what the row says itself goes before. */
    void putShared(Map<String, Fact> shared) {
        shared.forEach(facts::putIfAbsent);
    }

    /** The four columns of a measure, all from one cell. */
    RowFacts putMeasure(String prefix, Measure measure, Fact text) {
        Optional<Provenance> from = text.provenance();
        facts.put(prefix + "_text", text);
        measure.operator().ifPresent(o -> facts.put(prefix + "_operator", new Fact(Optional.of(o), from)));
        measure.value()
                .ifPresent(v -> facts.put(
                        prefix + "_value", new Fact(Optional.of(v.setScale(6, java.math.RoundingMode.HALF_UP)), from)));
        measure.unit().ifPresent(u -> facts.put(prefix + "_unit", new Fact(Optional.of(u), from)));
        return this;
    }

    boolean has(String column) {
        return facts.containsKey(column);
    }

    boolean isEmpty() {
        return facts.isEmpty();
    }

    Row row(String table, int lineNo) {
        return new Row(table, lineNo, facts);
    }
}
