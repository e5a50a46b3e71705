package huizong.extract.table;

import huizong.grid.Region;
import huizong.mapping.HeadingBinding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The header of a printed table as it was found on a form.
 *
 * @param firstRow the header's first row
 * @param lastRow its last; data begins below
 * @param headings where each heading stands; a heading the form lacks has no entry
 * @param parts where the headings stand whose columns complete a measure
 * @param columns where the data of each heading and part stand: under it, but where the header slipped
 */
record Header(
        int firstRow,
        int lastRow,
        Map<HeadingBinding, Region> headings,
        Map<HeadingBinding, Region> parts,
        Map<HeadingBinding, Region> columns) {
    Header(int firstRow, int lastRow, Map<HeadingBinding, Region> headings, Map<HeadingBinding, Region> parts) {
        this(firstRow, lastRow, headings, parts, all(headings, parts));
    }

    private static Map<HeadingBinding, Region> all(
            Map<HeadingBinding, Region> headings, Map<HeadingBinding, Region> parts) {
        Map<HeadingBinding, Region> all = new LinkedHashMap<>(headings);
        all.putAll(parts);
        return all;
    }

    /** The same header over data that stand so many columns to the right of it. */
    Header shifted(int by) {
        Map<HeadingBinding, Region> moved = new LinkedHashMap<>();
        all(headings, parts)
                .forEach((h, r) -> moved.put(
                        h,
                        new Region(r.firstRow(), Math.max(0, r.firstColumn() + by), r.lastRow(), r.lastColumn() + by)));
        return new Header(firstRow, lastRow, headings, parts, moved);
    }

    /** The same header over data in the columns given, from the leftmost heading to the right. */
    Header over(List<Integer> data) {
        List<Integer> order = Stream.concat(headings.values().stream(), parts.values().stream())
                .map(Region::firstColumn)
                .distinct()
                .sorted()
                .toList();
        Map<HeadingBinding, Region> moved = new LinkedHashMap<>();
        all(headings, parts).forEach((heading, region) -> {
            int i = order.indexOf(region.firstColumn());
            int column = i < data.size() ? data.get(i) : data.get(data.size() - 1) + 1 + i - data.size();
            moved.put(heading, new Region(firstRow, column, lastRow, column));
        });
        return new Header(firstRow, lastRow, headings, parts, moved);
    }

    /** The columns under one of its headings or parts. */
    Region columns(HeadingBinding heading) {
        return Optional.ofNullable(columns.get(heading)).orElseThrow();
    }

    /** The leftmost column with data. */
    int leftmost() {
        return columns.values().stream().mapToInt(Region::firstColumn).min().orElse(0);
    }
}
