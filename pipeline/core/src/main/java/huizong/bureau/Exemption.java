package huizong.bureau;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A bureau's decision, from {@code exceptions.csv}, that errors of a rule may be explained; an explained one is then
 * listed as a warning.
 *
 * @param divisionCode only units of this division and those below it; empty for all
 * @param unitName only this unit; empty for all
 */
public record Exemption(
        String ruleId,
        Optional<String> divisionCode,
        Optional<String> unitName,
        Optional<Integer> fiscalYear,
        String approvedBy,
        LocalDate approvedOn,
        String reason,
        int line) {}
