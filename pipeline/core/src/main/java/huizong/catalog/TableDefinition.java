package huizong.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A table that mappings may fill, declared in {@code mappings/tables/<name>.yaml}. The store makes {@code filed},
 * {@code main} and {@code 报表} objects from it, with the columns every filing has in front.
 *
 * @param name like {@code expenditure_item}
 * @param chineseName the view's name in schema 报表
 * @param comment one Chinese sentence: what a row is
 * @param onePerSubmission whether a submission has one row (no {@code line_no}) instead of many
 */
public record TableDefinition(
        String name, String chineseName, String comment, boolean onePerSubmission, List<ColumnDefinition> columns) {
    public TableDefinition {
        columns = List.copyOf(columns);
    }

    public Optional<ColumnDefinition> column(String wanted) {
        return columns.stream().filter(c -> c.name().equals(wanted)).findFirst();
    }
}
