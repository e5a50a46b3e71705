package huizong.store.load;

import huizong.bureau.UnitNames;
import huizong.grid.Label;
import huizong.submission.Submission;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells filings that call themselves a roll-up: a department's 汇总 beside the filings of its units. */
final class RollUpNames {
    private static final Pattern UNIT = Pattern.compile("(汇总|合计)(数|表)?[)）\\]】〕]?$");
    private static final Pattern SHEET = Pattern.compile("^(汇总|合计)|(汇总|合计)(数|表|页)?([(（].*[)）])?[0-9]*$");

    private RollUpNames() {}

    /** The word of the filing that says so: its unit's name, unless that is registered, or its sheet's. */
    static Optional<String> in(Submission filing) {
        String unit = Label.normalise(filing.unit().asFiled());
        if (filing.unit().unitId().startsWith(UnitNames.UNREGISTERED)
                && UNIT.matcher(unit).find()) {
            return Optional.of(filing.unit().asFiled());
        }
        return SHEET.matcher(Label.normalise(filing.sheetName())).find()
                ? Optional.of(filing.sheetName())
                : Optional.empty();
    }
}
