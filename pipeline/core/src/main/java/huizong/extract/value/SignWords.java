package huizong.extract.value;

import huizong.grid.CellValue;
import huizong.text.WhiteSpace;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that say whether a change is up or down: {@code 减少0.61} for -0.61. */
public final class SignWords {
    private static final Pattern LESS =
            Pattern.compile("^(?:同比|较上年|比上年)?(?:减少|下降|降低|减|降|↓)了?[\\s\u3000]*([¥￥]?[0-9０-９.].*)$");
    private static final Pattern MORE =
            Pattern.compile("^(?:同比|较上年|比上年)?(?:增加|增长|上升|提高|增|升|↑)了?[\\s\u3000]*([¥￥]?[0-9０-９.].*)$");
    private static final Pattern SAME = Pattern.compile("^(?:与上年)?(?:持平|无变化|不变|无增减)$");

    private SignWords() {}

    /** The value with a sign for its word, in a column of changes; any other value as it is. */
    public static CellValue signed(CellValue value) {
        if (!(value instanceof CellValue.Text text)) {
            return value;
        }
        String said = WhiteSpace.trim(text.text());
        Matcher less = LESS.matcher(said);
        if (less.matches()) {
            return new CellValue.Text("-" + less.group(1));
        }
        Matcher more = MORE.matcher(said);
        if (more.matches()) {
            return new CellValue.Text(more.group(1));
        }
        return SAME.matcher(said).matches() ? new CellValue.Number(BigDecimal.ZERO, false) : value;
    }
}
