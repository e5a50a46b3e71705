package huizong.bureau;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A bureau's explanation of one finding, from {@code waivers.csv}. It holds while the figures are those it was given for.
 *
 * @param checkCode the 核对码 of the anomaly list; where it is given it alone identifies the finding
 * @param stated the figure as the anomaly list prints it; empty where the finding states none
 * @param expected likewise
 */
public record Waiver(
        Optional<String> checkCode,
        String ruleId,
        String unitName,
        Optional<Integer> fiscalYear,
        Optional<String> formId,
        Optional<String> projectName,
        Optional<String> stated,
        Optional<String> expected,
        String explanation,
        String givenBy,
        LocalDate givenOn,
        int line) {}
