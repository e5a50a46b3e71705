package huizong.irregular;

import java.util.LinkedHashMap;
import java.util.Map;

/** What one row of a table must hold after reading. */
final class TruthRow {
    /**
     * A value and the cell it stands in.
     *
     * @param value as the database would print it, without trailing zeros; empty where the cell holds no value of its
     *     type (a marker)
     */
    record Expected(String value, Ink ink) {
        Expected with(String other) {
            return new Expected(other, ink);
        }
    }

    final String table;
    final Map<String, Expected> values = new LinkedHashMap<>();
    /** Values that stand in no cell: codes and constants. */
    final Map<String, String> computed = new LinkedHashMap<>();
    /** The row that carries the weight or score this one shares, by {@code weight_group} or {@code score_group}. */
    final Map<String, TruthRow> leaders = new LinkedHashMap<>();

    TruthRow(String table) {
        this.table = table;
    }

    int ownRow() {
        return values.values().stream().mapToInt(e -> e.ink().row).max().orElse(0);
    }
}
