package huizong.catalog;

import java.util.Optional;

/**
 * A column of a {@link TableDefinition}.
 *
 * @param chineseName its name in schema 报表
 * @param comment one Chinese phrase with the unit of measure
 * @param covers for a figure that is filed by parts of a year: the part alone, or all up to its end
 * @param namesLine whether it names a line, so that the line is known again in the next period's filing
 */
public record ColumnDefinition(
        String name, ColumnType type, String chineseName, String comment, Optional<Covers> covers, boolean namesLine) {
    public ColumnDefinition(String name, ColumnType type, String chineseName, String comment) {
        this(name, type, chineseName, comment, Optional.empty(), false);
    }
}
