package huizong.extract.value;

import huizong.grid.CellValue;
import huizong.mapping.MoneyUnit;
import huizong.mapping.ValueType;
import huizong.text.Names;
import huizong.text.WhiteSpace;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what a cell holds into a value of a type. Never throws: a bad value is a {@link Reading.Rejected}. */
public final class Typing {
    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(12);
    private static final BigDecimal FRACTION_AT_MOST = new BigDecimal("1.2");
    private static final BigDecimal PERCENT_AT_LEAST = new BigDecimal("5");
    private static final Pattern DASHES = Pattern.compile("^(?:[-—–－_/\\\\*]+|\\(?略\\)?|N/?A|不适用)$");
    private static final String DOTS = ".．…‥·。｡⋯";
    private static final Set<String> NO_NUMBER = Set.of("无", "暂无", "没有", "未填", "空", "不涉及", "无此项");
    private static final Set<String> PLAIN_UNITS = Set.of("", "分", "m2", "平方米", "平米", "平方");
    private static final Set<String> PEOPLE_UNITS = Set.of("", "人", "名", "个");
    private static final Pattern FULL_DATE =
            Pattern.compile("^((?:19|20)[0-9]{2})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})日?$");
    private static final Pattern PART_OF_DATE =
            Pattern.compile("^(?:(?:19|20)[0-9]{2}[-./年])?[0-9]{1,2}(?:[-./月][0-9]{0,2})?日?$|^年月日?$|^年?月?日$");

    private Typing() {}

    /**
     * @param money the unit of an amount whose cell names none
     */
    public static Reading read(CellValue value, ValueType type, MoneyUnit money) {
        if (value.isBlank()) {
            return new Reading.Missing();
        }
        if (value instanceof CellValue.Fault fault) {
            return new Reading.Rejected("单元格是错误值 " + fault.code() + "，请改正公式或重填", "an error value " + fault.code());
        }
        if (value instanceof CellValue.Uncomputed) {
            return new Reading.Rejected(
                    "公式没有保存计算结果，请在 Excel/WPS 中重新计算并保存", "a formula whose result was not saved; recalculate and save");
        }
        return switch (type) {
            case TEXT, NAME, MEASURE -> text(value);
            case CODED_NAME ->
                text(value) instanceof Reading.Known known
                        ? new Reading.Known(Names.withoutCode(known.value().toString()))
                        : text(value);
            case DATE -> date(value);
            case INTEGER, NUMBER, AMOUNT, RATE -> number(value, type, money);
        };
    }

    private static Reading text(CellValue value) {
        String text = WhiteSpace.trim(value.shown());
        if (text.isEmpty()) {
            return new Reading.Missing();
        }
        return isDashes(text) ? new Reading.Marker() : new Reading.Known(text);
    }

    /** Whether text says by dashes, strokes or 略 that there is nothing to say. */
    public static boolean isDashes(String text) {
        if (text.length() > 12 || text.isEmpty() || beginsWord(text.charAt(0))) {
            return false;
        }
        return DASHES.matcher(NumberText.compact(text)).matches();
    }

    /** Saves trying the pattern on texts whose first character no such sign begins with. */
    private static boolean beginsWord(char first) {
        return (first >= '0' && first <= '9')
                || (first >= '\u4e00' && first <= '\u9fff' && first != '略' && first != '不')
                || "≥≤<>=".indexOf(first) >= 0;
    }

