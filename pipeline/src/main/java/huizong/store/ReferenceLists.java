package huizong.store;

import huizong.mapping.Exemption;
import huizong.mapping.Expectations;
import huizong.mapping.ExpectedForm;
import huizong.mapping.Waiver;
import huizong.mapping.Waivers;
import java.time.YearMonth;

/** Puts the bureau's lists for a consolidation into the database: what is expected, what is explained. */
public final class ReferenceLists {
    private ReferenceLists() {}

    /**
     * Replaces what the lists of an earlier run said.
     *
     * @param period the period consolidated: only what is due in it counts as expected
     */
    public static void replace(Store store, Expectations expectations, Waivers waivers, YearMonth period) {
        store.inTransaction(() -> {
            store.update("DELETE FROM meta.expected_form");
            store.update("DELETE FROM meta.waiver");
            store.update("DELETE FROM meta.exemption");
            int line = 0;
            for (ExpectedForm form : expectations.dueIn(period)) {
                line++;
                store.update(
                        "INSERT INTO meta.expected_form VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        line,
                        form.unit().unitId(),
                        form.unit().name(),
                        form.unit().divisionCode(),
                        form.unit().department().orElse(null),
                        form.formId(),
                        form.formName(),
                        form.fiscalYear(),
                        form.since().map(YearMonth::toString).orElse(null),
                        form.dueOn().orElse(null),
                        form.line());
            }
            waivers.waivers().forEach(w -> waiver(store, w));
            waivers.exemptions().forEach(e -> exemption(store, e));
            return true;
        });
    }

    private static void waiver(Store store, Waiver waiver) {
        store.update(
                "INSERT INTO meta.waiver VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                waiver.line(),
                waiver.checkCode().orElse(null),
                waiver.ruleId(),
                waiver.unitName(),
                waiver.fiscalYear().orElse(null),
                waiver.formId().orElse(null),
                waiver.projectName().orElse(null),
                waiver.stated().orElse(null),
                waiver.expected().orElse(null),
                waiver.explanation(),
                waiver.givenBy(),
                waiver.givenOn());
    }

    private static void exemption(Store store, Exemption exemption) {
        store.update(
                "INSERT INTO meta.exemption VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                exemption.line(),
                exemption.ruleId(),
                exemption.divisionCode().orElse(null),
                exemption.unitName().orElse(null),
                exemption.fiscalYear().orElse(null),
                exemption.approvedBy(),
                exemption.approvedOn(),
                exemption.reason());
    }
}
