package huizong.irregular;

import huizong.grid.CellRef;
import java.math.BigDecimal;

/** A written cell that keeps its identity while rows and columns are inserted around it. */
final class Ink {
    /** How a number is written into the file. */
    enum Style {
        PLAIN,
        PERCENT,
        FORMULA,
        FORMULA_UNCOMPUTED
    }

    int row;
    int column;
    /** A String or a BigDecimal. */
    Object content;

    Style style = Style.PLAIN;

    Ink(int row, int column, Object content) {
        this.row = row;
        this.column = column;
        this.content = content;
    }

    Ink(Ink other) {
        this(other.row, other.column, other.content);
        this.style = other.style;
    }

    String text() {
        return content instanceof BigDecimal number ? number.toPlainString() : content.toString();
    }

    boolean isText() {
        return content instanceof String;
    }

    CellRef ref() {
        return new CellRef(row, column);
    }

    @Override
    public String toString() {
        return ref() + "=" + text().replace('\n', '⏎');
    }
}
