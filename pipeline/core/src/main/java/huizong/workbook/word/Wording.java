package huizong.workbook.word;

import huizong.workbook.word.Block.Line;
import huizong.workbook.word.Block.Look;
import java.util.regex.Pattern;

/** What a line beside a table is, by its look and the words that every office uses for such lines. */
final class Wording {
    private static final int LONGEST_TITLE = 60;
    private static final int SHORTEST_TITLE = 3;

    private static final Pattern ANNEX =
            Pattern.compile("^(?:附件|附表|附|表)[\\s　]*[0-9０-９一二三四五六七八九十]{1,3}(?:[-－—.．][0-9０-９]{1,3})?(?![0-9年月日]).*");
    private static final Pattern TITLE_END =
            Pattern.compile(".*(?:表|报告|明细|清单)[\\s　]*(?:[（(【\\[][^（()）】\\]]*[）)】\\]][\\s　]*)*$");
    private static final Pattern CONTINUED = Pattern.compile(".*(?:续表|[（(]续[）)一二三四五六七八九十]?|续上表|接上表).*|^续[\\s　]*$");
    private static final Pattern MONEY =
            Pattern.compile("^[（(]?(?:金额|货币)?单位[\\s　]*[:：][\\s　]*[人民币\\s　]*[百千万亿]*元[）)]?$");
    private static final Pattern NOTE =
            Pattern.compile("^[\\s　]*(?:注|说明|备注|填表|填报人|填报日期|填写|制表|审核|复核|联系|负责人|单位负责人|经办|财务|主管领导).*", Pattern.DOTALL);
    private static final Pattern SECTION = Pattern.compile(
            "^[\\s　]*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章节部]).*", Pattern.DOTALL);
    private static final Pattern BRACKETED = Pattern.compile("^[（(【\\[].*[）)】\\]]$");

    private Wording() {}

    private static String trim(Line line) {
        return line.text().strip().replaceAll("^[\\s　]+|[\\s　]+$", "");
    }

    private static boolean hasColon(String text) {
        return text.indexOf('：') >= 0 || text.indexOf(':') >= 0;
    }

    /** Whether a line begins what belongs to the next table: a title, the number of an annex, a page, a heading. */
    static boolean begins(Line line) {
        if (line.isBlank()) {
            return false;
        }
        String text = trim(line);
        return line.is(Look.NEW_PAGE)
                || line.is(Look.HEADING)
                || isTitle(line)
                || text.length() <= LONGEST_TITLE && ANNEX.matcher(text).matches()
                || line.is(Look.CENTRED) && !hasColon(text) && text.length() <= LONGEST_TITLE && !isNote(line);
    }

    /** Whether a line ends as the title of a form does and stands for itself. */
    static boolean isTitle(Line line) {
        String text = trim(line);
        return text.length() <= LONGEST_TITLE
                && !hasColon(text)
                && TITLE_END.matcher(text).matches()
                && !isNote(line);
    }

    /** Whether a line may name its table. */
    static boolean isName(Line line) {
        String text = trim(line);
        return text.length() >= SHORTEST_TITLE
                && text.length() <= LONGEST_TITLE
                && !hasColon(text)
                && !BRACKETED.matcher(text).matches()
                && (isTitle(line) || !ANNEX.matcher(text).matches());
    }

    /** Whether a line says that the table below goes on with the one above. */
    static boolean continues(Line line) {
        String text = trim(line);
        return text.length() <= LONGEST_TITLE && CONTINUED.matcher(text).matches();
    }

    /** Whether a line only states a unit of money, as is printed again over every part of a table. */
    static boolean isMoney(Line line) {
        return MONEY.matcher(trim(line)).matches();
    }

    /** Whether a line is a note or a signature, as stand below a table. */
    static boolean isNote(Line line) {
        return NOTE.matcher(line.text()).matches();
    }

    /** Whether a line heads a section of the report. */
    static boolean headsSection(Line line) {
        return SECTION.matcher(line.text()).matches() || line.is(Look.HEADING);
    }
}
