package huizong.mapping;

import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;

/**
 * What a filing covers: a fiscal year, or a half, a quarter or a month of it. Cumulative figures of a month
 * ({@code 1-5月}) are those of the month they run to.
 *
 * @param number which half, quarter or month of the year, from 1; 1 for a year
 */
public record FilingPeriod(int year, PeriodKind kind, int number) {
    public FilingPeriod {
        if (number < 1 || number > kind.parts()) {
            throw new IllegalArgumentException(kind + " " + number);
        }
    }

    /** A whole fiscal year. */
    public static FilingPeriod of(int year) {
        return new FilingPeriod(year, PeriodKind.YEAR, 1);
    }

    /**
     * The last one of a kind that has ended with a month: for May 2024 the month of May, the first quarter of 2024, the
     * second half of 2023; for years, the month's own.
     */
    public static FilingPeriod endedBy(YearMonth month, PeriodKind kind) {
        if (kind == PeriodKind.YEAR) {
            return of(month.getYear());
        }
        int ended = month.getMonthValue() / kind.months();
        return ended > 0
                ? new FilingPeriod(month.getYear(), kind, ended)
                : new FilingPeriod(month.getYear() - 1, kind, kind.parts());
    }

    /** The one of a kind that ends with a month of the year; empty where none does. */
    public static Optional<FilingPeriod> endingWith(int year, int month, PeriodKind kind) {
        return month % kind.months() == 0
                ? Optional.of(new FilingPeriod(year, kind, month / kind.months()))
                : Optional.empty();
    }

    /** As it is stored: {@code 2024}, {@code 2024-H1}, {@code 2024-Q3}, {@code 2024-05}. */
    public String code() {
        return switch (kind) {
            case YEAR -> String.valueOf(year);
            case HALF, QUARTER -> year + kind.mark() + number;
            case MONTH -> year + kind.mark() + String.format(Locale.ROOT, "%02d", number);
        };
    }

    /** As people write it: {@code 2024年5月}, {@code 2024年第三季度}, {@code 2024年上半年}, {@code 2024年}. */
    public String chinese() {
        return year + "年"
                + switch (kind) {
                    case YEAR -> "";
                    case HALF -> number == 1 ? "上半年" : "下半年";
                    case QUARTER -> "第" + "一二三四".charAt(number - 1) + "季度";
                    case MONTH -> number + "月";
                };
    }
}
