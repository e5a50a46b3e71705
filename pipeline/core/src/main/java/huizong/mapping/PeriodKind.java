package huizong.mapping;

/** What one filing of a form covers: a year, or a part of one. */
public enum PeriodKind {
    /** {@code 2024}. */
    YEAR(1, ""),
    /** {@code 2024-H1}. */
    HALF(2, "-H"),
    /** {@code 2024-Q3}. */
    QUARTER(4, "-Q"),
    /** {@code 2024-05}. */
    MONTH(12, "-");

    private final int parts;
    private final String mark;

    PeriodKind(int parts, String mark) {
        this.parts = parts;
        this.mark = mark;
    }

    /** How many of them make a year. */
    public int parts() {
        return parts;
    }

    /** How many months each of them has. */
    public int months() {
        return 12 / parts;
    }

    /** What stands between the year and the number, as it is stored. */
    String mark() {
        return mark;
    }
}
