package huizong.extract;

/** What a cell of a form was taken for. */
public enum Role {
    TITLE,
    ANCHOR,
    HEADING,
    VALUE,
    PLACEHOLDER,
    FURNITURE
}
