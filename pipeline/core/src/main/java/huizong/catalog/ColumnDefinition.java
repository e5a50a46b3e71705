package huizong.catalog;

import java.util.Optional;

/**
 * A column of a {@link TableDefinition}.
 *
 * @param chineseName its name in schema 报表
 * @param comment one Chinese phrase with the unit of measure
 * @param printed whether the form comes with it (a weight, a target), so that a form with nothing else is blank
 * @param covers for a figure that is filed by parts of a year: the part alone, or all up to its end
 * @param namesLine whether it names a line, so that the line is known again in the next period's filing
 */
public record ColumnDefinition(
        String name,
        ColumnType type,
        String chineseName,
        String comment,
        boolean printed,
        Optional<Covers> covers,
        boolean namesLine) {
    /** A column that whoever files has to fill. */
    public ColumnDefinition(String name, ColumnType type, String chineseName, String comment) {
        this(name, type, chineseName, comment, false, Optional.empty(), false);
    }

    /** Whether it holds a figure of whoever files. */
    public boolean isFigure() {
        return !printed && (type == ColumnType.DECIMAL || type == ColumnType.INTEGER);
    }
}
