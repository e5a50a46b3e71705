package huizong.bureau;

import huizong.mapping.Target;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One amount the bureau adds to or takes out of a roll-up: a line of {@code mappings/reference/adjustments.csv} (a
 * transfer between levels, which both report and only one may count) or of {@code supplements.csv} (what a unit reports
 * for another that does not file).
 *
 * @param fromDivision who paid a transfer; empty for a supplement
 * @param toDivision who received it; empty for a supplement
 * @param unitId who reports a supplement; empty for a transfer
 * @param label whom a supplement is reported for; empty for a transfer
 * @param code the item or source of funds; empty text where the table has none
 * @param amount in the unit of the target column: 万元, people or m²
 * @param source file and line, such as {@code reference/adjustments.csv:2}
 */
public record Correction(
        Kind kind,
        int fiscalYear,
        Optional<String> fromDivision,
        Optional<String> toDivision,
        Optional<String> unitId,
        Optional<String> label,
        String formId,
        Target target,
        String code,
        BigDecimal amount,
        String basis,
        String source) {
    /** Which of the two tables it stands in. */
    public enum Kind {
        ADJUSTMENT("adjustments.csv"),
        SUPPLEMENT("supplements.csv");

        private final String file;

        Kind(String file) {
            this.file = file;
        }

        /** Its name in {@code mappings/reference/}. */
        public String file() {
            return file;
        }
    }
}
