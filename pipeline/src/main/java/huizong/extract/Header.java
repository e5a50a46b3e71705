package huizong.extract;

import huizong.grid.Region;
import huizong.mapping.HeadingBinding;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The header of a printed table as it was found on a form.
 *
 * @param firstRow the header's first row
 * @param lastRow its last; data begins below
 * @param headings where each heading stands; a heading the form lacks has no entry
 * @param shift how many columns to the right of their headings the data stand
 */
record Header(int firstRow, int lastRow, Map<HeadingBinding, Region> headings, int shift) {
    Header shifted(int by) {
        return new Header(firstRow, lastRow, headings, by);
    }

    Optional<Integer> firstColumn(HeadingBinding heading) {
        return Optional.ofNullable(headings.get(heading)).map(r -> r.firstColumn() + shift);
    }

    Optional<Integer> lastColumn(HeadingBinding heading) {
        return Optional.ofNullable(headings.get(heading)).map(r -> r.lastColumn() + shift);
    }

    /** The leftmost column under any heading. */
    int leftmost() {
        return headings.values().stream().mapToInt(Region::firstColumn).min().orElse(0) + shift;
    }

    Map<String, HeadingBinding> byColumn() {
        Map<String, HeadingBinding> map = new LinkedHashMap<>();
        headings.keySet().forEach(h -> map.put(h.column(), h));
        return map;
    }
}
