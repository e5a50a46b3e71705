package huizong.bureau;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the dates of the reference tables, also as spreadsheets rewrite them: {@code 2024/3/31}. */
final class ReferenceValue {
    private static final Pattern DATE = Pattern.compile("([0-9]{4})[-/]([0-9]{1,2})(?:[-/]([0-9]{1,2}))?");

    private ReferenceValue() {}

    static Optional<Integer> year(@Nullable String text) {
        return text != null && text.matches("(19|20)[0-9]{2}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    static Optional<YearMonth> month(@Nullable String text) {
        Matcher parts = DATE.matcher(text == null ? "" : text);
        try {
            return parts.matches() && parts.group(3) == null
                    ? Optional.of(YearMonth.of(number(parts, 1), number(parts, 2)))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<LocalDate> date(@Nullable String text) {
        Matcher parts = DATE.matcher(text == null ? "" : text);
        try {
            return parts.matches() && parts.group(3) != null
                    ? Optional.of(LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3)))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
