package huizong.mapping;

/** A column of a table; table {@code submission} is the filing itself. */
public record Target(String table, String column) {
    @Override
    public String toString() {
        return table + "." + column;
    }
}
