package huizong.extract;

import huizong.extract.form.FormArea;
import huizong.extract.form.InsideLabels;
import huizong.extract.form.Role;
import huizong.extract.form.SheetLabels.LabelCell;
import huizong.extract.value.Reading;
import huizong.extract.value.Typing;
import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.grid.Region;
import huizong.mapping.Direction;
import huizong.mapping.FieldBinding;
import huizong.mapping.MoneyUnit;
import huizong.mapping.ValueType;
import huizong.submission.Fact;
import huizong.submission.Said;
import huizong.text.WhiteSpace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the single values of a form by their labels. */
final class FieldExtractor {
    /** A label found, and the value beside it, if any. */
    private record Found(CellRef anchor, CellRef cell, CellValue value, String raw) {}

    private record Inside(Cell cell, InsideLabels.Part part) {}

    private final FormArea area;
    private final MoneyUnit money;
    private final List<Inside> insides = new ArrayList<>();
    private final Beside beside;

    FieldExtractor(FormArea area, MoneyUnit money) {
        this.area = area;
        this.money = money;
        Set<CellRef> withLabels = new HashSet<>();
        for (int r = area.firstRow(); r <= area.lastRow(); r++) {
            for (Cell cell : area.sheet().row(r)) {
                if (cell.value() instanceof CellValue.Text text) {
                    for (InsideLabels.Part part : area.parts(text.text())) {
                        insides.add(new Inside(cell, part));
                        withLabels.add(cell.ref());
                    }
                }
            }
        }
        this.beside = new Beside(area, withLabels);
    }

    /** The facts of the mapping's fields that have a row of their own, by table and column. */
    Map<String, Map<String, Fact>> extract() {
        return extract(
                area.mapping().fields().stream().filter(f -> !f.eachRow()).toList());
    }

    /** The facts that speak for every row of their table, by table and column. */
    Map<String, Map<String, Fact>> eachRow() {
        return extract(
                area.mapping().fields().stream().filter(FieldBinding::eachRow).toList());
    }

    private Map<String, Map<String, Fact>> extract(List<FieldBinding> fields) {
        Map<String, Map<String, Fact>> facts = new LinkedHashMap<>();
        for (FieldBinding field : fields) {
            Map<String, Fact> table = facts.computeIfAbsent(field.target().table(), t -> new LinkedHashMap<>());
            fact(field).ifPresent(fact -> table.put(field.target().column(), fact));
        }
        return facts;
    }

    private Optional<Fact> fact(FieldBinding field) {
        List<Found> all = new ArrayList<>();
        Set<CellRef> anchors = new HashSet<>();
        area.look(insides.size());
        for (Inside inside : insides) {
            if (field.anchor().matches(inside.part().label(), area.fiscalYear())
                    && (!inside.part().value().isEmpty() || field.direction() == Direction.INSIDE)) {
                CellRef ref = inside.cell().ref();
                String value = inside.part().value();
                CellValue typed = value.isEmpty() ? CellValue.Blank.INSTANCE : new CellValue.Text(value);
                all.add(new Found(ref, ref, typed, value));
                anchors.add(ref);
            }
        }
        for (LabelCell label : area.find(field.anchor())) {
            if (!anchors.contains(label.cell().ref())) {
                all.add(beside(label, field.direction()));
            }
        }
        if (all.isEmpty()) {
            if (!field.optional()) {
                missingAnchor(field);
            }
            return Optional.empty();
        }
        all.forEach(found -> area.claim(found.anchor(), Role.ANCHOR));
        List<Found> filled = new ArrayList<>(all);
        filled.removeIf(f -> f.value().isBlank());
        if (filled.isEmpty()) {
            return Optional.of(area.blank(place(all.get(0).anchor(), field.direction())));
        }
        if (filled.size() > 1
                && filled.stream().map(f -> WhiteSpace.trim(f.raw())).distinct().count() > 1) {
            ambiguous(field, filled);
            return Optional.empty();
        }
        Found found = filled.get(0);
        MoneyUnit unit = field.type() == ValueType.AMOUNT
                ? MoneyUnit.statedIn(area.sheet()
                                .at(found.anchor().row(), found.anchor().column())
                                .label()
                                .full())
                        .orElse(money)
                : money;
        Reading reading = Typing.read(found.value(), field.type(), unit);
        return area.fact(reading, found.cell(), found.raw(), area.shown(field.anchor()));
    }

    /** Where the value of an anchor would stand. */
    private CellRef place(CellRef anchor, Direction direction) {
        Region region = area.sheet().regionAt(anchor.row(), anchor.column());
        return switch (direction) {
            case RIGHT -> new CellRef(region.firstRow(), Math.min(region.lastColumn() + 1, CellRef.MAX_COLUMNS - 1));
            case BELOW -> new CellRef(Math.min(region.lastRow() + 1, CellRef.MAX_ROWS - 1), region.firstColumn());
            case INSIDE -> anchor;
        };
    }

    private Found beside(LabelCell label, Direction direction) {
        Region region = area.regionOf(label.cell());
        Optional<Cell> value =
                switch (direction) {
                    case RIGHT -> beside.right(region);
                    case BELOW -> beside.below(region);
                    case INSIDE -> Optional.empty();
                };
        return value.map(cell -> new Found(
                        label.cell().ref(),
                        cell.ref(),
                        cell.value(),
                        cell.value().shown()))
                .orElseGet(() -> new Found(label.cell().ref(), label.cell().ref(), CellValue.Blank.INSTANCE, ""));
    }

    private void missingAnchor(FieldBinding field) {
        String near = nearest(field);
        area.finding(
                new CellRef(area.firstRow(), 0),
                Said.of("field-missing")
                        .with("label", area.shown(field.anchor()))
                        .with("near", near)
                        .expected(area.shown(field.anchor())));
    }

    private String nearest(FieldBinding field) {
        String best = "";
        int least = Integer.MAX_VALUE;
        for (int r = area.firstRow(); r <= area.lastRow(); r++) {
            for (LabelCell cell : area.labelsIn(r)) {
                int distance = cell.label().core().length() > 20
                        ? Integer.MAX_VALUE
                        : field.anchor().distance(cell.label());
                if (distance < least
                        && distance <= Math.max(1, cell.label().core().length() / 2)) {
                    least = distance;
                    best = cell.cell().ref() + "“" + WhiteSpace.trim(cell.text()) + "”";
                }
            }
        }
        return best;
    }

    private void ambiguous(FieldBinding field, List<Found> found) {
        String cells = found.stream().map(f -> f.cell().toString()).collect(Collectors.joining("、"));
        area.finding(
                found.get(0).anchor(),
                Said.of("field-ambiguous")
                        .with("label", area.shown(field.anchor()))
                        .with("cells", cells));
    }
}
