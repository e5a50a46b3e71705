package huizong.submission;

import huizong.submission.Content.Item;
import huizong.submission.Content.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The same form of the same unit, year and project twice in one workbook: a mere copy, or two that contradict. */
public final class DuplicateForm {
    private static final int NAMED = 8;

    private DuplicateForm() {}

    /** What to say of two of them, of which the second counts: that they are alike, or where they differ. */
    public static Finding between(Submission first, Submission second) {
        List<String> differences = differences(first, second);
        if (differences.isEmpty()) {
            return Said.of("duplicate-form-identical")
                    .with("first", first.sheetName())
                    .with("second", second.sheetName())
                    .at(second.sheetName(), "");
        }
        return Said.of("duplicate-form-differing")
                .with("first", first.sheetName())
                .with("second", second.sheetName())
                .with("count", differences.size())
                .with(
                        "cells",
                        String.join("、", differences.subList(0, Math.min(NAMED, differences.size())))
                                + (differences.size() > NAMED ? "…" : ""))
                .at(second.sheetName(), "");
    }

    private static List<String> differences(Submission first, Submission second) {
        Content one = Content.of(first);
        Content other = Content.of(second);
        Set<Place> places = new TreeSet<>(one.items().keySet());
        places.addAll(other.items().keySet());
        List<String> differences = new ArrayList<>();
        for (Place place : places) {
            Item before = one.items().getOrDefault(place, Item.NONE);
            Item after = other.items().getOrDefault(place, Item.NONE);
            if (!before.value().equals(after.value())) {
                differences.add(
                        named(first.sheetName(), before, place) + "/" + named(second.sheetName(), after, place));
            }
        }
        if (first.list().isPresent() || second.list().isPresent()) {
            differences.add(first.sheetName() + "/" + second.sheetName());
        }
        return differences;
    }

    private static String named(String sheet, Item item, Place place) {
        String where = item.cell().isEmpty() ? place.column() : item.cell();
        return sheet + "!" + where + "=" + (item.value().isEmpty() ? "（空）" : item.value());
    }
}
