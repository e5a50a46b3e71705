package huizong.extract.form;

import huizong.extract.form.SheetLabels.LabelCell;
import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.mapping.MoneyUnit;
import huizong.submission.Said;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Decides the unit of money a form is filed in. */
public final class Money {
    private static final int LONGEST = 120;

    private Money() {}

    /**
     * The unit the form states for itself ({@code 单位：元}); else the one all its labels that name any agree on; else its
     * mapping's. Where labels have to tell for parts of the form that say nothing, and where two units are stated, a
     * finding says so.
     */
    public static MoneyUnit of(FormArea area) {
        Optional<MoneyUnit> stated = Optional.empty();
        for (int r = area.firstRow(); r <= area.lastRow(); r++) {
            for (Cell cell : area.sheet().row(r)) {
                if (!(cell.value() instanceof CellValue.Text text)
                        || text.text().length() > LONGEST
                        || text.text().indexOf('元') < 0) {
                    continue;
                }
                Optional<MoneyUnit> unit = MoneyUnit.ofForm(text.label().full());
                if (unit.isPresent() && stated.isPresent() && !stated.equals(unit)) {
                    contradiction(area, cell.ref(), stated.get(), unit.get());
                }
                if (stated.isEmpty()) {
                    stated = unit;
                }
            }
        }
        return stated.or(() -> byLabels(area)).orElse(area.mapping().money());
    }

    private static Optional<MoneyUnit> byLabels(FormArea area) {
        Map<MoneyUnit, LabelCell> said = new EnumMap<>(MoneyUnit.class);
        for (int r = area.firstRow(); r <= area.lastRow(); r++) {
            for (LabelCell cell : area.labelsIn(r)) {
                if (cell.text().indexOf('元') >= 0 && area.vocabulary().contains(cell.label())) {
                    MoneyUnit.statedIn(cell.label().full()).ifPresent(unit -> said.putIfAbsent(unit, cell));
                }
            }
        }
        if (said.size() != 1) {
            return Optional.empty();
        }
        Map.Entry<MoneyUnit, LabelCell> only = said.entrySet().iterator().next();
        MoneyUnit unit = only.getKey();
        if (unit != area.mapping().money()) {
            area.finding(
                    only.getValue().cell().ref(),
                    Said.of("money-by-labels")
                            .with("standard", area.mapping().money().word())
                            .with("stated", unit.word())
                            .stated(unit.word())
                            .expected(area.mapping().money().word()));
        }
        return Optional.of(unit);
    }

    private static void contradiction(FormArea area, CellRef cell, MoneyUnit first, MoneyUnit other) {
        area.finding(
                cell,
                Said.of("money-contradiction")
                        .with("first", first.word())
                        .with("other", other.word())
                        .stated(other.word())
                        .expected(first.word()));
    }
}
