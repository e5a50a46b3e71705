package huizong.mapping;

/** How a cell's content is understood. */
public enum ValueType {
    /** Text, trimmed. */
    TEXT,
    /** Text as a heading: no line breaks, padding, enumerators or trailing brackets. */
    NAME,
    /** A name behind a code that is not part of it: {@code 219001-池源区梅溪镇人民政府}. The code is left to the lineage. */
    CODED_NAME,
    /** A whole number. */
    INTEGER,
    /** A number in no unit: a score, a weight, an area. */
    NUMBER,
    /** Money, stored in 万元. */
    AMOUNT,
    /** A percentage, stored as a fraction. */
    RATE,
    /** A day. */
    DATE,
    /** An indicator's value: the text, and operator, number and unit where it has them; fills four columns. */
    MEASURE
}
