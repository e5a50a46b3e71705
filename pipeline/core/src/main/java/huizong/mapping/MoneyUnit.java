package huizong.mapping;

import huizong.text.Memo;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The unit a form states its amounts in. */
public enum MoneyUnit {
    YUAN("元", -4),
    THOUSAND_YUAN("千元", -1),
    WAN("万元", 0),
    MILLION_YUAN("百万元", 2),
    YI("亿元", 4);

    private static final String WORDS = "百万元|亿元|万元|千元|元";

    private static final Pattern STATED = Pattern.compile("(?:单位:?(?:人民币)?|^\\(?|\\()(" + WORDS + ")(?=[)]|$|[,，;；、])");

    private static final Pattern OF_FORM = Pattern.compile("单位:?\\(?(?:人民币)?(" + WORDS + ")");

    private static final Pattern ONLY_STATEMENT =
            Pattern.compile("\\(?(?:金额)?(?:计量)?单位:?\\(?(?:人民币)?(?:" + WORDS + ")\\)*");

    private static final Memo<Optional<MoneyUnit>> KNOWN = new Memo<>(MoneyUnit::stated);

    private final String word;
    private final int power;

    MoneyUnit(String word, int power) {
        this.word = word;
        this.power = power;
    }

    /** An amount in this unit, in 万元. */
    public BigDecimal toWan(BigDecimal amount) {
        return amount.scaleByPowerOfTen(power);
    }

    /** The word as printed: {@code 万元}. */
    public String word() {
        return word;
    }

    public static Optional<MoneyUnit> parse(String word) {
        for (MoneyUnit unit : values()) {
            if (unit.word.equals(word)) {
                return Optional.of(unit);
            }
        }
        return Optional.empty();
    }

    /** The unit that a normalised label states: {@code 金额(万元)}, {@code 单位:元}. */
    public static Optional<MoneyUnit> statedIn(String normalised) {
        if (normalised.indexOf('元') < 0) {
            return Optional.empty();
        }
        return KNOWN.of(normalised);
    }

    private static Optional<MoneyUnit> stated(String normalised) {
        Matcher matcher = STATED.matcher(normalised);
        return matcher.find() ? parse(matcher.group(1)) : Optional.empty();
    }

    /** The unit that a normalised text states for a whole form: {@code 金额单位:万元}. */
    public static Optional<MoneyUnit> ofForm(String normalised) {
        if (normalised.indexOf('元') < 0 || !normalised.contains("单位")) {
            return Optional.empty();
        }
        Matcher matcher = OF_FORM.matcher(normalised);
        return matcher.find() ? parse(matcher.group(1)) : Optional.empty();
    }

    /** Whether a text says nothing but the unit of money: {@code 金额单位：元}. */
    public static boolean isStatement(String normalised) {
        return normalised.indexOf('元') >= 0
                && ONLY_STATEMENT.matcher(normalised).matches();
    }
}
