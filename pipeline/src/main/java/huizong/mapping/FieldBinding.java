package huizong.mapping;

/**
 * A single value of a form.
 *
 * @param optional whether a form may lack the label without a finding
 */
public record FieldBinding(Target target, Anchor anchor, Direction direction, ValueType type, boolean optional) {}
