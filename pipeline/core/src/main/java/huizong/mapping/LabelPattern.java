package huizong.mapping;

import huizong.grid.Label;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way a label may be spelt. Plain text means itself after {@link Label} normalisation; {@code *} stands for any
 * text, {@code {year}} for the form's fiscal year ({@code 2023}, {@code 2023年}, {@code 2023年度}) and
 * {@code {year-1}} for the year before.
 */
public final class LabelPattern {
    private static final Pattern TOKEN = Pattern.compile("\\*|\\{year(-1)?\\}");
    private static final String YEAR = "(?:((?:19|20)[0-9]{2})年?度?)";

    private final String text;
    private final String plain;
    private final Pattern regex;
    private final String prefix;
    private final String suffix;
    private final boolean isPlain;
    private final boolean isEnding;
    private final boolean namesYear;
    private final int yearOffset;
    private final long letters;

    private LabelPattern(String text) {
        this.text = text;
        Matcher tokens = TOKEN.matcher(text);
        StringBuilder built = new StringBuilder();
        int from = 0;
        int offset = 0;
        String before = "";
        boolean year = false;
        boolean any = false;
        while (tokens.find()) {
            before = any ? before : Label.normalise(text.substring(0, tokens.start()));
            any = true;
            built.append(Pattern.quote(Label.normalise(text.substring(from, tokens.start()))));
            if (tokens.group().equals("*")) {
                built.append(".*");
            } else {
                built.append(YEAR);
                year = true;
                offset = tokens.group(1) == null ? 0 : -1;
            }
            from = tokens.end();
        }
        this.prefix = before;
        this.suffix = Label.normalise(text.substring(from));
        built.append(Pattern.quote(suffix));
        this.isPlain = !any;
        this.isEnding = text.startsWith("*") && text.indexOf('*', 1) < 0 && text.indexOf('{') < 0;
        this.plain = Label.normalise(tokens.replaceAll(""));
        this.regex = Pattern.compile(built.toString());
        this.namesYear = year;
        this.yearOffset = offset;
        this.letters = Label.letters(plain);
    }

    public static LabelPattern of(String text) {
        return new LabelPattern(text);
    }

    /**
     * Whether a label is this one.
     *
     * @param fiscalYear the form's year, which years in the label must agree with; empty where it is not known
     */
    public boolean matches(Label label, OptionalInt fiscalYear) {
        if (isPlain) {
            return plain.equals(label.full()) || plain.equals(label.core());
        }
        if (isEnding) {
            return label.full().endsWith(plain) || label.core().endsWith(plain);
        }
        return matches(label.full(), fiscalYear)
                || (!label.core().equals(label.full()) && matches(label.core(), fiscalYear));
    }

    private boolean matches(String candidate, OptionalInt fiscalYear) {
        if (!candidate.startsWith(prefix) || !candidate.endsWith(suffix) || (namesYear && !mayNameYear(candidate))) {
            return false;
        }
        Matcher matcher = regex.matcher(candidate);
        return matcher.matches()
                && (!namesYear
                        || fiscalYear.isEmpty()
                        || Integer.parseInt(matcher.group(1)) - yearOffset == fiscalYear.getAsInt());
    }

    private static boolean mayNameYear(String candidate) {
        return candidate.contains("20") || candidate.contains("19");
    }

    /** The fiscal year that a matching label states through {@code {year}}; {@code {year-1}} states none. */
    public OptionalInt statedYear(Label label) {
        if (namesYear && yearOffset == 0 && mayNameYear(label.full())) {
            for (String candidate : new String[] {label.full(), label.core()}) {
                Matcher matcher = regex.matcher(candidate);
                if (matcher.matches()) {
                    return OptionalInt.of(Integer.parseInt(matcher.group(1)));
                }
            }
        }
        return OptionalInt.empty();
    }

    /** Whether labels of this spelling state the form's fiscal year. */
    public boolean statesYear() {
        return namesYear && yearOffset == 0;
    }

    /** The normalised text without tokens, to measure how near another label comes. */
    public String plain() {
        return plain;
    }

    /** The letters of {@link #plain}, see {@link Label#letters(String)}. */
    long letters() {
        return letters;
    }

    /** The normalised text behind the last token, which every matching label ends with. */
    String suffix() {
        return suffix;
    }

    /** Whether the pattern is plain text, to be looked up instead of tried. */
    public boolean isPlain() {
        return isPlain;
    }

    /** As a form of some year prints it, see {@link Anchor#shown}. */
    String shown(OptionalInt fiscalYear) {
        Matcher tokens = TOKEN.matcher(text);
        return tokens.replaceAll(token -> {
            if (token.group().equals("*")) {
                return "";
            }
            int offset = token.group(1) == null ? 0 : -1;
            return fiscalYear.isPresent() ? fiscalYear.getAsInt() + offset + "年" : "××年";
        });
    }

    @Override
    public String toString() {
        return text;
    }
}
