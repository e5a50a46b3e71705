package huizong.author;

import huizong.grid.Label;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns printed labels into the spellings a mapping looks for: without what changes from year to year. */
final class AnchorWording {
    private static final Pattern YEAR = Pattern.compile("((?:19|20)[0-9]{2})年?度?");
    private static final Pattern TITLE_FRONT = Pattern.compile("^.*(?:19|20)[0-9]{2}年?度?\\)?");
    private static final Pattern ATTACHMENT = Pattern.compile("^(附件|附表)[0-9].*|^(附件|附表)");
    private static final int SHORTEST_TITLE = 4;

    private final int fiscalYear;

    /** The form's year is the latest that its labels name. */
    AnchorWording(List<PrintedCell> labels) {
        int latest = 0;
        for (PrintedCell cell : labels) {
            Matcher years = YEAR.matcher(cell.label().core());
            while (years.find()) {
                latest = Math.max(latest, Integer.parseInt(years.group(1)));
            }
        }
        this.fiscalYear = latest;
    }

    OptionalInt fiscalYear() {
        return fiscalYear == 0 ? OptionalInt.empty() : OptionalInt.of(fiscalYear);
    }

    /** A label as a mapping names it: {@code {year}决算数} for {@code 2023年决算数}. */
    String label(String text) {
        String core = Label.of(text).core();
        Matcher attachment = ATTACHMENT.matcher(core);
        if (attachment.matches()) {
            return core.substring(0, 2) + "*";
        }
        return YEAR.matcher(core.replace("*", "").replace("{", "(").replace("}", ")"))
                .replaceAll(y -> {
                    int year = Integer.parseInt(y.group(1));
                    return Matcher.quoteReplacement(
                            year == fiscalYear ? "{year}" : year == fiscalYear - 1 ? "{year-1}" : "*");
                });
    }

    /** The same as a column's Chinese name. */
    static String chinese(String label) {
        String plain = label.replace("{year-1}", "上年").replace("{year}", "本年").replace("*", "");
        String kept = plain.replaceAll("[^\\p{IsHan}\\p{Alnum}]", "");
        return kept.isEmpty() ? "未命名" : kept.length() > 20 ? kept.substring(0, 20) : kept;
    }

    /** A title whatever unit and year stand before it. */
    static String title(String text) {
        String core = Label.of(text).core();
        String rest = TITLE_FRONT.matcher(core).replaceFirst("");
        return "*" + (rest.length() < SHORTEST_TITLE ? YEAR.matcher(core).replaceAll("*") : rest).replace("**", "*");
    }
}
