package huizong.mapping;

import java.util.Optional;
import java.util.regex.Pattern;

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
        Optional<Pattern> expect) {
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
