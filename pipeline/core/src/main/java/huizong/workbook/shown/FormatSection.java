package huizong.workbook.shown;

import huizong.grid.CellValue;
import huizong.workbook.shown.FormatToken.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One section of a number format: for which numbers it is, and what stands before, in and behind the digits. */
final class FormatSection {
    /** @param operator one of {@code < <= > >= = <>} */
    record Condition(String operator, BigDecimal limit) {
        boolean holds(BigDecimal number) {
            int compared = number.compareTo(limit);
            return switch (operator) {
                case "<" -> compared < 0;
                case "<=" -> compared <= 0;
                case ">" -> compared > 0;
                case ">=" -> compared >= 0;
                case "=" -> compared == 0;
                default -> compared != 0;
            };
        }

        boolean onlyNegative() {
            return operator.equals("<") && limit.signum() <= 0 || operator.equals("<=") && limit.signum() < 0;
        }
    }

    private static final Set<Kind> COUNTED = Set.of(Kind.DIGIT, Kind.GENERAL);

    private final List<FormatToken> tokens;
    private final Optional<Condition> condition;
    private final boolean coloured;
    private final int first;
    private final int last;
    private final int scale;
    private final int leading;
    private final boolean masked;

    FormatSection(List<FormatToken> tokens, Optional<Condition> condition, boolean coloured) {
        this.tokens = List.copyOf(tokens);
        this.condition = condition;
        this.coloured = coloured;
        int from = 0;
        while (from < tokens.size() && !COUNTED.contains(tokens.get(from).kind())) {
            from++;
        }
        int to = tokens.size() - 1;
        while (to >= from && !COUNTED.contains(tokens.get(to).kind())) {
            to--;
        }
        this.first = from;
        this.last = to;
        boolean fraction = between(Kind.STROKE) || between(Kind.EXPONENT);
        int literalPoint = literalPoint();
        this.scale = 3 * thousands() + Math.max(0, literalPoint);
        this.leading = fraction || literalPoint > 0 ? 1 : leadingZeros();
        this.masked = !fraction && literalPoint < 0 && hasLiteralInside();
    }

    private boolean between(Kind kind) {
        for (int i = first; i <= last; i++) {
            if (tokens.get(i).kind() == kind) {
                return true;
            }
        }
        return false;
    }

    /** The digits behind a point that is shown and does not count, as in {@code 0!.0000}; -1 where there is none. */
    private int literalPoint() {
        int point = -1;
        int digits = 0;
        for (int i = first; i <= last; i++) {
            FormatToken token = tokens.get(i);
            if (token.kind() == Kind.POINT) {
                return -1;
            }
            if (token.kind() == Kind.LITERAL && !isGrouping(token)) {
                if (point >= 0 || !Set.of(".", "．").contains(token.text())) {
                    return -1;
                }
                point = i;
            }
            digits += point >= 0 && token.kind() == Kind.DIGIT ? 1 : 0;
        }
        return point < 0 ? -1 : digits;
    }

    /** Commas that scale: right behind the last digit of the whole number or of all. */
    private int thousands() {
        int count = 0;
        for (int i = first; i < tokens.size(); i++) {
            if (tokens.get(i).kind() == Kind.COMMA) {
                int next = i + 1;
                while (next < tokens.size() && tokens.get(next).kind() == Kind.COMMA) {
                    next++;
                }
                boolean groups = next <= last && tokens.get(next).kind() == Kind.DIGIT;
                count += groups ? 0 : next - i;
                i = next - 1;
            } else if (i > last) {
                break;
            }
        }
        return count;
    }

    private int leadingZeros() {
        int zeros = 0;
        for (int i = first; i <= last && tokens.get(i).kind() != Kind.POINT; i++) {
            zeros += tokens.get(i).text().equals("0") && tokens.get(i).kind() == Kind.DIGIT ? 1 : 0;
        }
        return Math.max(1, zeros);
    }

    private boolean hasLiteralInside() {
        for (int i = first; i <= last; i++) {
            if (tokens.get(i).kind() == Kind.LITERAL && !isGrouping(tokens.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isGrouping(FormatToken token) {
        return token.text().isBlank() || token.text().equals("'");
    }

    Optional<Condition> condition() {
        return condition;
    }

    /** Whether it is shown in a colour of its own. */
    boolean isColoured() {
        return coloured;
    }

    boolean showsDigits() {
        return first <= last && !isDay();
    }

    /** Whether zero has a digit: {@code ?} and {@code #} leave it out. */
    boolean showsZero() {
        return tokens.stream()
                .anyMatch(t -> t.kind() == Kind.GENERAL
                        || t.kind() == Kind.DIGIT && t.text().equals("0"));
    }

    boolean isDay() {
        return tokens.stream()
                .anyMatch(t -> t.kind() == Kind.DAY || t.kind() == Kind.ELAPSED || t.kind() == Kind.HALF_DAY);
    }

    boolean hasText() {
        return tokens.stream().anyMatch(t -> t.kind() == Kind.TEXT);
    }

    List<FormatToken> tokens() {
        return tokens;
    }

    /** The powers of ten by which less is shown than is stored, percent signs apart. */
    int scale() {
        return scale;
    }

    int percents() {
        return (int) tokens.stream().filter(t -> t.kind() == Kind.PERCENT).count();
    }

    /** What stands before the digits, or all there is where it shows none. */
    String before() {
        return literals(0, first - 1);
    }

    String behind() {
        return literals(last + 1, tokens.size() - 1);
    }

    private String literals(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i <= to; i++) {
            FormatToken token = tokens.get(i);
            boolean shown = token.kind() != Kind.TEXT && !(token.kind() == Kind.COMMA && from > first);
            text.append(shown ? token.text() : "");
        }
        return text.toString();
    }

    /** A number that is not negative as digits: all it has, with zeros before them and signs among them where it says so. */
    String digits(BigDecimal number) {
        if (masked) {
            return masked(number);
        }
        String plain = plain(number);
        int whole = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        return "0".repeat(Math.max(0, leading - whole)) + plain;
    }

    /** Whether digits come as they are, without zeros in front or signs among them. */
    boolean isPlain(BigDecimal number) {
        return !masked && (leading == 1 || digits(number).equals(plain(number)));
    }

    private static String plain(BigDecimal number) {
        return CellValue.plain(number);
    }

    /** A whole number with literals between its digits: {@code 138-0013-8000} for {@code 000-0000-0000}. */
    private String masked(BigDecimal number) {
        String digits = number.setScale(0, RoundingMode.HALF_UP).toPlainString();
        StringBuilder text = new StringBuilder();
        int at = digits.length();
        for (int i = last; i >= first; i--) {
            FormatToken token = tokens.get(i);
            if (token.kind() == Kind.DIGIT) {
                if (at > 0) {
                    text.insert(0, digits.charAt(--at));
                } else if (token.text().equals("0")) {
                    text.insert(0, '0');
                }
            } else if (token.kind() == Kind.LITERAL) {
                text.insert(0, token.text());
            }
        }
        return digits.substring(0, at) + text;
    }
}
