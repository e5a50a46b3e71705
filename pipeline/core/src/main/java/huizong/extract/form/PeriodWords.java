package huizong.extract.form;

import huizong.extract.value.NumberText;
import huizong.mapping.FilingPeriod;
import huizong.mapping.PeriodKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text says of the period it is for: {@code 2024年5月}, {@code 1-5月}, {@code 截至6月30日}, {@code 第三季度},
 * {@code 上半年}, {@code 2024.05}, {@code 五月份}. The day a form was filled in, {@code 2024-06-05}, is no period.
 */
public final class PeriodWords {
    /**
     * What is said.
     *
     * @param year where it is said too
     * @param from the first month
     * @param to the last month
     * @param isCutOff whether all since the new year is meant, up to the last month
     */
    private record Span(OptionalInt year, int from, int to, boolean isCutOff) {}

    /** A period of the year, with the year where that is said too. */
    public record Words(OptionalInt year, PeriodKind kind, int number) {
        /** The period in a year. */
        public FilingPeriod in(int fiscalYear) {
            return new FilingPeriod(fiscalYear, kind, number);
        }

        /** Whether both may be meant: the same part of the year, and no two years. */
        public boolean agrees(Words other) {
            return kind == other.kind
                    && number == other.number
                    && (year.isEmpty() || other.year.isEmpty() || year.equals(other.year));
        }
    }

    private static final String YEAR = "(?:(?<![0-9])((?:19|20)[0-9]{2})年?度?[.\\-/,，]?)?(?<![0-9])";
    private static final String MONTH = "(1[0-2]|0?[1-9])";
    private static final String TO = "(?:至|到|-|~|—+|―|〜)";
    private static final String CUT_OFF = "(?:截至|截止[到至]?)(?:本?年)?";
    private static final String DAY = "[0-9]{1,2}[日号]?";

    private static final Pattern NUMERAL = Pattern.compile("[〇零○一二三四五六七八九十]{1,4}(?=年|月|日|号|季|至|到|-|~|—)");

    /** From the longest to the shortest: what one of them has taken, no later one looks at. */
    private static final Pattern WORDS = Pattern.compile(String.join(
            "|",
            // 1 2 3: from one day to another, from a month to another
            YEAR + MONTH + "月(?:0?1[日号])?" + TO + "(?:(?:19|20)[0-9]{2}年)?" + MONTH + "月(?:3[01]|2[89])[日号]",
            YEAR + MONTH + "月?份?" + TO + "(?:(?:19|20)[0-9]{2}年)?" + MONTH + "月份?(?![0-9]{1,2}[日号])",
            // 7 8: up to a day or a month
            CUT_OFF + YEAR + MONTH + "月(?:" + DAY + "|份|底|末)?",
            CUT_OFF + "((?:19|20)[0-9]{2})[.\\-/]" + MONTH + "(?:[.\\-/]" + DAY + ")?(?![0-9])",
            // 11 12: quarters; the first two, the first three of them
            YEAR + "(?:前|1(?:至|到|-|~|—+))([2-4])个?季度?",
            YEAR + "第?([1-4])季度?",
            // 15 16: halves
            YEAR + "([上下])半年",
            "(?<![0-9])((?:19|20)[0-9]{2})-?([HQhq])([1-4])(?![0-9])",
            // a month
            YEAR + MONTH + "月(?![0-9]{1,2}(?:[日号]|(?![0-9])))",
            "(?<![0-9])((?:19|20)[0-9]{2})(?:[.\\-/](1[0-2]|0?[1-9])|(0[1-9]|1[0-2]))(?![0-9]|[.\\-/年月][0-9])"));

    private PeriodWords() {}

    /**
     * The one period of the given kinds that a text says.
     *
     * @return empty where it says none, or several
     */
    public static Optional<Words> in(String text, List<PeriodKind> kinds) {
        List<Words> all = new ArrayList<>();
        Matcher words = WORDS.matcher(digits(NumberText.compact(text)));
        while (words.find()) {
            said(span(words.toMatchResult()), kinds).ifPresent(said -> add(all, said));
        }
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    /** Of two mentions that agree, the one with the year stays. */
    private static void add(List<Words> all, Words said) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).agrees(said)) {
                all.set(i, all.get(i).year().isPresent() ? all.get(i) : said);
                return;
            }
        }
        all.add(said);
    }

    private static Span span(MatchResult words) {
        for (int first : new int[] {1, 4}) {
            if (words.group(first + 1) != null) {
                int from = number(words, first + 1);
                return new Span(year(words, first), from, number(words, first + 2), from == 1);
            }
        }
        for (int first : new int[] {7, 9}) {
            if (words.group(first + 1) != null) {
                return new Span(year(words, first), 1, number(words, first + 1), true);
            }
        }
        if (words.group(12) != null) {
            return new Span(year(words, 11), 1, 3 * number(words, 12), true);
        }
        if (words.group(14) != null) {
            return part(year(words, 13), number(words, 14), PeriodKind.QUARTER);
        }
        if (words.group(16) != null) {
            return part(year(words, 15), "上".equals(words.group(16)) ? 1 : 2, PeriodKind.HALF);
        }
        if (words.group(18) != null) {
            boolean half = "Hh".contains(words.group(18));
            int number = number(words, 19);
            return half && number > 2
                    ? new Span(year(words, 17), 0, 0, false)
                    : part(year(words, 17), number, half ? PeriodKind.HALF : PeriodKind.QUARTER);
        }
        int at = words.group(21) != null ? 21 : words.group(23) != null ? 23 : 24;
        int month = number(words, at);
        return new Span(year(words, at == 21 ? 20 : 22), month, month, false);
    }

    private static Span part(OptionalInt year, int number, PeriodKind kind) {
        return new Span(year, (number - 1) * kind.months() + 1, number * kind.months(), false);
    }

    private static OptionalInt year(MatchResult words, int group) {
        return words.group(group) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(words.group(group)));
    }

    private static int number(MatchResult words, int group) {
        return Integer.parseInt(words.group(group));
    }

    /** The period of the kinds that may be meant: the one a span is, or the shortest one that it runs to. */
    private static Optional<Words> said(Span span, List<PeriodKind> kinds) {
        Optional<Words> found = Optional.empty();
        for (PeriodKind kind : kinds) {
            boolean ends = span.to() > 0 && span.to() % kind.months() == 0;
            boolean is = ends && span.from() == span.to() - kind.months() + 1;
            if (kind == PeriodKind.YEAR || !ends || !(is || span.isCutOff())) {
                continue;
            }
            if (is || found.isEmpty() || found.get().kind().months() > kind.months()) {
                found = Optional.of(new Words(span.year(), kind, span.to() / kind.months()));
            }
            if (is) {
                return found;
            }
        }
        return found;
    }

    /** Chinese numerals before 年, 月, 季 as digits. */
    private static String digits(String text) {
        return NUMERAL.matcher(text).replaceAll(numeral -> {
            String digits = numeral.group();
            int ten = digits.indexOf('十');
            if (ten < 0) {
                StringBuilder out = new StringBuilder();
                digits.chars().forEach(c -> out.append(digit((char) c)));
                return out.toString();
            }
            int tens = ten == 0 ? 1 : digit(digits.charAt(ten - 1));
            int ones = ten == digits.length() - 1 ? 0 : digit(digits.charAt(ten + 1));
            return String.valueOf(10 * tens + ones);
        });
    }

    private static int digit(char c) {
        return Math.max(0, "零一二三四五六七八九".indexOf(c));
    }
}
