package huizong.catalog;

/** What a column holds. */
public enum ColumnType {
    /** VARCHAR. */
    TEXT,
    /** INTEGER: people, a year, a line number. */
    INTEGER,
    /** DECIMAL(18,6): an amount in 万元, a fraction, an area, a score. */
    DECIMAL,
    /** DATE. */
    DATE
}
