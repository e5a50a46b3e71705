package huizong.catalog;

/**
 * A column of a {@link TableDefinition}.
 *
 * @param chineseName its name in schema 报表
 * @param comment one Chinese phrase with the unit of measure
 */
public record ColumnDefinition(String name, ColumnType type, String chineseName, String comment) {}
