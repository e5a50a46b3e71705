package huizong.explain;

import huizong.extract.form.FormArea;
import huizong.extract.form.Role;
import huizong.extract.value.NumberText;
import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.grid.Label;
import huizong.mapping.Anchor;
import huizong.mapping.MoneyUnit;
import huizong.text.WhiteSpace;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says by which unit of money an amount was read, and what said so. The unit is taken from the result, by comparing
 * what was stored with what the cell says, so that the explanation cannot differ from the reading.
 */
final class MoneyReason {
    private final FormArea area;

    MoneyReason(FormArea area) {
        this.area = area;
    }

    /** The reason for an amount, stored in 万元; empty for zero, which is the same in every unit. */
    Optional<Because> of(BigDecimal stored, String raw, CellRef cell, Anchor label) {
        Optional<NumberText> number = number(raw, cell);
        if (number.isEmpty() || stored.signum() == 0) {
            return Optional.empty();
        }
        if (!number.get().unit().isEmpty()) {
            String unit = number.get().unit();
            return Optional.of(new Because("单元格自己写明“" + unit + "”", "the cell itself says " + unit));
        }
        List<MoneyUnit> possible = Arrays.stream(MoneyUnit.values())
                .filter(u -> u.toWan(number.get().number())
                                .setScale(6, RoundingMode.HALF_UP)
                                .compareTo(stored)
                        == 0)
                .toList();
        return possible.stream().flatMap(u -> stated(u, cell, label).stream()).findFirst();
    }

    private Optional<NumberText> number(String raw, CellRef cell) {
        if (area.sheet().at(cell.row(), cell.column()) instanceof CellValue.Number n) {
            return Optional.of(new NumberText(n.number(), ""));
        }
        int colon = Math.max(raw.lastIndexOf('：'), raw.lastIndexOf(':'));
        return NumberText.parse(raw.substring(colon + 1));
    }

    private Optional<Because> stated(MoneyUnit unit, CellRef cell, Anchor label) {
        return inHeading(unit, label)
                .or(() -> inLabels(unit, cell))
                .or(() -> unit == area.mapping().money()
                        ? Optional.of(new Because(
                                "按" + unit.word() + "：表上没有写明，按映射的 money",
                                "read as " + unit.word() + ": the form does not say, the mapping's money does"))
                        : Optional.empty());
    }

    private Optional<Because> inHeading(MoneyUnit unit, Anchor label) {
        for (Map.Entry<CellRef, Role> claim : area.claims().entrySet()) {
            CellRef ref = claim.getKey();
            String text = area.sheet().at(ref.row(), ref.column()).shown();
            if ((claim.getValue() == Role.HEADING || claim.getValue() == Role.ANCHOR)
                    && label.matches(Label.of(text), area.fiscalYear())
                    && MoneyUnit.statedIn(Label.normalise(text)).equals(Optional.of(unit))) {
                return Optional.of(because(unit, ref, text));
            }
        }
        return Optional.empty();
    }

    /** The last statement above the cell, else the first below. */
    private Optional<Because> inLabels(MoneyUnit unit, CellRef cell) {
        Stream<Integer> upward = Stream.iterate(cell.row(), r -> r >= area.firstRow(), r -> r - 1);
        Stream<Integer> downward = Stream.iterate(cell.row() + 1, r -> r <= area.lastRow(), r -> r + 1);
        return Stream.concat(upward, downward)
                .flatMap(r -> area.sheet().row(r).stream())
                .filter(c -> states(c, unit))
                .findFirst()
                .map(c -> because(unit, c.ref(), c.value().shown()));
    }

    private static boolean states(Cell cell, MoneyUnit unit) {
        String text = Label.normalise(cell.value().shown());
        return text.length() <= 120
                && (MoneyUnit.ofForm(text).equals(Optional.of(unit))
                        || MoneyUnit.statedIn(text).equals(Optional.of(unit)));
    }

    private static Because because(MoneyUnit unit, CellRef ref, String text) {
        String said = WhiteSpace.trim(text).replaceAll("\\s+", " ");
        return new Because(
                "按" + unit.word() + "：" + ref + "“" + said + "”",
                "read as " + unit.word() + ": " + ref + " says " + said);
    }
}
