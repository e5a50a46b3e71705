package huizong.author;

import huizong.grid.Cell;
import huizong.grid.CellValue;
import huizong.grid.Label;
import huizong.grid.Region;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * A filled cell of a template, seen as someone does who does not know the form.
 *
 * @param region its merged region, or the cell itself
 * @param text what it shows
 */
record PrintedCell(Cell cell, Region region, String text, Label label) {
    private static final int LONGEST_LABEL = 24;
    private static final Pattern FIGURE = Pattern.compile(
            "[≥≤><=]?[¥￥]?[+-]?[0-9][0-9,]*(?:\\.[0-9]*)?" + "(?:%|元|万元|亿元|万|亿|分|人|万人|家|个|名|次|件|户|天|项|m2|平方米)?");
    private static final Pattern MARKER = Pattern.compile("[-—–－/\\\\]+|\\(?略\\)?|无");
    private static final Pattern DOTS = Pattern.compile("[.…·。⋯]+");
    private static final Pattern PROSE = Pattern.compile("[。；;！？!?]|[，,].{4,}|.{12,}[，,]");
    private static final Pattern LABEL_AND_VALUE =
            Pattern.compile("^(?!其中[:：]?[^:：]*$).*[:：]\\s*[^\\s:：].*", Pattern.DOTALL);

    static PrintedCell of(Cell cell, Region region) {
        String text = cell.value().shown();
        return new PrintedCell(cell, region, text, Label.of(text));
    }

    int row() {
        return cell.ref().row();
    }

    int firstColumn() {
        return region.firstColumn();
    }

    int lastColumn() {
        return region.lastColumn();
    }

    private String compact() {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }

    /** Whether it is a number, a date, a percentage or a formula. */
    boolean isFigure() {
        return !(cell.value() instanceof CellValue.Text)
                || FIGURE.matcher(compact()).matches();
    }

    /** Whether it says that there is no value, or nothing at all. */
    boolean isMarker() {
        String compact = compact();
        return MARKER.matcher(compact).matches() || DOTS.matcher(compact).matches();
    }

    /** Whether it holds both a label and its value, {@code 填报单位：××局}. */
    boolean isLabelAndValue() {
        return LABEL_AND_VALUE.matcher(text.strip()).matches();
    }

    /** Whether its value, if there is one, stands elsewhere: {@code 填报单位：}. */
    boolean endsWithColon() {
        return text.strip().endsWith("：") || text.strip().endsWith(":");
    }

    /** Whether it may be something printed on the form: short text, no figure and no sentence. */
    boolean isLabelLike() {
        return cell.value() instanceof CellValue.Text
                && !isFigure()
                && !isMarker()
                && !isLabelAndValue()
                && !label.core().isEmpty()
                && label.core().length() <= LONGEST_LABEL
                && !PROSE.matcher(label.core()).find();
    }

    /** Whether it reaches down beyond a row. */
    boolean reachesBelow(int row) {
        return region.lastRow() > row;
    }

    boolean isWithin(int first, int last) {
        return firstColumn() >= first && lastColumn() <= last;
    }
}
