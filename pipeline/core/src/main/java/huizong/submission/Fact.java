package huizong.submission;

import huizong.grid.CellRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One value for one column, and the cell it came from. The value is empty where the cell holds a marker ({@code ——},
 * {@code 无}) or something that could not be typed; the provenance keeps what was filed.
 *
 * @param value a {@link BigDecimal}, {@link String}, {@link Integer} or {@link LocalDate}
 * @param provenance empty where the value was computed (a line's code, a group's line number)
 */
public record Fact(Optional<Object> value, Optional<Provenance> provenance) {
    /** A place the form has for a value and where none was filed. */
    public static Fact blank(String sheetName, CellRef cell) {
        return new Fact(Optional.empty(), Optional.of(new Provenance(sheetName, cell, "")));
    }

    /** Whether nothing was filed, as opposed to a marker or something unreadable. */
    public boolean isBlank() {
        return value.isEmpty() && provenance.filter(p -> !p.rawText().isEmpty()).isEmpty();
    }

    public static Fact computed(Object value) {
        return new Fact(Optional.of(value), Optional.empty());
    }
}
