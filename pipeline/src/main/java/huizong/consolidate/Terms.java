package huizong.consolidate;

import java.util.List;
import java.util.OptionalInt;

/**
 * What is to be consolidated, and how it is printed.
 *
 * @param year only this fiscal year; empty for all
 * @param excludesErrors whether filings with an error still to be corrected are left out
 * @param printUnit what reports print amounts in: {@code 万元} or {@code 亿元}
 * @param printDigits decimals that reports print amounts with, 0 to 6
 */
public record Terms(Period period, OptionalInt year, boolean excludesErrors, String printUnit, int printDigits) {
    /** The units amounts can be printed in. */
    public static final List<String> UNITS = List.of("万元", "亿元");

    public Terms {
        if (!UNITS.contains(printUnit) || printDigits < 0 || printDigits > 6) {
            throw new IllegalArgumentException(printUnit + ", " + printDigits);
        }
    }

    /** Everything on file, in 万元 with two decimals. */
    public static Terms of(Period period) {
        return new Terms(period, OptionalInt.empty(), false, "万元", 2);
    }
}
