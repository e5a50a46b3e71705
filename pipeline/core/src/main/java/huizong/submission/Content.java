package huizong.submission;

import huizong.mapping.FilingPeriod;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that a reading of a form says, flat and in the spelling of the database, so that two readings of one form can be
 * held against each other.
 *
 * @param items what stands in each column, by place
 * @param notes findings and unclaimed cells, each as one line, sorted
 */
public record Content(Map<Place, Item> items, List<String> notes) {
    /** Decimals of every figure in the database. */
    private static final int SCALE = 6;

    /** A column of a row; table {@code submission}, line 0, for the filing itself. */
    public record Place(String table, int line, String column) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byTable = table.compareTo(other.table);
            int byLine = byTable != 0 ? byTable : Integer.compare(line, other.line);
            return byLine != 0 ? byLine : column.compareTo(other.column);
        }

        @Override
        public String toString() {
            return line == 0 ? table + "." + column : table + "[" + line + "]." + column;
        }
    }

    /**
     * What stands in a column.
     *
     * @param value empty where nothing, a marker or something unreadable was filed
     * @param cell like {@code D17}; empty where the value comes from no cell
     * @param raw the cell's text as filed
     */
    public record Item(String value, String cell, String raw) {
        /** Nothing at all. */
        public static final Item NONE = new Item("", "", "");
    }

    /** A place where two readings differ; {@link Item#NONE} where one of them has nothing. */
    public record Change(Place place, Item before, Item after) {}

    public Content {
        items = Collections.unmodifiableMap(new TreeMap<>(items));
        notes = notes.stream().sorted().toList();
    }

    /** What loading a reading would put into the database. */
    public static Content of(Submission form) {
        Map<Place, Item> items = new TreeMap<>();
        add(items, form.header());
        form.rows().forEach(row -> add(items, row));
        header(items, "form_id", Optional.of(form.formId()));
        header(items, "unit_name", Optional.of(form.unit().name()));
        header(items, "unit_id", Optional.of(form.unit().unitId()));
        header(items, "division_code", form.unit().divisionCode());
        header(
                items,
                "fiscal_year",
                form.fiscalYear().isPresent() ? Optional.of(form.fiscalYear().getAsInt()) : Optional.empty());
        header(items, "period", form.period().map(FilingPeriod::code));
        header(items, "project_name", form.projectName());
        header(items, "filled_by", form.filledBy());
        header(items, "filled_on", form.filledOn());
        List<String> notes = new ArrayList<>();
        form.findings().forEach(f -> notes.add(finding(f.ruleId(), f.sheetName() + "!" + f.cellRef(), f.message())));
        form.unclaimed().forEach(p -> notes.add(unclaimed(p.sheetName() + "!" + p.cell(), p.rawText())));
        return new Content(items, notes);
    }

    private static void add(Map<Place, Item> items, Row row) {
        row.facts()
                .forEach((column, fact) -> items.put(
                        new Place(row.table(), row.lineNo(), column),
                        new Item(
                                fact.value().map(Content::text).orElse(""),
                                fact.provenance().map(p -> p.cell().toString()).orElse(""),
                                fact.provenance().map(Provenance::rawText).orElse(""))));
    }

    /** Puts the value that a column of the filing itself has into its place, beside the cell it came from. */
    public static void header(Map<Place, Item> items, String column, Optional<?> value) {
        Place place = new Place("submission", 0, column);
        Item item = items.getOrDefault(place, Item.NONE);
        Item now = new Item(value.map(Content::text).orElse(""), item.cell(), item.raw());
        if (now.equals(Item.NONE)) {
            items.remove(place);
        } else {
            items.put(place, now);
        }
    }

    /** The filing's period, as it is stored; empty where it is not known. */
    public String period() {
        return items.getOrDefault(new Place("submission", 0, "period"), Item.NONE)
                .value();
    }

    /** A value as it is compared: figures at the database's decimals, without trailing zeros. */
    public static String text(Object value) {
        if (value instanceof BigDecimal number) {
            BigDecimal kept = number.setScale(SCALE, RoundingMode.HALF_UP);
            return kept.signum() == 0 ? "0" : kept.stripTrailingZeros().toPlainString();
        }
        return value.toString();
    }

    /** The line a finding makes among the notes. */
    public static String finding(String rule, String where, String message) {
        return rule + " " + where + " " + message;
    }

    /** The line an unclaimed cell makes among the notes. */
    public static String unclaimed(String where, String raw) {
        return "unclaimed " + where + " " + raw;
    }

    /** Where a later reading differs from this one, in the order of places. */
    public List<Change> changes(Content later) {
        Map<Place, Change> changes = new TreeMap<>();
        items.forEach((place, item) -> {
            Item other = later.items.getOrDefault(place, Item.NONE);
            if (!item.equals(other)) {
                changes.put(place, new Change(place, item, other));
            }
        });
        later.items.forEach((place, item) -> {
            if (!items.containsKey(place)) {
                changes.put(place, new Change(place, Item.NONE, item));
            }
        });
        return List.copyOf(changes.values());
    }
}
