package huizong.workbook.shown;

import huizong.grid.CellValue;
import huizong.grid.CellValue.Why;
import huizong.workbook.shown.FormatToken.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** A number shown as a day, a time of day, or hours beyond a day. */
final class DayText {
    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466);
    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);

    private final List<FormatToken> tokens;
    private final LocalDate day;
    private final long seconds;
    private final boolean halfDays;

    private DayText(FormatSection section, LocalDate day, long seconds) {
        this.tokens = section.tokens();
        this.day = day;
        this.seconds = seconds;
        this.halfDays = tokens.stream().anyMatch(t -> t.kind() == Kind.HALF_DAY);
    }

    /** A date where the section shows any part of one, else the time as text; zero alone is shown as no day. */
    static CellValue shown(FormatSection section, BigDecimal stored, boolean from1904) {
        if (stored.signum() < 0 || stored.compareTo(LAST_DAY) >= 0) {
            return new CellValue.Withheld(CellValue.plain(stored), Why.NOT_SHOWN); // the sheet shows ####
        }
        boolean isDate = showsDate(section.tokens());
        if (isDate && stored.compareTo(BigDecimal.ONE) < 0) {
            return new CellValue.Number(stored, false);
        }
        long number = stored.longValue();
        LocalDate day = from1904 ? EPOCH_1904.plusDays(number) : EPOCH_1900.plusDays(number < 60 ? number + 1 : number);
        long seconds =
                stored.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValue();
        DayText text = new DayText(section, day, seconds);
        return isDate ? new CellValue.Date(day, text.date()) : CellValue.Text.of(text.written());
    }

    private static boolean showsDate(List<FormatToken> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            FormatToken token = tokens.get(i);
            if (token.kind() == Kind.DAY && "ydaegb".indexOf(token.text().charAt(0)) >= 0
                    || token.kind() == Kind.DAY && token.text().charAt(0) == 'm' && !isMinutes(tokens, i)) {
                return true;
            }
        }
        return false;
    }

    /** An m is minutes right behind hours or right before seconds. */
    private static boolean isMinutes(List<FormatToken> tokens, int at) {
        return neighbour(tokens, at, -1) == 'h' || neighbour(tokens, at, 1) == 's';
    }

    private static char neighbour(List<FormatToken> tokens, int at, int step) {
        for (int i = at + step; i >= 0 && i < tokens.size(); i += step) {
            Kind kind = tokens.get(i).kind();
            if (kind == Kind.DAY || kind == Kind.ELAPSED) {
                return tokens.get(i).text().charAt(0);
            }
        }
        return ' ';
    }

    /** As the format shows it; where that has names of months or eras, as in 2023-12-31. */
    private String date() {
        boolean named = tokens.stream()
                .anyMatch(t -> t.kind() == Kind.DAY
                        && (t.text().length() > 2
                                        && !t.text().startsWith("y")
                                        && !t.text().startsWith("a")
                                || "egb".indexOf(t.text().charAt(0)) >= 0));
        return named ? day.toString() : written();
    }

    private String written() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            FormatToken token = tokens.get(i);
            switch (token.kind()) {
                case DAY -> text.append(part(token.text(), i));
                case ELAPSED ->
                    text.append(
                            padded(elapsed(token.text().charAt(0)), token.text().length()));
                case HALF_DAY -> text.append(half(token.text()));
                case DIGIT -> text.append('0');
                case TEXT -> {}
                default -> text.append(token.text());
            }
        }
        return text.toString().strip();
    }

    private String part(String letters, int at) {
        long ofDay = seconds % 86_400;
        long hour = ofDay / 3_600;
        return switch (letters.charAt(0)) {
            case 'y' -> letters.length() > 2 ? String.valueOf(day.getYear()) : padded(day.getYear() % 100, 2);
            case 'd' -> padded(day.getDayOfMonth(), letters.length());
            case 'a' ->
                (letters.length() > 3 ? "星期" : "")
                        + "一二三四五六日".charAt(day.getDayOfWeek().getValue() - 1);
            case 'h' -> padded(halfDays ? (hour + 11) % 12 + 1 : hour, letters.length());
            case 's' -> padded(ofDay % 60, letters.length());
            case 'm' ->
                isMinutes(tokens, at)
                        ? padded(ofDay / 60 % 60, letters.length())
                        : padded(day.getMonthValue(), letters.length());
            default -> "";
        };
    }

    private long elapsed(char unit) {
        return unit == 'h' ? seconds / 3_600 : unit == 'm' ? seconds / 60 : seconds;
    }

    private String half(String words) {
        String[] both = words.split("/");
        return seconds % 86_400 < 43_200 ? both[0] : both[1];
    }

    private static String padded(long number, int digits) {
        return digits < 2 ? String.valueOf(number) : String.format(Locale.ROOT, "%02d", number);
    }
}
