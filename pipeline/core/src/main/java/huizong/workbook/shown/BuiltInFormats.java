package huizong.workbook.shown;

import java.util.Map;
import java.util.Optional;

/** The number formats files name by their number alone, as a Chinese Excel shows them; those that only round are left out. */
public final class BuiltInFormats {
    private static final String DAY = "yyyy-mm-dd";
    private static final String YEAR_MONTH = "yyyy\"年\"m\"月\"";
    private static final String MONTH_DAY = "m\"月\"d\"日\"";
    private static final String TIME = "h\"时\"mm\"分\"";
    private static final String TIME_SECONDS = "h\"时\"mm\"分\"ss\"秒\"";
    private static final String HALF_DAY = "上午/下午";

    private static final Map<Integer, String> CODES = Map.ofEntries(
            Map.entry(9, "0%"),
            Map.entry(10, "0.00%"),
            Map.entry(14, DAY),
            Map.entry(15, DAY),
            Map.entry(16, DAY),
            Map.entry(17, DAY),
            Map.entry(18, "h:mm AM/PM"),
            Map.entry(19, "h:mm:ss AM/PM"),
            Map.entry(20, "h:mm"),
            Map.entry(21, "h:mm:ss"),
            Map.entry(22, "yyyy-mm-dd h:mm"),
            Map.entry(27, YEAR_MONTH),
            Map.entry(28, MONTH_DAY),
            Map.entry(29, MONTH_DAY),
            Map.entry(30, DAY),
            Map.entry(31, "yyyy\"年\"m\"月\"d\"日\""),
            Map.entry(32, TIME),
            Map.entry(33, TIME_SECONDS),
            Map.entry(34, HALF_DAY + TIME),
            Map.entry(35, HALF_DAY + TIME_SECONDS),
            Map.entry(36, YEAR_MONTH),
            Map.entry(45, "mm:ss"),
            Map.entry(46, "[h]:mm:ss"),
            Map.entry(47, "mm:ss.0"),
            Map.entry(50, YEAR_MONTH),
            Map.entry(51, MONTH_DAY),
            Map.entry(52, YEAR_MONTH),
            Map.entry(53, MONTH_DAY),
            Map.entry(54, MONTH_DAY),
            Map.entry(55, HALF_DAY + TIME),
            Map.entry(56, HALF_DAY + TIME_SECONDS),
            Map.entry(57, YEAR_MONTH),
            Map.entry(58, MONTH_DAY));

    private BuiltInFormats() {}

    /** The code of an id; empty for one that shows numbers as they are, and one nobody knows. */
    public static Optional<String> code(int id) {
        return Optional.ofNullable(CODES.get(id));
    }
}