    /** Whether text is only dots, the form's sign that rows may follow. */
    public static boolean isPlaceholder(String text) {
        boolean dotted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (DOTS.indexOf(c) >= 0) {
                dotted = true;
            } else if (!WhiteSpace.is(c)) {
                return false;
            }
        }
        return dotted;
    }

    private static Reading date(CellValue value) {
        if (value instanceof CellValue.Date date) {
            return new Reading.Known(date.date());
        }
        String text = NumberText.compact(value.shown());
        if (text.isEmpty()) {
            return new Reading.Missing();
        }
        Matcher full = FULL_DATE.matcher(text);
        if (full.matches()) {
            try {
                return new Reading.Known(LocalDate.of(
                        Integer.parseInt(full.group(1)),
                        Integer.parseInt(full.group(2)),
                        Integer.parseInt(full.group(3))));
            } catch (DateTimeException e) {
                return new Reading.Rejected("没有这一天：" + value.shown(), "no such day: " + value.shown());
            }
        }
        if (isDashes(text) || PART_OF_DATE.matcher(text).matches()) {
            return new Reading.Marker();
        }
        return new Reading.Rejected("应为日期（如 2024-06-30）", "expected a date such as 2024-06-30");
    }

    private static Reading number(CellValue value, ValueType type, MoneyUnit money) {
        NumberText parsed;
        boolean percent = false;
        if (value instanceof CellValue.Number n) {
            percent = n.percent();
            parsed = new NumberText(percent ? n.number().movePointRight(2) : n.number(), percent ? "%" : "");
        } else if (value instanceof CellValue.Text t) {
            String text = WhiteSpace.trim(t.text());
            if (text.isEmpty()) {
                return new Reading.Missing();
            }
            if (isDashes(text) || NO_NUMBER.contains(NumberText.compact(text))) {
                return new Reading.Marker();
            }
            Optional<NumberText> number = NumberText.parse(text);
            if (number.isEmpty()) {
                return rejected(type);
            }
            parsed = number.get();
        } else {
            return rejected(type);
        }
        Optional<BigDecimal> typed =
                switch (type) {
                    case AMOUNT -> amount(parsed, money);
                    case RATE -> rate(parsed);
                    case INTEGER ->
                        PEOPLE_UNITS.contains(parsed.unit()) && isWhole(parsed.number())
                                ? Optional.of(parsed.number())
                                : Optional.empty();
                    default -> PLAIN_UNITS.contains(parsed.unit()) ? Optional.of(parsed.number()) : Optional.empty();
                };
        if (typed.isEmpty()) {
            return type == ValueType.RATE && parsed.unit().isEmpty()
                    ? new Reading.Rejected(
                            "无法判断 " + value.shown() + " 是百分数还是比例，请写上 %",
                            "cannot tell a percentage from a fraction; add %")
                    : rejected(type);
        }
        if (typed.get().abs().compareTo(LIMIT) >= 0) {
            return new Reading.Rejected("数值过大，请核对", "the number is too large to be true");
        }
        return type == ValueType.INTEGER
                ? new Reading.Known(typed.get().intValue())
                : new Reading.Known(typed.get().setScale(6, RoundingMode.HALF_UP));
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0 && number.abs().compareTo(BigDecimal.valueOf(100_000_000)) < 0;
    }

    private static Optional<BigDecimal> amount(NumberText parsed, MoneyUnit money) {
        if (parsed.unit().isEmpty()) {
            return Optional.of(money.toWan(parsed.number()));
        }
        String unit = parsed.unit().equals("万") || parsed.unit().equals("亿") ? parsed.unit() + "元" : parsed.unit();
        return MoneyUnit.parse(unit).map(own -> own.toWan(parsed.number()));
    }

    /** A bare number up to 1.2 is a fraction and from 5 on a percentage; between them nobody can tell. */
    private static Optional<BigDecimal> rate(NumberText parsed) {
        BigDecimal number = parsed.number();
        if (parsed.unit().equals("%")) {
            return Optional.of(number.movePointLeft(2));
        }
        if (!parsed.unit().isEmpty()) {
            return Optional.empty();
        }
        if (number.abs().compareTo(FRACTION_AT_MOST) <= 0) {
            return Optional.of(number);
        }
        return number.abs().compareTo(PERCENT_AT_LEAST) >= 0 ? Optional.of(number.movePointLeft(2)) : Optional.empty();
    }

    private static Reading rejected(ValueType type) {
        return switch (type) {
            case AMOUNT -> new Reading.Rejected("应为金额", "expected an amount");
            case RATE -> new Reading.Rejected("应为百分比", "expected a percentage");
            case INTEGER -> new Reading.Rejected("应为整数", "expected a whole number");
            default -> new Reading.Rejected("应为数字", "expected a number");
        };
    }
}
