package huizong.mapping;

/** Where a field's value stands, seen from its anchor. A value inside the anchor's own cell is always looked for first. */
public enum Direction {
    /** The next filled cell to the right, before any other label. */
    RIGHT,
    /** The next filled cell below, before any row with another label. */
    BELOW,
    /** In the anchor's own cell only, {@code 填报日期：2024.6.16}. */
    INSIDE
}
