package huizong.workbook.shown;

import huizong.grid.CellValue;
import huizong.grid.CellValue.Why;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a style shows what its cells store, understood once for each style. The value of a cell is what a reader of the
 * sheet sees, but all digits of it: a format that moves the point or prints a unit changes the value, one that rounds
 * does not.
 */
public final class CellFormat {
    /** Signs of our own currency say nothing that the form does not say. */
    private static final Pattern OWN_CURRENCY = Pattern.compile("[¥￥\\s\\u00a0\\u3000]+");

    private static final Pattern DASHES = Pattern.compile("[-—–－]*");
    private static final Set<String> OPENING = Set.of("(", "（");
    private static final Set<String> CLOSING = Set.of(")", "）");
    private static final Set<String> MINUS = Set.of("-", "−", "－");
    private static final String LESS = "减降亏少负";

    /** As many digits as there are. */
    public static final CellFormat GENERAL = new CellFormat(FormatCode.sections("General"));

    /** What a format does to most numbers, so that it need not be asked for each. */
    private enum Usual {
        NOTHING,
        PERCENT,
        MORE
    }

    private final List<FormatSection> sections;
    private final Usual usual;
    private final Optional<FormatSection> forText;

    private CellFormat(List<FormatSection> sections) {
        FormatSection last = sections.get(sections.size() - 1);
        boolean showsText = sections.size() == 4 || last.hasText();
        this.sections = showsText && sections.size() > 1 ? sections.subList(0, sections.size() - 1) : sections;
        this.forText = showsText && !isText(last) ? Optional.of(last) : Optional.empty();
        this.usual = usual();
    }

    /** Whether a section shows a cell's text as it is. */
    private static boolean isText(FormatSection section) {
        return section.hasText() && section.before().isBlank();
    }

    /** The format of a code such as {@code #,##0.00"元"}. */
    public static CellFormat ofCode(String code) {
        if (code.isEmpty() || code.equals("General")) {
            return GENERAL;
        }
        CellFormat format = new CellFormat(FormatCode.sections(code));
        return format.usual == Usual.NOTHING && format.forText.isEmpty() ? GENERAL : format;
    }

    /** The format of a built-in id, as a Chinese Excel shows it. */
    public static CellFormat ofBuiltIn(int id) {
        return BuiltInFormats.code(id).map(CellFormat::ofCode).orElse(GENERAL);
    }

    private Usual usual() {
        boolean percent = sections.get(0).percents() == 1;
        for (int i = 0; i < sections.size(); i++) {
            FormatSection section = sections.get(i);
            BigDecimal sample = i == 1 ? BigDecimal.ONE.negate() : i == 2 ? BigDecimal.ZERO : BigDecimal.ONE;
            CellValue shown = section.condition().isPresent() ? CellValue.Blank.INSTANCE : shown(sample);
            if (!shown.equals(new CellValue.Number(sample, percent))) {
                return Usual.MORE;
            }
        }
        return percent ? Usual.PERCENT : Usual.NOTHING;
    }

    /** What a reader of the sheet sees of a number. */
    public CellValue number(BigDecimal stored, boolean from1904) {
        return switch (usual) {
            case NOTHING -> new CellValue.Number(stored, false);
            case PERCENT -> new CellValue.Number(stored, true);
            case MORE ->
                choose(stored).filter(FormatSection::isDay).isPresent()
                        ? DayText.shown(choose(stored).orElseThrow(), stored, from1904)
                        : shown(stored);
        };
    }

    /** What a reader of the sheet sees of a text. */
    public CellValue text(CellValue text) {
        if (forText.isEmpty()) {
            return text;
        }
        FormatSection section = forText.get();
        if (!section.hasText()) {
            String instead = section.before().strip();
            return new CellValue.Withheld(instead.isEmpty() ? text.shown() : instead, Why.NOT_SHOWN);
        }
        StringBuilder shown = new StringBuilder();
        for (FormatToken token : section.tokens()) {
            shown.append(token.kind() == FormatToken.Kind.TEXT ? text.shown() : token.text());
        }
        return CellValue.Text.of(shown.toString());
    }

