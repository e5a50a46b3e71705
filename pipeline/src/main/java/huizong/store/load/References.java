package huizong.store.load;

import huizong.bureau.Correction;
import huizong.bureau.Division;
import huizong.bureau.ExpectedForm;
import huizong.bureau.ReferenceLists;
import huizong.bureau.RegisteredUnit;
import huizong.bureau.Registry;
import huizong.mapping.FilingPeriod;
import huizong.store.Store;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the bureau's registers and lists, whole: a province has tens of thousands of units. */
public final class References {
    private final Store store;

    public References(Store store) {
        this.store = store;
    }

    public void replace(Registry registry) {
        store.update("DELETE FROM main.division");
        append(
                "main",
                "division",
                registry.divisions().stream()
                        .filter(d -> !d.isOwn())
                        .map(d -> List.of(d.code(), d.name(), d.level(), d.parentCode())));
        store.update("DELETE FROM main.alias");
        append(
                "main",
                "alias",
                registry.aliases().stream().map(a -> List.of(a.kind(), a.alias(), a.name(), a.divisionCode())));
        // units known only from filings stay
        store.update("DELETE FROM main.unit WHERE unit_id NOT LIKE 'auto:%'");
        append(
                "main",
                "unit",
                registry.units().stream()
                        .map(u -> unit(u, registry.division(u.divisionCode()).map(Division::level))));
        store.update("DELETE FROM meta.unit_history");
        append(
                "meta",
                "unit_history",
                registry.unitHistory().stream()
                        .map(u -> unit(
                                u,
                                u.validFrom().map(LocalDate::toString),
                                u.validTo().map(LocalDate::toString))));
    }

    private static List<Object> unit(RegisteredUnit unit, Object... more) {
        List<Object> row = new ArrayList<>(
                List.of(unit.unitId(), unit.name(), unit.divisionCode(), unit.parentUnitId(), unit.department()));
        row.addAll(List.of(more));
        return row;
    }

    public void replace(ReferenceLists lists, YearMonth period) {
        store.update("DELETE FROM meta.expected_form");
        List<ExpectedForm> due = lists.expected().stream()
                .filter(f -> f.dueIn(period).isPresent())
                .toList();
        append(
                "meta",
                "expected_form",
                Stream.iterate(0, i -> i < due.size(), i -> i + 1).map(i -> expected(i + 1, due.get(i), period)));
        store.update("DELETE FROM meta.waiver");
        append(
                "meta",
                "waiver",
                lists.waivers().waivers().stream()
                        .map(w -> List.of(
                                w.line(),
                                w.checkCode(),
                                w.ruleId(),
                                w.unitName(),
                                w.fiscalYear(),
                                w.formId(),
                                w.projectName(),
                                w.stated(),
                                w.expected(),
                                w.explanation(),
                                w.givenBy(),
                                w.givenOn())));
        store.update("DELETE FROM meta.exemption");
        append(
                "meta",
                "exemption",
                lists.waivers().exemptions().stream()
                        .map(e -> List.of(
                                e.line(),
                                e.ruleId(),
                                e.divisionCode(),
                                e.unitName(),
                                e.fiscalYear(),
                                e.approvedBy(),
                                e.approvedOn(),
                                e.reason())));
        store.update("DELETE FROM meta.layout_cell");
        append(
                "meta",
                "layout_cell",
                lists.layout().cells().stream()
                        .map(c -> List.of(
                                c.line(),
                                c.place(),
                                c.kind().name().toLowerCase(Locale.ROOT),
                                c.content(),
                                c.blank())));
        store.update("DELETE FROM meta.correction");
        append("meta", "correction", lists.corrections().stream().map(References::correction));
    }

    private static List<Object> expected(int number, ExpectedForm form, YearMonth month) {
        return List.of(
                number,
                form.unit().unitId(),
                form.unit().name(),
                form.unit().divisionCode(),
                form.unit().department(),
                form.formId(),
                form.formName(),
                form.fiscalYear(),
                form.since().map(YearMonth::toString),
                form.dueOn(),
                form.line(),
                form.dueIn(month).map(FilingPeriod::code));
    }

    private static List<Object> correction(Correction correction) {
        return List.of(
                correction.kind().name().toLowerCase(Locale.ROOT),
                correction.fiscalYear(),
                correction.fromDivision(),
                correction.toDivision(),
                correction.unitId(),
                correction.label(),
                correction.formId(),
                correction.target().table(),
                correction.target().column(),
                correction.code(),
                correction.amount().setScale(6, RoundingMode.UNNECESSARY),
                correction.basis(),
                correction.source());
    }

    /** @param rows values in the order of the table's columns; an empty Optional is NULL */
    private void append(String schema, String table, Stream<List<Object>> rows) {
        Inserts inserts = new Inserts(store);
        rows.forEach(row -> inserts.add(
                schema + "." + table, row.stream().map(References::value).toArray()));
        inserts.flush();
    }

    private static @Nullable Object value(Object value) {
        Object given = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        return given == null || given instanceof Integer || given instanceof BigDecimal || given instanceof LocalDate
                ? given
                : given.toString();
    }
}
