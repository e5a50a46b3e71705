package huizong.extract.table;

import huizong.extract.value.Measure;
import huizong.mapping.HeadingBinding;
import huizong.submission.Fact;
import huizong.submission.Provenance;
import huizong.submission.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
    RowFacts putMeasure(HeadingBinding.Columns columns, Measure measure, Fact text) {
        Optional<Provenance> from = text.provenance();
        facts.put(columns.text(), text);
        if (measure.operator().isPresent()) {
            facts.put(
                    columns.operator(), new Fact(Optional.of(measure.operator().get()), from));
        }
        if (measure.value().isPresent()) {
            BigDecimal value = measure.value().get().setScale(6, RoundingMode.HALF_UP);
            facts.put(columns.value(), new Fact(Optional.of(value), from));
        }
        if (measure.unit().isPresent()) {
            facts.put(columns.unit(), new Fact(Optional.of(measure.unit().get()), from));
        }
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
