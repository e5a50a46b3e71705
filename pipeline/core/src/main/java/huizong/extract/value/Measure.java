package huizong.extract.value;

import huizong.grid.CellValue;
import huizong.text.Memo;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an indicator's target or actual value says, as far as it is a number. Dates and qualitative texts have none of
 * the parts.
 *
 * @param operator one of ≥ ≤ = &gt; &lt;
 * @param value scaled by 万 and 亿; a percentage as a fraction
 * @param unit without the scale: 人 for 万人, {@code %}
 */
public record Measure(Optional<String> operator, Optional<BigDecimal> value, Optional<String> unit) {
    private static final Memo<Measure> KNOWN = new Memo<>(Measure::read);

    static final Measure NONE = new Measure(Optional.empty(), Optional.empty(), Optional.empty());

    private static final int LONGEST = 40;
    private static final int LONGEST_OPERATOR = 2;
    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(12);
    private static final Pattern SHAPE = Pattern.compile("^(?:完成|达到|达|实现|保持在|保持|为|约|共计|累计|控制在|控制|在)*"
            + "(?<op>>=|=>|<=|=<|≥|≧|⩾|≤|≦|⩽|>|<|=|不少于|不低于|不小于|大于等于|大于或等于|至少|最低|不超过|不高于|不大于"
            + "|不多于|小于等于|小于或等于|最多|最高|大于|高于|超过|多于|小于|低于|少于|等于)?"
            + "(?<number>[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\\.[0-9]+)?)"
            + "(?<scale>百万|千万|万亿|万|亿)?"
            + "(?<unit>m2|m3|[\\p{IsHan}A-Za-z%‰/℃°·]{0,10}?)"
            + "(?<behind>(?:及|或)?(?:以上|以内|以下|之内|以后)|左右|内)?[。.;,]?$");
    private static final Pattern LONE_OPERATOR = Pattern.compile("^(>=|=>|<=|=<|≥|≧|⩾|≤|≦|⩽|>|<|=)$");
    private static final Pattern DATE_UNIT = Pattern.compile("^(?:月|日|号|季度|年(?:底|末|前|度|内|之前|以前|完成)).*");
    private static final Map<String, String> OPERATORS = Map.ofEntries(
            Map.entry(">=", "≥"),
            Map.entry("=>", "≥"),
            Map.entry("≧", "≥"),
            Map.entry("⩾", "≥"),
            Map.entry("<=", "≤"),
            Map.entry("=<", "≤"),
            Map.entry("≦", "≤"),
            Map.entry("⩽", "≤"),
            Map.entry("不少于", "≥"),
            Map.entry("不低于", "≥"),
            Map.entry("不小于", "≥"),
            Map.entry("大于等于", "≥"),
            Map.entry("大于或等于", "≥"),
            Map.entry("至少", "≥"),
            Map.entry("最低", "≥"),
            Map.entry("不超过", "≤"),
            Map.entry("不高于", "≤"),
            Map.entry("不大于", "≤"),
            Map.entry("不多于", "≤"),
            Map.entry("小于等于", "≤"),
            Map.entry("小于或等于", "≤"),
            Map.entry("最多", "≤"),
            Map.entry("最高", "≤"),
            Map.entry("大于", ">"),
            Map.entry("高于", ">"),
            Map.entry("超过", ">"),
            Map.entry("多于", ">"),
            Map.entry("小于", "<"),
            Map.entry("低于", "<"),
            Map.entry("少于", "<"),
            Map.entry("等于", "="));
    private static final Map<String, Integer> SCALES = Map.of("万", 4, "百万", 6, "千万", 7, "亿", 8, "万亿", 12);

    public static Measure of(CellValue value) {
        if (value instanceof CellValue.Number n) {
            return n.number().abs().compareTo(LIMIT) >= 0
                    ? NONE
                    : new Measure(
                            Optional.empty(),
                            Optional.of(n.number()),
                            n.percent() ? Optional.of("%") : Optional.empty());
        }
        return value instanceof CellValue.Text text ? of(text.text()) : NONE;
    }

    /** The operator a text is, and nothing beside: {@code ≥} for {@code >=} or {@code 大于等于}. */
    public static Optional<String> operatorOf(String text) {
        String plain = NumberText.compact(text);
        return LONE_OPERATOR.matcher(plain).matches() || OPERATORS.containsKey(plain)
                ? Optional.of(OPERATORS.getOrDefault(plain, plain))
                : Optional.empty();
    }

    public static Measure of(String text) {
        return KNOWN.of(text);
    }

    private static Measure read(String text) {
        String plain = NumberText.compact(text);
        if (plain.length() <= LONGEST_OPERATOR && LONE_OPERATOR.matcher(plain).matches()) {
            return new Measure(Optional.of(OPERATORS.getOrDefault(plain, plain)), Optional.empty(), Optional.empty());
        }
        if (plain.length() > LONGEST || plain.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            return NONE;
        }
        Matcher matcher = SHAPE.matcher(plain);
        if (!matcher.matches()) {
            return NONE;
        }
        String unit = matcher.group("unit").equals("百分比") ? "%" : matcher.group("unit");
        String digits = matcher.group("number").replace(",", "");
        BigDecimal number = new BigDecimal(digits);
        boolean year = unit.startsWith("年") && digits.length() == 4 && matcher.group("scale") == null;
        if (year || (DATE_UNIT.matcher(unit).matches() && matcher.group("scale") == null)) {
            return NONE;
        }
        if (matcher.group("scale") != null) {
            number = number.scaleByPowerOfTen(SCALES.getOrDefault(matcher.group("scale"), 0));
        }
        if (unit.startsWith("%")) {
            if (!unit.equals("%")) {
                return NONE;
            }
            number = number.movePointLeft(2);
        } else if (unit.equals("‰")) {
            number = number.movePointLeft(3);
        }
        if (number.abs().compareTo(LIMIT) >= 0) {
            return NONE;
        }
        return new Measure(
                operator(matcher), Optional.of(number), unit.isEmpty() ? Optional.empty() : Optional.of(unit));
    }

    private static Optional<String> operator(Matcher matcher) {
        String op = matcher.group("op");
        if (op != null) {
            return Optional.of(OPERATORS.getOrDefault(op, op));
        }
        String behind = matcher.group("behind");
        if (behind == null || behind.equals("左右")) {
            return Optional.empty();
        }
        return Optional.of(behind.endsWith("以上") || behind.endsWith("以后") ? "≥" : "≤");
    }
}
