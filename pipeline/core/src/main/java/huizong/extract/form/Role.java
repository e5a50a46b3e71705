package huizong.extract.form;

/** What a cell of a form was taken for. */
public enum Role {
    /** The printed title a form was recognised by. */
    TITLE,
    /** A label a value or a table was found by. */
    ANCHOR,
    /** The heading of a table's column. */
    HEADING,
    /** Something filed. */
    VALUE,
    /** Dots and the like, where a form invites more rows. */
    PLACEHOLDER,
    /** Printed on the form; holds no data. */
    FURNITURE,
    /** A place made for a value, with nothing in it. */
    BLANK,
    /** Taken for nothing. */
    UNCLAIMED
}
