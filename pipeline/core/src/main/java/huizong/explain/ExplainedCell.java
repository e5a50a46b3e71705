package huizong.explain;

import huizong.extract.form.Role;
import huizong.grid.CellRef;
import huizong.mapping.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * One cell of a sheet, and what it was taken for.
 *
 * @param text what the cell shows
 * @param meanings what it became in the database
 * @param where file and line of the mapping that claimed it; empty where none did
 * @param because why its unit of money was chosen
 */
public record ExplainedCell(
        CellRef ref, Role role, String text, List<Meaning> meanings, String where, Optional<Because> because) {
    public ExplainedCell {
        meanings = List.copyOf(meanings);
    }

    /**
     * A column that a cell filled.
     *
     * @param line the row's number within its table, 0 where the table has one row a form
     * @param value a BigDecimal (amounts in 万元, rates as fractions), String, Integer or LocalDate; empty where the
     *     cell is blank, holds a marker or could not be understood
     */
    public record Meaning(String table, int line, String column, ValueType type, Optional<Object> value) {}
}
