package huizong.explain;

import huizong.explain.ExplainedCell.Meaning;
import huizong.extract.form.FormArea;
import huizong.extract.form.Role;
import huizong.extract.form.SheetLabels.LabelCell;
import huizong.extract.value.Typing;
import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.mapping.Anchor;
import huizong.mapping.FieldBinding;
import huizong.mapping.FormMapping;
import huizong.mapping.HeadingBinding;
import huizong.mapping.TableBinding;
import huizong.mapping.ValueType;
import huizong.submission.Fact;
import huizong.submission.Provenance;
import huizong.submission.Row;
import huizong.submission.Submission;
import huizong.text.WhiteSpace;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The cells of one form by role: what the facts say they became, and what the extraction claimed them for. */
final class FormCells {
    private record Use(Row row, String column, Fact fact) {}

    private final FormArea area;
    private final FormMapping mapping;
    private final MoneyReason money;
    private final Map<CellRef, List<Use>> uses = new LinkedHashMap<>();
    private final Set<CellRef> unclaimed = new HashSet<>();

    /** @param area the form's area after extraction, with its claims */
    FormCells(FormArea area, Submission form) {
        this.area = area;
        this.mapping = area.mapping();
        this.money = new MoneyReason(area);
        form.unclaimed().forEach(p -> unclaimed.add(p.cell()));
        Stream.concat(Stream.of(form.header()), form.rows().stream())
                .forEach(row -> row.facts().forEach((column, fact) -> fact.provenance()
                        .map(Provenance::cell)
                        .ifPresent(cell -> uses.computeIfAbsent(cell, c -> new ArrayList<>())
                                .add(new Use(row, column, fact)))));
    }

    List<ExplainedCell> cells() {
        List<ExplainedCell> cells = new ArrayList<>();
        Set<CellRef> filled = new HashSet<>();
        for (int r = area.firstRow(); r <= area.lastRow(); r++) {
            for (Cell cell : area.sheet().row(r)) {
                if (!WhiteSpace.trim(cell.value().shown()).isEmpty()) {
                    filled.add(cell.ref());
                    cells.add(explained(cell));
                }
            }
        }
        uses.forEach((ref, list) -> {
            if (!filled.contains(ref)) {
                cells.add(new ExplainedCell(ref, Role.BLANK, "", meanings(list), where(list), Optional.empty()));
            }
        });
        return cells;
    }

    private ExplainedCell explained(Cell cell) {
        List<Use> list = uses.getOrDefault(cell.ref(), List.of());
        Role role = role(cell, list);
        String where = role == Role.VALUE || (role == Role.ANCHOR && !list.isEmpty()) ? where(list) : "";
        if (where.isEmpty()) {
            where = anchor(cell, role).map(Anchor::where).orElse("");
        }
        return new ExplainedCell(cell.ref(), role, cell.value().shown(), meanings(list), where, because(cell, list));
    }

    private Role role(Cell cell, List<Use> list) {
        boolean value =
                list.stream().anyMatch(u -> !u.fact().isBlank() && !Binding.isLineLabel(mapping, u.row(), u.column()));
        Optional<Role> claimed = area.claimed(cell.ref());
        if (value) {
            return Role.VALUE;
        }
        if (claimed.isPresent()) {
            return claimed.get();
        }
        if (Typing.isPlaceholder(cell.value().shown())) {
            return Role.PLACEHOLDER;
        }
        return unclaimed.contains(cell.ref()) ? Role.UNCLAIMED : Role.FURNITURE;
    }

    private List<Meaning> meanings(List<Use> list) {
        List<Meaning> meanings = new ArrayList<>();
        for (Use use : list) {
            ValueType type = Binding.of(mapping, use.row(), use.column())
                    .map(Binding::type)
                    .orElse(ValueType.TEXT);
            meanings.add(new Meaning(
                    use.row().table(),
                    use.row().lineNo(),
                    use.column(),
                    type,
                    use.fact().value()));
        }
        return meanings;
    }

    private String where(List<Use> list) {
        return list.stream()
                .flatMap(u -> Binding.of(mapping, u.row(), u.column()).stream())
                .map(b -> b.anchor().where())
                .findFirst()
                .orElse("");
    }

    private Optional<Because> because(Cell cell, List<Use> list) {
        for (Use use : list) {
            Optional<Binding> binding = Binding.of(mapping, use.row(), use.column());
            if (binding.isPresent()
                    && binding.get().type() == ValueType.AMOUNT
                    && use.fact().value().isPresent()
                    && use.fact().value().get() instanceof BigDecimal stored) {
                String raw = use.fact().provenance().map(Provenance::rawText).orElse("");
                return money.of(stored, raw, cell.ref(), binding.get().anchor());
            }
        }
        return Optional.empty();
    }

    /** The mapping's label that a printed cell is. */
    private Optional<Anchor> anchor(Cell cell, Role role) {
        Stream<Anchor> first =
                switch (role) {
                    case TITLE -> Stream.of(mapping.titles());
                    case HEADING ->
                        mapping.tables().stream()
                                .sorted(Comparator.comparingLong(
                                        t -> -headingsIn(t, cell.ref().row())))
                                .flatMap(t -> t.headings().stream())
                                .map(HeadingBinding::anchor);
                    default ->
                        Stream.concat(
                                mapping.fields().stream().map(FieldBinding::anchor),
                                mapping.tables().stream().flatMap(FormCells::rowLabels));
                };
        for (LabelCell label : area.labelsIn(cell.ref().row())) {
            if (label.cell() == cell) {
                return Stream.of(first, mapping.furniture().stream(), mapping.vocabulary())
                        .flatMap(s -> s)
                        .filter(a -> a.matches(label.label(), area.fiscalYear()))
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    private long headingsIn(TableBinding table, int row) {
        return table.headings().stream()
                .filter(h -> area.rowHas(row, h.anchor()))
                .count();
    }

    private static Stream<Anchor> rowLabels(TableBinding table) {
        return Stream.of(table.section(), table.totalLabels(), table.until()).flatMap(Optional::stream);
    }
}
