package huizong.mapping;

/**
 * A single value of a form.
 *
 * @param optional whether a form may lack the label without a finding
 * @param eachRow whether the value speaks for every row of its table, as one explanation below all indicators does
 */
public record FieldBinding(
        Target target, Anchor anchor, Direction direction, ValueType type, boolean optional, boolean eachRow) {}
