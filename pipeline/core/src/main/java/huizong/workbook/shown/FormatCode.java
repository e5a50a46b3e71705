package huizong.workbook.shown;

import huizong.workbook.shown.FormatToken.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a number format's code apart: {@code [>=10000]0!.0,"万";0}. What no spreadsheet knows is taken literally. */
final class FormatCode {
    /** Longer codes no spreadsheet keeps. */
    private static final int LONGEST = 1_024;

    private static final int MOST_SECTIONS = 4;
    private static final List<String> GENERAL = List.of("General", "G/通用格式", "通用格式");
    private static final List<String> HALF_DAY = List.of("AM/PM", "A/P", "上午/下午");
    private static final Pattern CONDITION = Pattern.compile("(<=|>=|<>|<|>|=)(-?[0-9]+(?:\\.[0-9]+)?)");
    private static final Pattern ELAPSED = Pattern.compile("h+|m+|s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern COLOUR = Pattern.compile(
            "black|blue|cyan|green|magenta|red|white|yellow|color ?[0-9]+|黑色?|蓝色?|蓝绿色?|绿色?|洋红色?|红色?|白色?|黄色?|颜色 ?[0-9]+",
            Pattern.CASE_INSENSITIVE);

    private final String code;
    private int at;
    private List<FormatToken> tokens = new ArrayList<>();
    private Optional<FormatSection.Condition> condition = Optional.empty();
    private boolean coloured;

    private FormatCode(String code) {
        this.code = code.length() > LONGEST ? "" : code;
    }

    /** The sections of a code, at most four and at least one; the fourth is for text. */
    static List<FormatSection> sections(String code) {
        return new FormatCode(code).read();
    }

    private List<FormatSection> read() {
        List<FormatSection> sections = new ArrayList<>();
        while (at < code.length() && sections.size() < MOST_SECTIONS) {
            if (code.charAt(at) == ';') {
                at++;
                sections.add(section());
                if (at == code.length()) {
                    break;
                }
            } else {
                token();
            }
        }
        if (sections.size() < MOST_SECTIONS) {
            sections.add(section());
        }
        return sections;
    }

    private FormatSection section() {
        FormatSection section = new FormatSection(tokens, condition, coloured);
        tokens = new ArrayList<>();
        condition = Optional.empty();
        coloured = false;
        return section;
    }

    private void token() {
        char c = code.charAt(at);
        switch (c) {
            case '"' -> {
                int end = code.indexOf('"', at + 1);
                end = end < 0 ? code.length() : end;
                add(Kind.LITERAL, code.substring(at + 1, end));
                at = Math.min(code.length(), end + 1);
            }
            case '\\', '!' -> {
                add(Kind.LITERAL, code.substring(Math.min(code.length(), at + 1), Math.min(code.length(), at + 2)));
                at += 2;
            }
            case '_' -> {
                add(Kind.LITERAL, " ");
                at += 2;
            }
            case '*' -> at += 2;
            case '[' -> bracketed();
            case '0', '#', '?' -> single(Kind.DIGIT);
            case '.' -> single(Kind.POINT);
            case ',' -> single(Kind.COMMA);
            case '%' -> single(Kind.PERCENT);
            case '/' -> single(Kind.STROKE);
            case '@' -> single(Kind.TEXT);
            default -> letters(c);
        }
        at = Math.min(at, code.length());
    }

    private void single(Kind kind) {
        add(kind, code.substring(at, at + 1));
        at++;
    }

    private void add(Kind kind, String text) {
        if (!text.isEmpty()) {
            tokens.add(new FormatToken(kind, text));
        }
    }

    private void bracketed() {
        int end = code.indexOf(']', at);
        end = end < 0 ? code.length() : end;
        String inside = code.substring(at + 1, end);
        Matcher compared = CONDITION.matcher(inside.strip());
        if (inside.startsWith("$")) {
            int locale = inside.lastIndexOf('-');
            add(Kind.LITERAL, inside.substring(1, locale > 0 ? locale : inside.length()));
        } else if (compared.matches()) {
            condition = Optional.of(new FormatSection.Condition(compared.group(1), new BigDecimal(compared.group(2))));
        } else if (ELAPSED.matcher(inside).matches()) {
            add(Kind.ELAPSED, inside.toLowerCase(Locale.ROOT));
        } else if (COLOUR.matcher(inside).matches()) {
            coloured = true;
        }
        at = Math.min(code.length(), end + 1);
    }

    private void letters(char c) {
        for (String word : GENERAL) {
            if (code.regionMatches(true, at, word, 0, word.length())) {
                add(Kind.GENERAL, word);
                at += word.length();
                return;
            }
        }
        for (String word : HALF_DAY) {
            if (code.regionMatches(true, at, word, 0, word.length())) {
                add(Kind.HALF_DAY, word);
                at += word.length();
                return;
            }
        }
        boolean digits = tokens.stream().anyMatch(t -> t.kind() == Kind.DIGIT || t.kind() == Kind.GENERAL);
        char next = at + 1 < code.length() ? code.charAt(at + 1) : ' ';
        if ((c == 'E' || c == 'e') && digits && (next == '+' || next == '-')) {
            add(Kind.EXPONENT, "E");
            at += 2;
        } else if ("yYmMdDhHsSaAeEgGbB".indexOf(c) >= 0 && !digits) {
            int from = at;
            while (at < code.length() && Character.toLowerCase(code.charAt(at)) == Character.toLowerCase(c)) {
                at++;
            }
            add(Kind.DAY, code.substring(from, at).toLowerCase(Locale.ROOT));
        } else {
            add(Kind.LITERAL, String.valueOf(c));
            at++;
        }
    }
}
