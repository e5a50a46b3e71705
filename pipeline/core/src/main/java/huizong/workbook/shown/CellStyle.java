package huizong.workbook.shown;

import huizong.grid.CellValue;
import huizong.grid.CellValue.Why;

/**
 * What of a cell's style decides what its content means.
 *
 * @param struck whether its font strikes all of it out
 */
public record CellStyle(CellFormat format, boolean struck) {
    public static final CellStyle PLAIN = new CellStyle(CellFormat.GENERAL, false);

    /** A value that is no text, as a cell of this style shows it. */
    public CellValue shown(CellValue value) {
        return struck && !value.isBlank() ? new CellValue.Withheld(value.shown(), Why.STRUCK_OUT) : value;
    }

    /** A text in one font, as a cell of this style shows it. */
    public CellValue text(CellValue text) {
        return shown(text.isBlank() ? text : format.text(text));
    }

    /** A text as a cell of this style shows it. */
    public CellValue text(RichText text) {
        String left = text.left(this);
        if (left.isBlank() && !text.all().isBlank()) {
            return new CellValue.Withheld(text.all(), Why.STRUCK_OUT);
        }
        return left.isEmpty() ? CellValue.Blank.INSTANCE : format.text(CellValue.Text.of(left));
    }
}