    /** The section for a number; empty where there is none, and the sheet shows ####. */
    private Optional<FormatSection> choose(BigDecimal number) {
        FormatSection first = sections.get(0);
        if (sections.size() == 1) {
            return first.condition().isEmpty() || first.condition().get().holds(number)
                    ? Optional.of(first)
                    : Optional.empty();
        }
        FormatSection second = sections.get(1);
        if (first.condition().isEmpty() && second.condition().isEmpty()) {
            boolean other = number.signum() < 0;
            boolean third = number.signum() == 0 && sections.size() == 3;
            return Optional.of(other ? second : third ? sections.get(2) : first);
        }
        if (first.condition().isEmpty()
                ? number.signum() > 0
                : first.condition().get().holds(number)) {
            return Optional.of(first);
        }
        if (second.condition().isPresent()
                ? second.condition().get().holds(number)
                : sections.size() == 2 || number.signum() < 0) {
            return Optional.of(second);
        }
        return sections.size() == 3 ? Optional.of(sections.get(2)) : Optional.empty();
    }

    /** Whether a section is for negative numbers alone, and so shows them without a sign of their own. */
    private boolean isForNegatives(FormatSection section) {
        boolean plain = sections.get(0).condition().isEmpty();
        return sections.size() > 1
                && (section.condition()
                                .map(FormatSection.Condition::onlyNegative)
                                .orElse(false)
                        || plain && section.condition().isEmpty() && section == sections.get(1));
    }

    private CellValue shown(BigDecimal stored) {
        Optional<FormatSection> chosen = choose(stored);
        if (chosen.isEmpty()) {
            return new CellValue.Withheld(CellValue.plain(stored), Why.NOT_SHOWN);
        }
        FormatSection section = chosen.get();
        if (section.hasText() && !section.showsDigits()) {
            return new CellValue.Number(stored, false); // a text format leaves numbers as they are
        }
        boolean digits = section.showsDigits() && (stored.signum() != 0 || section.showsZero());
        return digits ? digits(section, stored) : word(section, stored);
    }

    /** What a section without digits shows: a word, a dash for zero, or nothing. */
    private CellValue word(FormatSection section, BigDecimal stored) {
        String word = (section.before() + section.behind()).strip();
        boolean zero = stored.signum() == 0;
        boolean nothing = DASHES.matcher(word).matches();
        if (zero && nothing && !(word.isEmpty() && isInvisible(sections.get(0)))) {
            return new CellValue.Number(BigDecimal.ZERO, false); // a habit: zeros are left out, or shown as a dash
        }
        if (word.isEmpty()) {
            return new CellValue.Withheld(CellValue.plain(stored), Why.NOT_SHOWN);
        }
        return zero ? CellValue.Text.of(word) : new CellValue.Withheld(word, Why.WORD_SHOWN);
    }

    private static boolean isInvisible(FormatSection section) {
        return !section.showsDigits() && !section.hasText() && section.before().isBlank();
    }

    private CellValue digits(FormatSection section, BigDecimal stored) {
        String before = OWN_CURRENCY.matcher(section.before()).replaceAll("");
        String behind = OWN_CURRENCY.matcher(section.behind()).replaceAll("");
        boolean bracketed = before.length() > 0
                && OPENING.contains(before.substring(0, 1))
                && behind.length() > 0
                && CLOSING.contains(behind.substring(behind.length() - 1));
        boolean minus = before.length() > 0 && MINUS.contains(before.substring(0, 1));
        boolean negative = stored.signum() < 0;
        boolean own = negative && isForNegatives(section);
        BigDecimal size = stored.abs().scaleByPowerOfTen(2 * section.percents() - section.scale());
        String shown = (negative && !own ? "-" : "") + before + section.digits(size) + behind;
        if (own ? !(bracketed || minus || section.isColoured() || saysLess(before + behind)) : bracketed || minus) {
            return new CellValue.Withheld(shown, Why.SIGN_DIFFERS);
        }
        if (own && (bracketed || minus)) {
            before = before.substring(1);
            behind = bracketed ? behind.substring(0, behind.length() - 1) : behind;
        }
        String unit = before.equals("+") && !negative ? behind : before + behind;
        boolean percent = unit.equals("%");
        if ((unit.isEmpty() || percent) && section.isPlain(size)) {
            BigDecimal number = (negative ? size.negate() : size).scaleByPowerOfTen(percent ? -2 : 0);
            return new CellValue.Number(tidy(number), percent, section.scale());
        }
        String sign = negative && (!own || bracketed || minus || !saysLess(before + behind)) ? "-" : "";
        return CellValue.Text.of(sign + before + section.digits(size) + behind);
    }

    private static boolean saysLess(String literals) {
        return literals.chars().anyMatch(c -> LESS.indexOf(c) >= 0);
    }

    private static BigDecimal tidy(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 && stripped.scale() > -16 ? stripped.setScale(0) : stripped;
    }
}
