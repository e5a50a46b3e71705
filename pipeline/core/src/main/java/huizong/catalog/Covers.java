package huizong.catalog;

/** What a figure of a form that is filed every month, quarter or half covers. */
public enum Covers {
    /** The period alone: 本月数, 当月数, 本季数. */
    PERIOD,
    /** All since the new year, up to the period's end: 累计数. It never falls within a year. */
    TO_DATE
}
