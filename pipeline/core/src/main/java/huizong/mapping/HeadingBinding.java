package huizong.mapping;

import huizong.text.Memo;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A column of a printed table, found by its heading.
 *
 * @param column the column it fills, or the measure's code in an unpivoted table; for {@link ValueType#MEASURE} the
 *     prefix of its four columns
 * @param under the heading above it, where its own is not unique
 * @param side which of a merged heading's columns, where two headings share one label
 * @param fillDown whether a blank cell means the value above
 * @param group for a value merged over several rows: the column that gets the line number of the first of them
 * @param cap for a heading with points in brackets, {@code 产出指标（50分）}: the column that gets the number
 * @param expect what a typical value looks like; tells when headings do not stand over their data
 * @param points for a heading with points in its own brackets, {@code 得分（20分*执行率）}: the column that gets the number,
 *     in the table's first row
 * @param operator for a {@link ValueType#MEASURE} whose operator ({@code ≥}) has a column of its own
 * @param unit for a {@link ValueType#MEASURE} whose unit ({@code 万元}) has a column of its own; two measures may share it
 */
public record HeadingBinding(
        String column,
        Anchor anchor,
        Optional<Anchor> under,
        Optional<Side> side,
        ValueType type,
        boolean optional,
        boolean fillDown,
        Optional<String> group,
        Optional<String> cap,
        Optional<Pattern> expect,
        Optional<String> points,
        Optional<Part> operator,
        Optional<Part> unit) {
    /**
     * A column that completes a measure.
     *
     * @param optional whether a form may lack the column without a finding
     */
    public record Part(Anchor anchor, boolean optional) {}

    /** The four columns of a {@link ValueType#MEASURE}. */
    public record Columns(String text, String operator, String value, String unit) {
        private static final Memo<Columns> KNOWN = new Memo<>(
                prefix -> new Columns(prefix + "_text", prefix + "_operator", prefix + "_value", prefix + "_unit"));
    }

    /** The columns it fills as a {@link ValueType#MEASURE}. */
    public Columns columns() {
        return Columns.KNOWN.of(column);
    }

    /** The column its {@link #operator} stands in, where it has one. */
    public HeadingBinding operatorColumn() {
        return text(columns().operator(), operator.map(Part::anchor).orElse(anchor));
    }

    /** The column its {@link #unit} stands in, where it has one. */
    public HeadingBinding unitColumn() {
        return text(columns().unit(), unit.map(Part::anchor).orElse(anchor));
    }

    private static HeadingBinding text(String column, Anchor anchor) {
        return new HeadingBinding(
                column,
                anchor,
                Optional.empty(),
                Optional.empty(),
                ValueType.TEXT,
                true,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The labels printed over the column and what completes it. */
    Stream<Anchor> labels() {
        return Stream.of(
                        Stream.of(anchor),
                        under.stream(),
                        operator.map(Part::anchor).stream(),
                        unit.map(Part::anchor).stream())
                .flatMap(s -> s);
    }

    /** The first or the last column under a merged heading. */
    public enum Side {
        FIRST,
        LAST
    }

    /** As equality has it, but without hashing every word: headings are looked up for each cell of a table. */
    @Override
    public int hashCode() {
        return column.hashCode();
    }
}
