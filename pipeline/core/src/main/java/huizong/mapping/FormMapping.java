package huizong.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How one template of a form is recognised and read, from {@code mappings/forms/<form_id>/<template>.yaml}.
 *
 * @param periods what one filing may cover, {@link PeriodKind#YEAR} alone where the mapping says nothing
 * @param titles how its title may be printed
 * @param requires labels that must all stand below the title, else it is only mentioned
 * @param inOrder lists of labels that must stand in one row from left to right, other labels between them or not; tells
 *     templates apart that print the same labels
 * @param money the unit its amounts are in where the form does not say
 * @param furniture labels printed on the form that hold no data
 * @param constants fixed values, by target; given when the target's table has a row
 */
public record FormMapping(
        String formId,
        String template,
        int version,
        String name,
        List<PeriodKind> periods,
        Anchor titles,
        List<Anchor> requires,
        List<List<Anchor>> inOrder,
        MoneyUnit money,
        List<FieldBinding> fields,
        List<TableBinding> tables,
        List<Anchor> furniture,
        Map<Target, String> constants,
        String where) {
    public FormMapping {
        periods = List.copyOf(periods);
        requires = List.copyOf(requires);
        inOrder = inOrder.stream().map(List::copyOf).toList();
        fields = List.copyOf(fields);
        tables = List.copyOf(tables);
        furniture = List.copyOf(furniture);
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
    }

    /** Whether it is filed for parts of a year, so that a filing has to say for which. */
    public boolean isPeriodic() {
        return !periods.equals(List.of(PeriodKind.YEAR));
    }

    /** Whether its one table may have more rows than memory holds. */
    public boolean isList() {
        return tables.stream().anyMatch(TableBinding::isList);
    }

    /** Every label the form prints but its title: what tells a label from a value. */
    public Stream<Anchor> vocabulary() {
        return Stream.of(
                        requires.stream(),
                        inOrder.stream().flatMap(List::stream),
                        fields.stream().map(FieldBinding::anchor),
                        furniture.stream(),
                        tables.stream().flatMap(FormMapping::labelsOf))
                .flatMap(s -> s);
    }

    private static Stream<Anchor> labelsOf(TableBinding table) {
        Stream<Anchor> own = Stream.of(
                        table.section(),
                        table.blocks().map(TableBinding.Blocks::label),
                        table.until(),
                        table.totalLabels())
                .flatMap(o -> o.stream());
        Stream<Anchor> headings = table.headings().stream().flatMap(HeadingBinding::labels);
        Stream<Anchor> lines = table.rows() instanceof TableBinding.Rows.Lines l
                ? l.lines().stream().map(LineBinding::anchor)
                : Stream.of();
        return Stream.of(own, headings, lines).flatMap(s -> s);
    }

    /** As equality has it, without hashing every word of the mapping. */
    @Override
    public int hashCode() {
        return where.hashCode();
    }

    /** What is recorded on a submission: {@code hunan-2023@1}. */
    public String versionName() {
        return template + "@" + version;
    }
}
