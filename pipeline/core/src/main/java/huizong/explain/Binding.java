package huizong.explain;

import huizong.mapping.Anchor;
import huizong.mapping.FieldBinding;
import huizong.mapping.FormMapping;
import huizong.mapping.HeadingBinding;
import huizong.mapping.LineBinding;
import huizong.mapping.TableBinding;
import huizong.mapping.TableBinding.Rows;
import huizong.mapping.Target;
import huizong.mapping.ValueType;
import huizong.submission.Fact;
import huizong.submission.Row;
import java.util.Optional;

/**
 * The piece of a mapping that filled a column.
 *
 * @param anchor the label it goes by, which knows its file and line
 * @param type how the cell was understood
 */
record Binding(Anchor anchor, ValueType type) {
    /** What filled a column of a row; empty for columns that are computed. */
    static Optional<Binding> of(FormMapping mapping, Row row, String column) {
        Target target = new Target(row.table(), column);
        for (FieldBinding field : mapping.fields()) {
            if (field.target().equals(target)) {
                return Optional.of(new Binding(field.anchor(), field.type()));
            }
        }
        for (TableBinding table : mapping.tables()) {
            Optional<Binding> bound = table.into().equals(row.table()) ? inRow(table, row, column) : Optional.empty();
            if (bound.isPresent()) {
                return bound;
            }
        }
        for (TableBinding table : mapping.tables()) {
            for (HeadingBinding heading : table.headings()) {
                if (target.equals(table.totals().get(heading.column()))) {
                    return Optional.of(new Binding(heading.anchor(), heading.type()));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a column of a row only says which printed line the row is: its label stands in that cell, no value. */
    static boolean isLineLabel(FormMapping mapping, Row row, String column) {
        return mapping.tables().stream()
                .filter(t -> t.into().equals(row.table()))
                .anyMatch(t -> t.rows() instanceof Rows.Lines lines
                        && (lines.codeColumn().equals(column)
                                || lines.nameColumn().equals(column)));
    }

    private static Optional<Binding> inRow(TableBinding table, Row row, String column) {
        if (table.rows() instanceof Rows.Lines lines
                && (column.equals(lines.codeColumn()) || column.equals(lines.nameColumn()))) {
            String code = text(row, lines.codeColumn());
            return lines.lines().stream()
                    .filter(l -> l.code().equals(code)
                            || l.items().filter(code::equals).isPresent())
                    .findFirst()
                    .map(LineBinding::anchor)
                    .map(a -> new Binding(a, ValueType.TEXT));
        }
        if (table.rows() instanceof Rows.Unpivot unpivot) {
            Optional<Binding> figure = heading(table, text(row, unpivot.codeColumn()));
            return column.equals(unpivot.valueColumn()) || figure.isEmpty() ? figure : heading(table, column);
        }
        if (table.rows() instanceof Rows.Pairs pairs) {
            return heading(table, text(row, pairs.headingColumn()))
                    .map(b -> column.equals(pairs.valueColumn()) ? b : new Binding(b.anchor(), ValueType.TEXT));
        }
        return heading(table, column).or(() -> block(table, column));
    }

    private static Optional<Binding> block(TableBinding table, String column) {
        return table.blocks()
                .filter(b -> b.name().filter(column::equals).isPresent()
                        || b.cap().filter(column::equals).isPresent())
                .map(b -> new Binding(
                        b.label(), b.cap().filter(column::equals).isPresent() ? ValueType.NUMBER : ValueType.NAME));
    }

    private static Optional<Binding> heading(TableBinding table, String column) {
        for (HeadingBinding heading : table.headings()) {
            boolean measure = heading.type() == ValueType.MEASURE && column.startsWith(heading.column() + "_");
            boolean beside = heading.cap().filter(column::equals).isPresent()
                    || heading.group().filter(column::equals).isPresent()
                    || heading.points().filter(column::equals).isPresent();
            if (heading.column().equals(column) || measure) {
                return Optional.of(new Binding(heading.anchor(), heading.type()));
            }
            if (beside) {
                return Optional.of(new Binding(heading.anchor(), ValueType.NUMBER));
            }
        }
        return Optional.empty();
    }

    private static String text(Row row, String column) {
        return Optional.ofNullable(row.facts().get(column))
                .flatMap(Fact::value)
                .map(Object::toString)
                .orElse("");
    }
}
