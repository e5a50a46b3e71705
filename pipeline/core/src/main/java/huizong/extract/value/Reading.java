package huizong.extract.value;

/** What a cell's content turned out to be, read as a {@link huizong.mapping.ValueType}. */
public sealed interface Reading {
    /**
     * A value.
     *
     * @param value a BigDecimal, Integer, String or LocalDate
     */
    record Known(Object value) implements Reading {}

    /** Nothing was filed. */
    record Missing() implements Reading {}

    /** Something was filed that says there is no value: {@code ——}, {@code 无}, {@code /}, a date without its year. */
    record Marker() implements Reading {}

    /**
     * Something was filed that is not a value of the type.
     *
     * @param chinese what was expected
     * @param english the same in English
     */
    record Rejected(String chinese, String english) implements Reading {}
}
